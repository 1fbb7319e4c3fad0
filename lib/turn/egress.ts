import type { ActivityLike, TurnContextLike } from './types';
import { onSend } from './types';

/** What leaves instead of `activity`; a copy when it differs, as the activity belongs to the bot. Throwing stops the send. */
export type EgressFilter = (context: TurnContextLike, activity: ActivityLike) => ActivityLike;

/** Shared between copies of this package in one process. */
const FILTERS = Symbol.for('bot-warden.egress');

interface Adapter {
    [FILTERS]?: Set<EgressFilter>;
    sendActivities(context: TurnContextLike, activities: ActivityLike[]): Promise<unknown>;
    updateActivity(context: TurnContextLike, activity: ActivityLike): Promise<unknown>;
}

/**
 * Has `filter` see everything that leaves through this turn's adapter, from now on and in whatever order middleware was
 * registered: send handlers run in registration order, so the first one never has the last word, and some senders
 * (typing indicators) call the adapter directly. Wraps the adapter once.
 *
 * It does not see what is posted by a connector client of the bot's own.
 */
export function addEgressFilter(context: TurnContextLike, filter: EgressFilter): void {
    filtersOf(context.adapter as Adapter).add(filter);
    if (context.activity.deliveryMode === 'expectReplies') filterReplies(context, filter);
}

/** The replies of an `expectReplies` turn leave in the HTTP response; call this when the turn is over. */
export function filterBufferedReplies(context: TurnContextLike, filter: EgressFilter): void {
    const { bufferedReplyActivities: replies } = context as { bufferedReplyActivities?: ActivityLike[] };
    const raw = replies?.splice(0) ?? []; // first: if the filter throws, they are gone
    for (const reply of raw) replies?.push(filter(context, reply));
}

function filterReplies(context: TurnContextLike, filter: EgressFilter): void {
    onSend(context, async (_, activities, next) => {
        activities.forEach((activity, index) => (activities[index] = filter(context, activity)));
        return next();
    });
}

function filtersOf(adapter: Adapter): Set<EgressFilter> {
    const existing = adapter[FILTERS];
    if (existing) return existing;
    const filters = new Set<EgressFilter>();
    const { sendActivities, updateActivity } = adapter;
    const filtered = (context: TurnContextLike, activity: ActivityLike) =>
        [...filters].reduce((leaving, filter) => filter(context, leaving), activity);
    Object.defineProperty(adapter, FILTERS, { value: filters });
    adapter.sendActivities = async (context, activities) =>
        sendActivities.call(adapter, context, activities?.map((activity) => filtered(context, activity)));
    adapter.updateActivity = async (context, activity) => updateActivity.call(adapter, context, filtered(context, activity));
    return filters;
}
