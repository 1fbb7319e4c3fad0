import type { TurnContextLike } from './types';

/** What a refused user is told: it names neither the protection nor the reason. */
export const REFUSAL = 'Sorry, I cannot take this message.';

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
            await context.sendActivity({ type: 'message', text: sentence });
            return;
        default:
    }
}
