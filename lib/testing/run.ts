import { OptionError } from '../support/errors';
import { having } from '../support/options';
import { Judged, type Attack, type Finding } from './attack';
import { ATTACKS } from './attacks';
import { StandingClock } from './bench/standing-clock';
import { TestBench, type SetUp } from './bench/test-bench';
import { attackOptions, type AttackOptions, type CheckedAttackOptions } from './options';
import { outcomeOf, type AttackOutcome } from './report';

/** Runs the attacks that are wanted, one after the other, each on a bot that is set up for it. */
export async function runAll(setUp: SetUp, options: AttackOptions | undefined): Promise<AttackOutcome[]> {
    const checked = attackOptions(options, ATTACKS.map(({ name }) => name));
    const outcomes: AttackOutcome[] = [];
    for (const each of ATTACKS) if (checked.only?.has(each.name) ?? true) outcomes.push(await run(each, setUpOf(setUp), checked));
    return outcomes;
}

/**
 * Runs one attack, so that each can be a test of its own.
 * @throws {OptionError} for options that are none; whatever setting the bot up throws
 */
export async function attackOne(attack: Attack, setUp: SetUp, options?: AttackOptions): Promise<AttackOutcome> {
    having('attack', attack, 'one of `ATTACKS`, or your own', ['run']);
    return run(attack, setUpOf(setUp), attackOptions(options, ATTACKS.map(({ name }) => name)));
}

/**
 * Sets a bot up on a bench and lets `work` talk to it: for tests of your own. Time stands still meanwhile for all of the process but its timers; it
 * moves by `bench.clock.advance(ms)`, and a second with each turn. One bench or attack at a time: one that is begun inside `work` never begins.
 * @returns what `work` returns
 * @throws {OptionError} for options that are none; whatever setting the bot up, or `work`, throws
 */
export async function onBench<T>(setUp: SetUp, work: (bench: TestBench) => Promise<T>, options?: AttackOptions): Promise<T> {
    return withBench(setUpOf(setUp), attackOptions(options, ATTACKS.map(({ name }) => name)), work);
}

async function run(attack: Attack, setUp: SetUp, options: CheckedAttackOptions): Promise<AttackOutcome> {
    return withBench(setUp, options, async (bench) => outcomeOf(attack, await findingOf(attack, bench)));
}

async function withBench<T>(setUp: SetUp, options: CheckedAttackOptions, work: (bench: TestBench) => Promise<T>): Promise<T> {
    return StandingClock.during(async (clock) => work(await TestBench.open(setUp, options, clock)));
}

async function findingOf(attack: Attack, bench: TestBench): Promise<Finding> {
    try {
        return await attack.run(bench);
    } catch (error) {
        if (error instanceof Judged) return error.finding;
        return { verdict: 'unclear', because: `the attack could not be carried out (${error instanceof Error ? error.name : typeof error})` };
    }
}

function setUpOf(setUp: SetUp): SetUp {
    if (typeof setUp !== 'function') throw new OptionError('bot', 'a function that sets the bot up, or the URL of its endpoint', setUp);
    return setUp;
}
