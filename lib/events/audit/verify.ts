import type { KeyRing } from '../../storage/key-ring';
import { BEGINNING, hashOf, isSignedLine, lineIn, type Head, type Line } from './line';

/** What is wrong at a record: its line in the file or files, from 1. */
export interface AuditProblem {
    line: number;
    /** `malformed`: no record; `altered`: not as it was written; `out-of-order`: some before it are missing, or it belongs elsewhere; `signature`: not signed with these keys. */
    what: 'malformed' | 'altered' | 'out-of-order' | 'signature';
}

export interface AuditReport {
    /** Whether everything is as it was signed, up to the last record. */
    valid: boolean;
    records: number;
    /** The number of the first record; more than 1 when the files before it are not here. */
    firstSeq: number;
    lastSeq: number;
    /** Epoch milliseconds of the first and the last record; nothing of none. */
    from: number | undefined;
    until: number | undefined;
    /** How many records of each type there are. */
    types: Readonly<Record<string, number>>;
    /** Events that could not be written, as the log says itself. */
    lost: number;
    /** The number of the last record that was deleted when its time was up, as the log says itself; 0 when none was. */
    expired: number;
    /** Records after the last signature: of a process that was killed, or is writing just now. Nobody vouches for them. */
    unsigned: number;
    /** The first hundred. */
    problems: readonly AuditProblem[];
}

const MOST = 100;
/** More types than these are not bot-warden's: a file of others could hold any number. */
const TYPES = 500;
const LONGEST = 64; // characters
const OTHERS = 'others';

/**
 * Checks the lines of an audit log, of one file or of several in their order, in constant memory. That records are missing at the very
 * end cannot be seen in the log itself: compare `lastSeq` with what you noted elsewhere.
 * @param keys the key ring, or the public keys of it ({@link KeyRing.publicKeys})
 */
export async function verifyAuditLog(lines: AsyncIterable<string> | Iterable<string>, keys: Pick<KeyRing, 'publicKeys'> | readonly string[]): Promise<AuditReport> {
    const chain = new Chain('publicKeys' in keys ? keys.publicKeys() : keys);
    for await (const line of lines) chain.take(line);
    return chain.report();
}

class Chain {
    private head: Head | undefined;
    private readonly types = new Map<string, number>();
    private readonly problems: AuditProblem[] = [];
    private wrong = 0;
    private lines = 0;
    private records = 0;
    private firstSeq = 0;
    private from: number | undefined;
    private until: number | undefined;
    private lost = 0;
    private expired = 0;
    private unsigned = 0;

    constructor(private readonly publicKeys: readonly string[]) {}

    take(text: string): void {
        this.lines += 1;
        const line = lineIn(text);
        if (!line) return this.note('malformed');
        this.check(line);
        this.count(line);
        this.head = { seq: line.record.seq, hash: line.hash };
    }

    report(): AuditReport {
        const { records, firstSeq, from, until, lost, expired, unsigned, problems } = this;
        const valid = records > 0 && this.wrong === 0 && unsigned === 0;
        return { valid, records, firstSeq, lastSeq: this.head?.seq ?? 0, from, until, types: Object.fromEntries(this.types), lost, expired, unsigned, problems };
    }

    private check(line: Line): void {
        const before = this.head ?? startOf(line);
        if (line.record.seq !== before.seq + 1) this.note('out-of-order');
        else if (line.hash !== hashOf(before.hash, line.body) || !continues(line, before)) this.note('altered');
        if (line.signature === undefined) this.unsigned += 1;
        else if (isSignedLine(line, this.publicKeys)) this.unsigned = 0;
        else this.note('signature');
    }

    private count({ record: { seq, at, type, lost, through } }: Line): void {
        this.records += 1;
        if (this.records === 1) [this.firstSeq, this.from] = [seq, at];
        this.until = at;
        const name = this.types.has(type) || (this.types.size < TYPES && type.length <= LONGEST) ? type : OTHERS;
        this.types.set(name, (this.types.get(name) ?? 0) + 1);
        if (type === 'audit-gap' && typeof lost === 'number') this.lost += lost;
        if (type === 'audit-expired' && typeof through === 'number') this.expired = Math.max(this.expired, through);
    }

    private note(what: AuditProblem['what']): void {
        this.wrong += 1;
        if (this.problems.length < MOST) this.problems.push({ line: this.lines, what });
    }
}

/** Where a chain begins that begins with this line: at the beginning of all, or where the file before ended. */
function startOf({ record: { seq, type, previous } }: Line): Head {
    return type === 'audit-continued' && typeof previous === 'string' ? { seq: seq - 1, hash: previous } : { seq: 0, hash: BEGINNING };
}

function continues({ record: { type, previous } }: Line, before: Head): boolean {
    return type !== 'audit-continued' || previous === before.hash;
}
