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

async function run(attack: Attack, setUp: SetUp, options: CheckedAttackOptions): Promise<AttackOutcome> {
    return StandingClock.during(async (clock) => {
        const bench = await TestBench.open(setUp, options, clock);
        return outcomeOf(attack, await findingOf(attack, bench));
    });
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
