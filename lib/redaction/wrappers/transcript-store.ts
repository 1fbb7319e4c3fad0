import { having } from '../../support/options';
import { storable } from '../../transcripts/storable';
import { isContainer, propertiesOf } from '../../turn/properties';
import type { ActivityLike } from '../../turn/types';
import { OUTBOUND_BUDGET } from '../budget';
import type { ActivityRedactor } from '../policed-redactor';
import { Redactor } from '../redactor';
import { answerNow, asStored } from '../sensitive/answer';
import { unanswered } from '../sensitive/unanswered';

/** A botbuilder `TranscriptLogger`; a `TranscriptStore` is one. */
export interface TranscriptLoggerLike {
    logActivity(activity: any): unknown;
}

/**
 * The store, which gets redacted deep copies: personal values too, and nothing of sign-ins (tokens, codes, links), of traces, or of the
 * answers to sensitive questions. Reading and deleting are the store's own.
 *
 * Closed means: what is too large to be searched is not logged, and `logActivity` rejects.
 *
 * @param redactor by default every kind that the standard policy does not let pass
 * @throws {OptionError} when it is given no store
 */
export function redactingTranscriptStore<T extends TranscriptLoggerLike>(
    store: T,
    redactor: ActivityRedactor = new Redactor({ budget: OUTBOUND_BUDGET }),
): T {
    having('store', store, 'a TranscriptLogger', ['logActivity']);
    having('redactor', redactor, 'a Redactor', ['redactActivity']);
    const logActivity = async (activity: ActivityLike) => {
        const kept = await loggable(activity, redactor);
        if (kept) await store.logActivity(kept);
    };
    return new Proxy(store, {
        get(target, name) {
            if (name === 'logActivity') return logActivity;
            const value: unknown = Reflect.get(target, name);
            return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
        },
    });
}

async function loggable(given: ActivityLike, redactor: ActivityRedactor): Promise<ActivityLike | undefined> {
    const activity = unanswered(asStored(given), answerNow());
    const redacted = redactor.redactActivityAsync ? await redactor.redactActivityAsync(activity) : redactor.redactActivity(activity);
    const kept = storable(redacted.activity);
    return kept && (deepCopy(kept) as ActivityLike);
}

/** Recurses no deeper than what was searched. Dates stay dates: the SDK's stores ask for them. */
function deepCopy(value: unknown): unknown {
    if (value instanceof Date) return new Date(value);
    if (!isContainer(value)) return value;
    if (Array.isArray(value)) return value.map(deepCopy);
    const entries = propertiesOf(value).filter(([name, each]) => name !== '__proto__' && typeof each !== 'function');
    return Object.fromEntries(entries.map(([name, each]) => [name, deepCopy(each)]));
}
