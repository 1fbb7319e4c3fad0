import { OptionError } from '../../support/errors';
import type { Arguments } from '../arguments';
import type { Command } from '../command';
import type { Io } from '../io';
import { explained, Problem } from '../problem';
import { STORE_OPTIONS } from '../store';
import { version } from '../version';
import { page } from './report/page';
import { checkReport, writeReport } from './report/write';
import { scanFiles } from './scan-files';
import { scanStore } from './scan-store';
import { settingsIn, type Settings } from './settings';
import { Told } from './told';
import { Totals } from './totals';

export const command: Command = {
    help: `Usage: bot-warden scan <path>... [options]
       bot-warden scan --channel <id> (--sqlite <path> | --config <file>) [options]

Finds sensitive data in saved transcripts and logs: .transcript and other JSON, JSON lines, and plain text, also packed with gzip;
folders with all that is in them, but for node_modules and .git. Prints where it is and of which kind, never what it is. Of an
activity everything is searched but what routes it, such as its ids.

Exit code 0 when nothing was found, or nothing is left of it; 1 when something was found, and still is there; 2 for wrong use;
3 when not everything could be searched or changed, whatever was found. What was not is named.

  --kinds <a,b>           what to look for, such as CREDIT_CARD,US_SSN; "all" is every kind, however unlikely
                          (default: all that the standard policy restricts or calls personal)
  --min-confidence <n>    from which confidence on something counts, from 0 to 1 (default: 0.5; 0 for --kinds all)
  --format <text|json>    lines for people, or JSON lines
  --summary               only how much was found, not where
  --report <file.html>    writes a page with pictures, which holds no values, names or ids; --force replaces one that is there
  --redact                then replaces in the files what was found by its kind, as [CREDIT_CARD]: a copy is written, searched again,
                          and takes the place of the file; mode, owner and time of the last change stay
  --erase                 then overwrites and removes the files in which something was found, or erases those conversations
  --yes                   does not ask before that
  --workers <n>           how many threads search (default: one for each processor)
  --channel <id>          the channel of a store; can be repeated

Which store:
  --config <file>         a CommonJS or ES module that exports \`transcripts\`, a SelfDestructingTranscripts, or \`source\`, any other
                          TranscriptStore, or both; and, if something has to be closed at the end, a function \`close\`
  --sqlite <path>         the database of a bot with a SqliteProvider, and the file of keys beside it
  --keys-file <path>      for --sqlite: file of the keys; without it they are in the environment variable BOT_WARDEN_KEYS`,
    options: {
        ...STORE_OPTIONS, 'kinds': 'text', 'min-confidence': 'text', 'format': 'text', 'summary': 'flag', 'report': 'text', 'force': 'flag', 'redact': 'flag',
        'erase': 'flag', 'yes': 'flag', 'workers': 'text', 'channel': 'texts',
    },
    async run(given, io) {
        const isStore = given.text('sqlite') !== undefined || given.text('config') !== undefined;
        if (isStore === given.operands.length > 0) throw new Problem('say what to search: either paths, or a store by --sqlite or --config');
        const settings = settingsIn(given);
        const report = checkReport(given);
        try {
            return await scan(given, io, settings, isStore, report);
        } catch (error) {
            if (error instanceof Problem) throw error;
            throw error instanceof OptionError ? new Problem(explained(error)) : new Problem(`the search ended early (${explained(error)})`, 3);
        }
    },
};

async function scan(given: Arguments, io: Io, settings: Settings, isStore: boolean, report: string | undefined): Promise<number> {
    const totals = new Totals();
    const told = new Told(io, totals, settings.isJson, given.flag('summary'));
    const left = await (isStore ? scanStore : scanFiles)(given, io, settings, told, totals);
    if (report !== undefined) {
        writeReport(report, page(totals, {
            at: new Date(),
            version: version(),
            what: isStore ? 'conversation' : 'file',
            kinds: kindsText(settings),
            outcome: outcomeText(settings, totals, left),
            threshold: `from a confidence of ${settings.search.threshold ?? (settings.search.kinds === 'all' ? 0 : 0.5)} on`,
        }));
    }
    if (totals.problems > 0) return 3;
    return left > 0 ? 1 : 0;
}

function outcomeText({ change }: Settings, { subjectsWithFindings: found }: Totals, left: number): string | undefined {
    return change && found > left ? `before what was found was ${change === 'redact' ? 'redacted' : 'erased'} in ${found - left} of ${found}` : undefined;
}

function kindsText({ search: { kinds } }: Settings): string {
    if (kinds === undefined) return 'all kinds that the standard policy restricts or calls personal';
    return kinds === 'all' ? 'all kinds' : kinds.join(', ');
}
