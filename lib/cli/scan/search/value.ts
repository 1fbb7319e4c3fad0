import { shownField } from './field-names';
import { isAt, LONG_NUMBER, pathOf, tokensOf, type Token } from './json-tokens';
import { RawOffset } from './raw-offset';
import type { Texts } from './texts';
import type { Hit, TextEdit, Unit } from './unit';

/** Where a log or an activity says when. */
const TIMES = new Set(['timestamp', '@timestamp', 'time', 'ts', 'date', 'datetime']);

/**
 * Searches every string, key and number of a JSON value; of an activity not what routes it. Edits leave everything else as it
 * stands, byte by byte.
 * @returns nothing when it is no JSON
 */
export function searchValue(text: string, texts: Texts, isToEdit: boolean): Unit | undefined {
    const tokens = tokensOf(text);
    return tokens && new ValueSearch(text, tokens, texts, isToEdit).run();
}

class ValueSearch {
    private readonly hits: Hit[] = [];
    private readonly edits: TextEdit[] = [];
    /** How many keys of each object were replaced. */
    private readonly renamed = new Map<Token['frame'], number>();

    constructor(
        private readonly text: string,
        private readonly tokens: readonly Token[],
        private readonly texts: Texts,
        private readonly isToEdit: boolean,
    ) {}

    run(): Unit | undefined {
        const isActivity = this.tokens.some((token) => isAt(token, 'type')) && this.tokens.some(isPlace);
        for (const token of this.tokens) {
            if (isActivity && token.type === 'string' && this.texts.fields.isRouting(token)) continue;
            if (!this.search(token)) return undefined;
        }
        return { hits: this.hits, edits: this.edits, ...(this.hits.length > 0 && this.facts()) };
    }

    /** @returns whether it is JSON */
    private search(token: Token): boolean {
        const { type, start, end, isEscaped, key } = token;
        const meant = isEscaped ? unescaped(this.text, token) : this.text.slice(start, end);
        if (meant === undefined) return false;
        const name = isEscaped ? '' : key;
        const findings = type === 'number' && end - start < LONG_NUMBER ? this.numberOf(meant, name) : this.texts.find(meant, name);
        if (findings.length === 0) return true;
        const path = type === 'key' ? `${pathOf(token)}.*`.replace(/^\./, '') : pathOf(token);
        const field = shownField(path, (step) => this.texts.find(step).length > 0);
        const raw = isEscaped ? new RawOffset(this.text.slice(start, end)) : undefined;
        for (const { kind, start: at } of findings) this.hits.push({ kind, at: start + (raw ? raw.of(at) : at), field });
        if (this.isToEdit) this.edits.push(this.edit(token, this.texts.redacted(meant, name)));
        return true;
    }

    private numberOf(meant: string, key: string) {
        return this.texts.fields.saidBy(key) === '' ? [] : this.texts.find(meant, key);
    }

    /** A number becomes a string. Two keys that become alike are numbered. */
    private edit({ type, start, end, frame, isEscaped }: Token, redacted: string): TextEdit {
        if (type !== 'key') return type === 'number' ? { start, end, text: JSON.stringify(redacted) } : { start, end, text: inString(redacted, isEscaped) };
        const count = (this.renamed.get(frame) ?? 0) + 1;
        this.renamed.set(frame, count);
        return { start, end, text: inString(count === 1 ? redacted : `${redacted} ${count}`, isEscaped) };
    }

    private facts(): Pick<Unit, 'conversation' | 'day'> {
        const { tokens, text } = this;
        const channel = tokens.find((token) => isAt(token, 'channelId'));
        const id = tokens.find((token) => isAt(token, 'id', 'conversation'));
        const time = tokens.find((token) => TIMES.has(token.key) && isAt(token, token.key));
        const day = time && dayOf(text.slice(time.start, time.end), time.type);
        return { ...(id && { conversation: [channel ? text.slice(channel.start, channel.end) : '', text.slice(id.start, id.end)] as const }), ...(day !== undefined && { day }) };
    }
}

function isPlace(token: Token): boolean {
    return isAt(token, 'channelId') || isAt(token, 'id', 'conversation') || isAt(token, 'id', 'from');
}

function unescaped(text: string, { start, end }: Token): string | undefined {
    try {
        return JSON.parse(text.slice(start - 1, end + 1)) as string;
    } catch {
        return undefined;
    }
}

/** What was escaped stays so: its characters may be none of the file's encoding. */
function inString(text: string, isEscaped: boolean): string {
    const json = JSON.stringify(text).slice(1, -1);
    return isEscaped ? json.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`) : json;
}

/** Of an ISO 8601 date, or of seconds or milliseconds since the epoch. */
function dayOf(time: string, type: Token['type']): string | undefined {
    if (type === 'string') return /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/.exec(time)?.[0];
    if (!/^(?:\d{10}|\d{13})$/.test(time)) return undefined;
    return new Date(Number(time) * (time.length === 10 ? 1000 : 1)).toISOString().slice(0, 10);
}
