import { verifyAuditLog, type AuditReport } from '../events/audit/verify';
import { linesOf, logsIn } from './audit-files';
import type { Command } from './command';
import { counted, print, printable, table, type Io } from './io';
import { KEY_HELP, KEY_OPTIONS } from './keys';
import { Problem } from './problem';
import { PUBLIC_KEY_HELP, publicKeys } from './public-keys';

const WHAT = {
    'malformed': 'is no record', 'altered': 'is not as it was written', 'out-of-order': 'does not follow: records are missing, or it belongs elsewhere',
    'signature': 'is not signed with these keys',
} as const;

export const command: Command = {
    help: `Usage: bot-warden audit verify <file>... [options]
       bot-warden audit verify <folder> [options]

Says whether an audit log is as it was written. Name the files in their order, the oldest first; those of one log (audit.jsonl*) are put
in order. Of a folder, each log in it is verified. It needs no store and no network.
That records are missing at the very end cannot be seen in the log itself: note the number of the last one elsewhere, and compare.
Exit code 0 when it is valid, 1 when it is not.

  --expect-seq <n>     the number that the last record should have, at least; for one log
${PUBLIC_KEY_HELP}
${KEY_HELP}`,
    options: { ...KEY_OPTIONS, 'public-key': 'texts', 'expect-seq': 'text' },
    async run(given, io) {
        const logs = logsIn(given.operands);
        const least = seqOf(given.text('expect-seq'));
        if (least > 0 && logs.length > 1) throw new Problem('--expect-seq is for one log, and these are several');
        const keys = publicKeys(given, io);
        let code = 0;
        for (const { name, paths } of logs) {
            if (logs.length > 1) print(io.stdout, `${printable(name)}:`);
            if (!told(await verifyAuditLog(linesOf(paths), keys), least, io)) code = 1;
        }
        return code;
    },
};

function told(report: AuditReport, least: number, { stdout }: Io): boolean {
    const isValid = report.valid && report.lastSeq >= least;
    print(stdout, isValid ? 'valid: it is as it was written' : 'NOT valid:', ...doubts(report, least), ...summary(report));
    return isValid;
}

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

function summary({ records, firstSeq, lastSeq, from, until, lost, expired, types }: AuditReport): string[] {
    if (from === undefined || until === undefined) return [];
    return table([
        ['records', `${records} (${firstSeq} to ${lastSeq})`],
        ['from', new Date(from).toISOString()],
        ['until', new Date(until).toISOString()],
        ['before them', missing(firstSeq - 1, expired)],
        ['not written', lost > 0 ? counted(lost, 'event') : undefined],
        ...Object.entries(types).toSorted(([, a], [, b]) => b - a).map(([type, count]) => [printable(type), count] as const),
    ]);
}

/** What there was before the first record. */
function missing(before: number, expired: number): string | undefined {
    if (before <= 0) return undefined;
    return before <= expired ? `${counted(before, 'record')}, deleted when their time was up` : `${counted(before, 'record')} that are not here`;
}
