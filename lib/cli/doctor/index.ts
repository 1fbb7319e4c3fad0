import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Arguments } from '../arguments';
import type { Command } from '../command';
import { print, printable, type Io } from '../io';
import { explained, Problem } from '../problem';
import { OptionError } from '../../support/errors';
import { version } from '../version';
import { RULES } from './checks';
import { describedBy, type Described } from './described';
import { FORMATS } from './formats';
import { projectAt } from './project/project';
import { protectionsOf } from './protections';
import { countsOf, exitCode, ordered, type Report } from './report';
import { findingOf } from './rule';
import { settingsOf, signsOf } from './signs';
import type { EndpointResult, Subject } from './subject';

export const command: Command = {
    help: `Usage: bot-warden doctor [PATH] [options]

Checks the bot in a folder (the current one) against Microsoft's security guidelines for bots, and says of each measure
whether it is met, why it matters and what to do. Nothing of the folder is run or changed, nothing is sent anywhere, and no
value of a setting and no line of code is printed, only file and line. It reads package.json, .env and at most 2000 source
files of 512 kB; signs in code are signs, so read what it says.

  --config <file>      a CommonJS or ES module that exports \`warden\` (a BotWarden), or the \`options\` of one, and \`adapter\`:
                       then what is on, and with which limits, is certain. It is run, as the bot would run it
  --endpoint <url>     knocks at the messaging endpoint of the running bot with 19 tokens that it must refuse. Only for a bot
                       of your own: http on this machine, https elsewhere
  --app-id <id>        the bot's app id, for tokens that are right but for one thing; else MicrosoftAppId of the environment
  --format <format>    table, json, sarif, markdown or html (table)
  --output <file>      writes there instead of standard output; an existing file stays, unless --force is given
  --fail-on <verdict>  fail, or warn: warnings too make the exit code 1 (fail)

Exit codes: 0 nothing failed, 1 something failed, 2 wrong use, or a config module or an endpoint that did not answer.`,
    options: { 'config': 'text', 'endpoint': 'text', 'app-id': 'text', 'format': 'text', 'output': 'text', 'force': 'flag', 'fail-on': 'text' },
    async run(given, io) {
        const { path, format, failOn, output } = askedFor(given);
        const report = await examined(path, given, io);
        for (const problem of report.problems) print(io.stderr, `bot-warden: ${problem}`);
        const isToTerminal = output === undefined && io.stdout.isTTY === true && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb';
        const text = format(report, { columns: io.stdout.columns ?? 100, colours: isToTerminal });
        if (output === undefined) print(io.stdout, text);
        else write(output, text, given.flag('force'));
        return exitCode(report, failOn);
    },
};

/** @throws {Problem} for what there is not */
function askedFor(given: Arguments) {
    const [path = '.', second] = given.operands;
    if (second !== undefined) throw new Problem(`"${second}" is one folder too many`);
    const [name, failOn, output] = [given.text('format') ?? 'table', given.text('fail-on') ?? 'fail', given.text('output')];
    const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
    if (!format) throw new Problem(`--format must be one of ${Object.keys(FORMATS).join(', ')}`);
    if (failOn !== 'fail' && failOn !== 'warn') throw new Problem('--fail-on must be fail or warn');
    if (given.flag('force') && output === undefined) throw new Problem('--force goes with --output');
    if (output !== undefined && existsSync(output) && !given.flag('force')) throw new Problem(`${output} is there already; --force writes over it`);
    if (given.text('app-id') !== undefined && given.text('endpoint') === undefined) throw new Problem('--app-id goes with --endpoint');
    return { path, format, failOn, output } as const;
}

async function examined(path: string, given: Arguments, io: Io): Promise<Report> {
    const project = projectAt(resolve(path));
    const problems: string[] = [];
    const config = await unlessItFails<Described>(given.text('config'), describedBy, problems);
    const settings = settingsOf(project, io.env);
    const appId = given.text('app-id') ?? (settings.get('MicrosoftAppId')?.value || undefined);
    const knocked = await unlessItFails<EndpointResult>(given.text('endpoint'), async (url) => knock(url, appId), problems);
    const endpoint = given.text('endpoint') === undefined ? undefined : (knocked ?? 'unanswered');
    const signs = signsOf(project);
    const protections = protectionsOf(project, config?.warden);
    const subject: Subject = { project, settings, signs, protections, config, endpoint };
    const findings = ordered(RULES.map((rule) => findingOf(rule, subject)));
    return {
        version: 1, tool: { name: 'bot-warden doctor', version: version() }, bot: project.name, sdk: signs.sdk, files: project.sources.length,
        protections: { found: [...protections], from: config?.warden ? 'config' : 'code' }, counts: countsOf(findings), problems, findings,
    };
}

/** The rest goes on when a part cannot be done. */
async function unlessItFails<T>(what: string | undefined, work: (what: string) => Promise<T>, problems: string[]): Promise<T | undefined> {
    if (what === undefined) return undefined;
    try {
        return await work(what);
    } catch (error) {
        problems.push(printable(explained(error)));
        return undefined;
    }
}

async function knock(url: string, appId: string | undefined): Promise<EndpointResult> {
    const { verifyEndpoint } = await import('../../channel/verify-endpoint.js');
    try {
        return await verifyEndpoint(url, { appId });
    } catch (error) {
        throw error instanceof OptionError ? new Problem('--endpoint must be an https URL, or one of this machine') : error;
    }
}

function write(output: string, text: string, force: boolean): void {
    try {
        writeFileSync(output, `${text}\n`, { flag: force ? 'w' : 'wx' });
    } catch (error) {
        throw new Problem(`${output} cannot be written (${(error as NodeJS.ErrnoException).code})`);
    }
}
