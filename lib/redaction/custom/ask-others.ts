import type { SecurityEvents } from '../../events/security-events';
import { onSend } from '../../turn/send-handlers';
import type { TurnContextLike } from '../../turn/types';
import type { PolicedRedactor } from '../policed-redactor';
import { reportRedacted, reportRefused } from '../reports';
import { answerNow } from '../sensitive/answer';
import { unanswered } from '../sensitive/unanswered';

/**
 * Has external detectors look at what the bot sends. They take time, so they see what goes through the turn's context, and not what
 * middleware registered later adds to it, what the bot sends past its context, or updates. No answer to a sensitive question gets there.
 */
export function askOthers(context: TurnContextLike, redactor: PolicedRedactor, events: SecurityEvents): void {
    const place = context.activity;
    onSend(context, async (_, activities, send) => {
        const answer = answerNow(place);
        try {
            const redacted = await Promise.all(activities.map((activity) => redactor.redactActivityAsync(unanswered(activity, answer), 'to-user')));
            for (const [index, { activity, findings }] of redacted.entries()) {
                activities[index] = activity;
                reportRedacted(events, place, findings, 'to-user');
            }
        } catch (error) {
            reportRefused(events, place, error);
            throw error;
        }
        return send();
    });
}
