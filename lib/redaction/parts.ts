import type { SecurityEvents } from '../events/security-events';
import { keysOf } from '../storage/key-ring';
import { storageOf } from '../storage/storage';
import { OptionError } from '../support/errors';
import { milliseconds } from '../support/options';
import { OUTBOUND_BUDGET } from './budget';
import { PartsInMemory, PartsInStorage, type RecentParts } from './conversation/recent-parts';
import { replacementOf } from './operators/replacement';
import type { RedactionOptions } from './options';
import { PolicedRedactor } from './policed-redactor';
import { policyOf, type Use } from './policy';
import { ExpectedAnswers } from './sensitive/expected-answers';
import { Vault } from './vault/vault';

/** What the middleware works with. */
export interface Parts {
    answers: ExpectedAnswers | undefined;
    vault: Vault | undefined;
    recent: RecentParts;
    audience: (to: Use['to']) => PolicedRedactor;
}

/** @throws {OptionError} when an option is wrong */
export function partsOf(given: RedactionOptions, events: SecurityEvents): Parts {
    const answerWithin = milliseconds('answerWithin', given.answerWithin ?? 10 * 60_000);
    const storage = given.storage === undefined ? undefined : storageOf(given.storage);
    const keys = given.keys === undefined ? undefined : keysOf(given.keys);
    const vault = storage && keys && new Vault({ storage, keys, keep: given.keep, events });
    if (!vault && given.keep !== undefined) throw new OptionError('keep', 'given together with `storage` and `keys`');
    const answers = storage && new ExpectedAnswers(storage, keys, answerWithin);
    const recent = storage && keys ? new PartsInStorage(storage, keys) : new PartsInMemory();
    return { answers, vault, recent, audience: audiencesOf({ ...given, keys }, vault !== undefined) };
}

function audiencesOf({ policy, detectors, threshold, regions, allow, deny, replace, keys }: RedactionOptions, vault: boolean): Parts['audience'] {
    const custom = Array.isArray(detectors) && detectors.length > 0;
    const rules = policyOf(policy, { custom });
    const common = { detectors, threshold, regions, allow, deny, replace: replacementOf(replace, { keys, vault, custom }) };
    return (to) => new PolicedRedactor(to, rules, to === 'bot' ? common : { ...common, budget: OUTBOUND_BUDGET });
}
