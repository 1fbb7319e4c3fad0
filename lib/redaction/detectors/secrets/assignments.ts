import type { Scan } from '../../scan/scan';
import { endsValue, entropy, isBetween, isWord } from './characters';
import { claimGuess, claimKey, joinedEnd } from './keys';
import { isKeyName, isPasswordName, SECRET_NAME } from './names';
import { claimNamed } from './passwords';
import { codeAt } from '../../scan/letters';

/** A key word, and what may stand behind it. */
const LONGEST_NAME = 44;
const LEAST_VALUE = 3;
const MOST_BETWEEN = 5;
const [TAB, BRACKET, AT, BACKSLASH, QUESTION_MARK] = [9, 40, 64, 92, 63];

/** Claims the secret that is assigned by the `:`, `=`, `,`, `>` or `||` at `sign`: `name = value`, in most languages for data and programs. */
export function claimAssigned(scan: Scan, sign: number): void {
    const { text } = scan;
    const start = valueStart(text, sign);
    for (let at = start; at < start + LEAST_VALUE; at++) if (endsValue(text, at) && text[at] !== '&') return;
    const name = nameBefore(text, sign);
    if (name === '') return;
    const isSure = ':=>'.includes(text[sign]!);
    if (isSure && (isPasswordName(name) || isValueOfPassword(text, name, sign))) {
        claimNamed(scan, 'linked password', start, true);
        return;
    }
    if (isSure && AUTHORIZATION.test(name)) claimAuthorization(scan, start);
    const isKey = isKeyName(name);
    if (isSure && isKey && SECRET_NAME.test(name)) claimGuess(scan, start);
    claimKey(scan, name, start, isKey ? (isSure ? 0.8 : 0.4) : 0);
}

/** `key="Password" value="…"`, in settings written in XML. */
function isValueOfPassword(text: string, name: string, sign: number): boolean {
    return /(?:^| )value$/.test(name) && /password["']\s+value$/i.test(text.slice(Math.max(0, sign - LONGEST_NAME), sign));
}

function valueStart(text: string, sign: number): number {
    let start = sign + 1;
    while (start - sign <= MOST_BETWEEN && mayPrecede(text, start, text[sign] === '=')) start++;
    return start;
}

function mayPrecede(text: string, at: number, isOneLine: boolean): boolean {
    const code = codeAt(text, at);
    return isBetween(code) && !(isOneLine && code !== TAB && code < 14);
}

function nameBefore(text: string, sign: number): string {
    let end = sign;
    while (end > 0 && sign - end <= MOST_BETWEEN && mayFollowName(codeAt(text, end - 1))) end--;
    let start = end;
    while (start > 0 && end - start < LONGEST_NAME && mayBeInName(codeAt(text, start - 1))) start--;
    return text.slice(start, end);
}

function mayFollowName(code: number): boolean {
    return (isBetween(code) && code !== BRACKET && code !== AT) || code === BACKSLASH || code === QUESTION_MARK;
}

function mayBeInName(code: number): boolean {
    return code > 127 || isWord(code) || '_. \t[]-'.includes(String.fromCharCode(code));
}

const SCHEME = /^(?:Bearer|Basic|Token|Bot|Api-?Key|Digest|Negotiate)[ \t]+/i;
const AUTHORIZATION = /authorization["']?$/i;

function claimAuthorization(scan: Scan, start: number): void {
    const scheme = SCHEME.exec(scan.text.slice(start, start + 20))?.[0] ?? '';
    const from = start + scheme.length;
    const end = joinedEnd(scan.text, from);
    const value = scan.text.slice(from, end);
    if (end - from >= 8 && end - from <= 3_000 && entropy(value) >= 2.75) scan.claim('SECRET', from, end, scheme ? 0.85 : 0.6);
}
