import { AssertionError } from 'node:assert';
import { OptionError } from '../support/errors';
import { optionsOf } from '../support/options';
import type { Finding } from './attack';
import { MEASURES, type Measure } from './measures';
import { known } from './options';

/** What came of one attack. Nothing in it was sent or said by anybody. */
export interface AttackOutcome extends Finding {
    name: string;
    number: number;
    what: string;
    measure: Measure;
    /** Where the measure is described. */
    see: string;
    mend: string;
}

export interface AttackReport {
    attacks: AttackOutcome[];
    /** Names, by verdict. */
    held: string[];
    gotThrough: string[];
    notApplicable: string[];
    unclear: string[];
}

/** What an attack is, without the attack itself. */
export interface AttackDescription {
    readonly number: number;
    readonly name: string;
    readonly what: string;
    readonly measure: Measure;
    readonly mend: string;
}

export function outcomeOf({ name, number, what, measure, mend }: AttackDescription, { verdict, because }: Finding): AttackOutcome {
    return { name, number, what, measure, see: MEASURES[measure], verdict, because, mend };
}

export function reportOf(attacks: AttackOutcome[]): AttackReport {
    const named = (verdict: Finding['verdict']) => attacks.filter((each) => each.verdict === verdict).map(({ name }) => name);
    return { attacks, held: named('held'), gotThrough: named('got-through'), notApplicable: named('not-applicable'), unclear: named('unclear') };
}

export interface AssertHeldOptions {
    /** Names of attacks that you know of, and take: their verdict does not count. @default none */
    except?: readonly string[] | undefined;
}

/**
 * Passes when every attack that applies was held. An unclear one is not, and neither is a report in which nothing was held.
 * @throws {AssertionError} naming the attacks, and nothing else
 * @throws {OptionError} when `except` names none of the report's
 */
export function assertHeld(report: AttackReport, options?: AssertHeldOptions): void {
    if (!Array.isArray((report as Partial<AttackReport> | undefined)?.attacks)) throw new OptionError('report', 'what `attack` resolves to', report);
    const { except } = optionsOf('assertHeld', options, { except: true });
    const taken = except && known('except', except, report.attacks.map(({ name }) => name));
    const bad = report.attacks.filter(({ name, verdict }) => (verdict === 'got-through' || verdict === 'unclear') && !taken?.has(name));
    if (bad.length > 0) throw failure(bad.map(({ name, verdict }) => `${verdict}: ${name}`).join('\n'));
    if (report.held.length === 0) throw failure('no attack was held');
}

/** The same for one attack, in a test of its own; one that does not apply passes. @throws {AssertionError} naming it */
export function assertOneHeld({ name, verdict, because }: AttackOutcome): void {
    if (verdict === 'got-through' || verdict === 'unclear') throw failure(`${verdict}: ${name} (${because})`);
}

function failure(message: string): AssertionError {
    return new AssertionError({ message, operator: 'assertHeld', stackStartFn: failure });
}

/** A report as lines for a terminal. */
export function formatReport({ attacks }: AttackReport): string {
    const lines = attacks.map(({ verdict, number, name, because, mend }) => [
        `${verdict.padEnd(15)}${String(number).padStart(2)}  ${name}`, `${' '.repeat(19)}${because}`, ...(verdict === 'got-through' ? [`${' '.repeat(19)}→ ${mend}`] : []),
    ]);
    return lines.flat().join('\n');
}
