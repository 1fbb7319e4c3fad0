import { Redactor, type RedactorOptions } from '../../../redaction/redactor';
import type { Finding } from '../../../redaction/finding';
import { FieldNames } from './field-names';

/** Values that held nothing, and come again and again. */
const MOST_KNOWN = 4_000;
const LONGEST_KNOWN = 40;
/** The longest value about which the name of its field says something. */
const LONGEST_NAMED = 1_000;
/** A point in time, as JSON has it: logs and activities are full of them. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
const NOTHING: readonly Finding[] = Object.freeze([]);
/** How often a text is redacted again, as what is left can mean something new. */
const ROUNDS = 4;

/** Searches texts, by themselves and as the value of a field. */
export class Texts {
    readonly fields = new FieldNames();
    private readonly redactor: Redactor;
    private readonly areTimesNothing: boolean;
    private readonly clean = new Set<string>();

    constructor(options: Pick<RedactorOptions, 'kinds' | 'threshold'>) {
        this.redactor = new Redactor(options);
        this.areTimesNothing = this.redactor.find('2026-11-30T10:00:00.000Z').length === 0;
    }

    /** @param key the name of the field, which can say what it is: `"pin": "4711"` */
    find(text: string, key = ''): readonly Finding[] {
        const said = text.length > LONGEST_NAMED ? '' : this.fields.saidBy(key);
        if (text.length > LONGEST_KNOWN) return this.search(text, said);
        const known = said === '' ? text : `${said}\n${text}`;
        if (this.clean.has(known) || (this.areTimesNothing && TIME.test(text))) return NOTHING;
        const findings = this.search(text, said);
        if (findings.length === 0) this.remember(known);
        return findings;
    }

    /** The text with all that is found in it replaced, until nothing is. */
    redacted(text: string, key = ''): string {
        let redacted = text;
        for (let round = 0; round < ROUNDS; round++) {
            const findings = this.find(redacted, key);
            if (findings.length === 0) break;
            redacted = replaced(redacted, findings);
        }
        return redacted;
    }

    private remember(text: string): void {
        if (this.clean.size === MOST_KNOWN) this.clean.clear();
        this.clean.add(Buffer.from(text).toString()); // a part of a text would keep the whole of it
    }

    private search(text: string, said: string): readonly Finding[] {
        const findings = this.redactor.find(text);
        if (said === '' || findings.length > 0) return findings;
        return this.redactor.find(said + text).flatMap((finding) => behind(finding, said.length));
    }
}

/** The part of a finding that is in the value. */
function behind({ start, end, ...rest }: Finding, length: number): Finding[] {
    return end > length ? [{ ...rest, start: Math.max(0, start - length), end: end - length }] : [];
}

function replaced(text: string, findings: readonly Finding[]): string {
    let redacted = '';
    let done = 0;
    for (const { kind, start, end } of findings) {
        redacted += `${text.slice(done, start)}[${kind}]`;
        done = end;
    }
    return redacted + text.slice(done);
}
