import type { ActivityLike, TurnContextLike } from './types';
import { isProactive } from './who';

interface Sender {
    sendActivities(context: TurnContextLike, activities: ActivityLike[]): Promise<unknown>;
}

/**
 * Sends one sentence, or a message of other parts, to the turn's user. In a proactive turn it is no reply: the SDK makes up the id of such a turn's
 * activity, and clients that wait for the message replied to would hold the sentence back.
 */
export async function tell(context: TurnContextLike, what: string | object): Promise<void> {
    const parts = typeof what === 'string' ? { text: what } : what;
    if (!isProactive(context)) {
        await context.sendActivity({ type: 'message', ...parts });
        return;
    }
    const { channelId, serviceUrl, conversation, from, recipient } = context.activity;
    const message = { type: 'message', ...parts, channelId, serviceUrl, conversation, from: recipient, recipient: from };
    await (context.adapter as Sender).sendActivities(context, [message as ActivityLike]);
}
