import { onSend } from '../../turn/send-handlers';
import type { TurnContextLike } from '../../turn/types';
import type { PolicedRedactor } from '../policed-redactor';

/**
 * Has external detectors look at what the bot sends. They take time, so they see what goes through the turn's context, and not what
 * middleware registered later adds to it, what the bot sends past its context, or updates.
 */
export function askOthers(context: TurnContextLike, redactor: PolicedRedactor): void {
    onSend(context, async (_, activities, send) => {
        const redacted = await Promise.all(activities.map((activity) => redactor.redactActivityAsync(activity, 'to-user')));
        for (const [index, { activity }] of redacted.entries()) activities[index] = activity;
        return send();
    });
}
