import { createReadStream } from 'node:fs';
import { verifyAuditLog, type AuditReport } from '../events/audit/verify';
import type { Command } from './command';
import { counted, print, printable, table } from './io';
import { KEY_HELP, KEY_OPTIONS } from './keys';
import { Problem } from './problem';
import { PUBLIC_KEY_HELP, publicKeys } from './public-keys';

const WHAT = {
    'malformed': 'is no record', 'altered': 'is not as it was written', 'out-of-order': 'does not follow: records are missing, or it belongs elsewhere',
    'signature': 'is not signed with these keys',
} as const;

export const command: Command = {
    help: `Usage: bot-warden audit verify <file>... [options]

Says whether an audit log is as it was written. Name the files in their order, the oldest first. It needs no store and no network.
That records are missing at the very end cannot be seen in the log itself: note the number of the last one elsewhere, and compare.
Exit code 0 when it is valid, 1 when it is not.

  --expect-seq <n>     the number that the last record should have, at least
${PUBLIC_KEY_HELP}
${KEY_HELP}`,
    options: { ...KEY_OPTIONS, 'public-key': 'texts', 'expect-seq': 'text' },
    async run(given, io) {
        if (given.operands.length === 0) throw new Problem('name the file of the audit log, or several in their order');
        const least = seqOf(given.text('expect-seq'));
        const report = await verifyAuditLog(linesOf(given.operands), publicKeys(given, io));
        const isValid = report.valid && report.lastSeq >= least;
        print(io.stdout, isValid ? 'valid: it is as it was written' : 'NOT valid:', ...doubts(report, least), ...summary(report));
        return isValid ? 0 : 1;
    },
};

function seqOf(given: string | undefined): number {
    if (given !== undefined && !/^\d{1,15}$/.test(given)) throw new Problem('--expect-seq must be a number');
    return Number(given ?? 0);
}

function doubts({ records, problems, unsigned, lastSeq }: AuditReport, least: number): string[] {
    return [
        ...(records === 0 && problems.length === 0 ? ['  there is no record in it'] : []),
        ...problems.map(({ line, what }) => `  line ${line} ${WHAT[what]}`),
        ...(unsigned > 0 ? [`  ${counted(unsigned, 'record')} at the end not signed: the process was killed, or writes just now`] : []),
        ...(lastSeq < least ? [`  it ends with record ${lastSeq}, and should go on to ${least}`] : []),
    ];
}

function summary({ records, firstSeq, lastSeq, from, until, lost, types }: AuditReport): string[] {
    if (from === undefined || until === undefined) return [];
    return table([
        ['records', `${records} (${firstSeq} to ${lastSeq})`],
        ['from', new Date(from).toISOString()],
        ['until', new Date(until).toISOString()],
        ['not written', lost > 0 ? counted(lost, 'event') : undefined],
        ...Object.entries(types).toSorted(([, a], [, b]) => b - a).map(([type, count]) => [printable(type), count] as const),
    ]);
}

/** Of all files, one after the other. A line that is longer than any record is cut. @throws {Problem} for a file that cannot be read */
async function* linesOf(paths: readonly string[]): AsyncGenerator<string> {
    for (const path of paths) {
        try {
            yield* linesIn(createReadStream(path, 'utf8'));
        } catch (error) {
            throw new Problem(`${printable(path)} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
        }
    }
}

const LONGEST = 1_000_000;

/** Lines end with a line feed and nothing else: records may hold other characters that end lines elsewhere. */
async function* linesIn(chunks: AsyncIterable<string>): AsyncGenerator<string> {
    let rest = '';
    for await (const chunk of chunks) {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop()!.slice(0, LONGEST);
        yield* lines;
    }
    if (rest !== '') yield rest;
}
