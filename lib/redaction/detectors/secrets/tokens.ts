import type { Scan } from '../../scan/scan';
import { entropy } from './characters';
import { CLOUD_TOKENS } from './rules/cloud-tokens';
import { DEVELOPER_TOKENS } from './rules/developer-tokens';
import { SERVICE_TOKENS } from './rules/service-tokens';
import { codeAt } from '../../scan/letters';

interface Token {
    prefix: string;
    whole: RegExp;
    entropy: number;
    confidence: number;
}

/** What may not follow: then the token would be longer. */
const END = '(?![\\w-])';

const TOKENS: readonly Token[] = [...CLOUD_TOKENS, ...DEVELOPER_TOKENS, ...SERVICE_TOKENS].flatMap(
    ({ prefixes, rest, entropy: least = 0, confidence = 0.9 }) =>
        prefixes.map((prefix) => ({ prefix, whole: new RegExp(`${escaped(prefix)}(?:${rest})${END}`, 'y'), entropy: least, confidence })),
);

function escaped(text: string): string {
    return text.replaceAll(/[.^$*+?()[\]{}|\\/-]/g, (character) => (character === '-' ? '-' : `\\${character}`));
}

/** By their first two characters, so that most words are nothing after one look. */
const GROUPS: readonly Token[][] = grouped();
const GROUP_OF = groupTable();

function grouped(): Token[][] {
    const groups = new Map<string, Token[]>();
    for (const token of TOKENS) {
        const head = token.prefix.slice(0, 2);
        groups.set(head, [...(groups.get(head) ?? []), token]);
    }
    return [[], ...groups.values()];
}

function groupTable(): Uint8Array {
    const table = new Uint8Array(128 * 128);
    for (const [index, [first]] of GROUPS.entries()) if (first) table[headAt(first.prefix, 0)] = index;
    return table;
}

function headAt(text: string, at: number): number {
    return (codeAt(text, at) << 7) | codeAt(text, at + 1);
}

/** Claims the token that begins at `at`, if one does; returns where it ends, else `at`. */
export function claimToken(scan: Scan, at: number): number {
    const group = GROUP_OF[headAt(scan.text, at)];
    if (!group) return at;
    for (const { prefix, whole, entropy: least, confidence } of GROUPS[group]!) {
        if (!scan.text.startsWith(prefix, at)) continue;
        whole.lastIndex = at;
        if (!whole.test(scan.text)) continue;
        const end = whole.lastIndex;
        if (least > 0 && entropy(scan.text.slice(at, end)) < least) continue;
        scan.claim('SECRET', at, end, confidence);
        if (confidence >= 0.5) return end;
    }
    return at;
}
