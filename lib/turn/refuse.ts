import { languageOf, localeOf } from './locale';
import { REFUSALS } from './refusals';
import type { TurnContextLike } from './types';

/** What is said where a bot gives no sentence of its own, or gives this one: it is said in the language of the user. */
export const REFUSAL = REFUSALS.en;

/**
 * Answers a turn that the bot does not get to see. A message gets one neutral sentence, an invoke a 403 (without an
 * answer the channel would see 501 and try again), anything else nothing.
 */
export async function refuse(context: TurnContextLike, sentence: string): Promise<void> {
    switch (context.activity.type) {
        case 'invoke':
            await context.sendActivity({ type: 'invokeResponse', value: { status: 403, body: {} } });
            return;
        case 'message':
            await context.sendActivity({ type: 'message', text: inOwnLanguage(sentence, context) });
            return;
        default:
    }
}

function inOwnLanguage(sentence: string, { activity }: TurnContextLike): string {
    return sentence === REFUSAL ? REFUSALS[languageOf(localeOf(activity))] : sentence;
}
