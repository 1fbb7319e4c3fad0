import type { TestBench } from './bench/test-bench';
import type { Measure } from './measures';

/** `not-applicable`: the bot has nothing that could be attacked so. `unclear`: what the attack needs did not work. */
export type Verdict = 'held' | 'got-through' | 'not-applicable' | 'unclear';

/** What was observed; `because` never holds what was sent. */
export interface Finding {
    verdict: Verdict;
    because: string;
}

/** One attack; your own can be run, too. */
export interface Attack {
    /** Its theme in the list of attacks; several can have the same. */
    readonly number: number;
    readonly name: string;
    /** What the attacker does, in one sentence. */
    readonly what: string;
    readonly measure: Measure;
    /** What to do when it gets through. */
    readonly mend: string;
    /** Carries it out on a bot that has just been set up. A {@link Finding} may be thrown as a {@link Judged}, too. */
    run(bench: TestBench): Promise<Finding>;
}

/** Ends an attack with its finding. */
export class Judged extends Error {
    override readonly name = 'Judged';

    constructor(readonly finding: Finding) {
        super(finding.because);
    }
}

export const held = (because: string): Finding => ({ verdict: 'held', because });
export const gotThrough = (because: string): Finding => ({ verdict: 'got-through', because });

/** Ends the attack as not applicable unless `condition` is so. */
export function applies(condition: unknown, because: string): asserts condition {
    if (!condition) throw new Judged({ verdict: 'not-applicable', because });
}

/** Ends the attack as unclear unless `condition` is so. */
export function clear(condition: unknown, because: string): asserts condition {
    if (!condition) throw new Judged({ verdict: 'unclear', because });
}

/** Held when none of several variants came to what it should not. */
export function none(of: readonly string[], what: { held: string; gotThrough: string }): Finding {
    return of.length === 0 ? held(what.held) : gotThrough(`${what.gotThrough}: ${of.join(', ')}`);
}
