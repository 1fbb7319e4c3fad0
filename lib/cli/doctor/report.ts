import { SEVERITIES, VERDICTS, type Finding, type Verdict } from './finding';
import type { Signs } from './signs';

/** Everything that is printed, in whatever format. */
export interface Report {
    /** Of this schema; changes when a reader has to. */
    version: 1;
    tool: { name: 'bot-warden doctor'; version: string };
    /** The name of the bot's folder. */
    bot: string;
    sdk: Signs['sdk'];
    /** Source files that were read. */
    files: number;
    /** The protections of bot-warden that were found, and whether from a config module, which is certain, or by signs in the code. */
    protections: { found: readonly string[]; from: 'config' | 'code' };
    counts: Readonly<Record<Verdict, number>>;
    /** What was asked for and could not be done. */
    problems: readonly string[];
    /** The worst first. */
    findings: readonly Finding[];
}

export function countsOf(findings: readonly Finding[]): Report['counts'] {
    const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length;
    return { 'fail': count('fail'), 'warn': count('warn'), 'cannot-see': count('cannot-see'), 'pass': count('pass') };
}

/** By verdict, then severity, then as the checks come. */
export function ordered(findings: readonly Finding[]): Finding[] {
    return [...findings].sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** Exit code: 0 nothing failed, 1 something did, 2 something that was asked for could not be done. */
export function exitCode({ counts, problems }: Report, failOn: 'warn' | 'fail'): number {
    if (problems.length > 0) return 2;
    return counts.fail > 0 || (failOn === 'warn' && counts.warn > 0) ? 1 : 0;
}

/** What a verdict is called above its findings. */
export const HEADINGS: Readonly<Record<Verdict, string>> = { 'fail': 'Failed', 'warn': 'Warnings', 'cannot-see': 'To check by hand', 'pass': 'Passed' };

/** `index.js:12, bot.js:3 and 4 more`. */
export function placesText({ where = [] }: Pick<Finding, 'where'>, most = 4): string | undefined {
    if (where.length === 0) return undefined;
    const shown = where.slice(0, most).map(({ file, line }) => (line === undefined ? file : `${file}:${line}`)).join(', ');
    return where.length > most ? `${shown} and ${where.length - most} more` : shown;
}
