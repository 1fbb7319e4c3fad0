import type { Finding, Outcome, Place, Severity } from './finding';
import type { MeasureId } from './measures';
import { accepted } from './accepted';
import { placesIn, type Source } from './project/source';
import type { Protection } from './protections';
import type { Subject } from './subject';

/** One thing that is checked, of every bot. */
export interface Rule {
    /** Stable: reports are compared by it. */
    id: string;
    measure: MeasureId;
    severity: Severity;
    /** What should be so. */
    title: string;
    why: string;
    mend: string;
    /** What to look at when no program can tell. */
    byHand?: string;
    check(subject: Subject): Outcome;
}

export function findingOf(rule: Rule, subject: Subject): Finding {
    const { id, measure, severity, title, why, mend, byHand } = rule;
    const outcome = accepted(rule.check(subject), id, subject.project.sources);
    return { id, measure, title, severity, why, mend: outcome.verdict === 'cannot-see' ? (byHand ?? mend) : mend, ...outcome };
}

export const PASS: Outcome = { verdict: 'pass' };
export const FAIL: Outcome = { verdict: 'fail' };
export const WARN: Outcome = { verdict: 'warn' };
export const CANNOT_SEE: Outcome = { verdict: 'cannot-see' };

/** There is nothing to go wrong. */
export function without(what: string): Outcome {
    return { verdict: 'pass', note: `no ${what} seen` };
}

/** Fails, or warns, where there is something, and passes where there is nothing. */
export function unless(where: readonly Place[], verdict: 'fail' | 'warn' = 'fail'): Outcome {
    return where.length === 0 ? PASS : { verdict, where };
}

/** What has no sense where there is only a page. */
export function ofBots(check: (subject: Subject) => Outcome): (subject: Subject) => Outcome {
    return (subject) => (subject.signs.isBot ? check(subject) : { ...CANNOT_SEE, note: 'the bot is not in this folder' });
}

/** Passes with a protection of bot-warden. */
export function needs(protection: Protection, otherwise: Outcome = FAIL): (subject: Subject) => Outcome {
    return ofBots(({ protections }) => (protections.has(protection) ? { ...PASS, note: `bot-warden, ${protection}` } : otherwise));
}

/** Where a pattern (with `g`, its quantifiers bounded) matches in the bot's code. */
export function seen({ project }: Subject, pattern: RegExp, isThere: (source: Source) => boolean = () => true): Place[] {
    return project.sources.filter(isThere).flatMap((source) => placesIn(source, pattern));
}

/** Whether it matches anywhere. */
export function isSeen({ project }: Subject, pattern: RegExp): boolean {
    return project.sources.some(({ code }) => code.search(pattern) >= 0);
}

/** Where names of settings have values for which this is so: lines of `.env`, or of the environment (no place). */
export function settingsWhere({ settings }: Subject, isSo: (name: string, value: string) => boolean): { count: number; where: Place[] } {
    const found = [...settings].filter(([name, { value }]) => isSo(name, value));
    return { count: found.length, where: found.flatMap(([, { line }]) => (line === undefined ? [] : [{ file: '.env', line }])) };
}

/** Where the scripts of package.json match. */
export function scriptsWhere({ project }: Subject, pattern: RegExp): Place[] {
    return [...(project.manifest?.scripts.values() ?? [])].some((script) => pattern.test(script)) ? [{ file: 'package.json' }] : [];
}
