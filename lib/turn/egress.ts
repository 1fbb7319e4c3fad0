import type { ActivityLike, TurnContextLike } from './types';

/**
 * What leaves instead of `activity`; a copy when it differs, as the activity belongs to the bot. Throwing stops the send.
 * `place` is what to report findings about, most often the turn's activity; without one, nothing is to be reported.
 */
export type EgressFilter = (activity: ActivityLike, place: ActivityLike | undefined) => ActivityLike;

/** Shared between copies of this package in one process; the name changes with what a filter is given. */
const FILTERS = Symbol.for('bot-warden.egress.2');

interface NewConversation {
    activity?: ActivityLike;
    topicName?: string;
    channelData?: unknown;
}

type CreateConversation = (
    botAppId: string, channelId: string, serviceUrl: string, audience: string, parameters: NewConversation | undefined, logic: unknown,
) => Promise<void>;

interface Adapter {
    [FILTERS]?: Set<EgressFilter>;
    sendActivities(context: TurnContextLike, activities: ActivityLike[]): Promise<unknown>;
    updateActivity(context: TurnContextLike, activity: ActivityLike): Promise<unknown>;
    createConversationAsync?: CreateConversation;
}

/**
 * Has `filter` see everything that leaves through this turn's adapter, from now on and in whatever order middleware was
 * registered: send handlers run in registration order, so the first one never has the last word, and some senders
 * (typing indicators) call the adapter directly. Wraps the adapter once.
 *
 * It does not see what is posted by a connector client of the bot's own.
 */
export function addEgressFilter(context: TurnContextLike, filter: EgressFilter): void {
    const adapter = context.adapter as Adapter;
    if (!adapter[FILTERS]) wrap(adapter);
    adapter[FILTERS]?.add(filter);
    filterReplies(context);
}

/** What has left last in place of an activity. */
const left = new WeakMap<ActivityLike, ActivityLike>();

/**
 * The activity as it has left through this turn's adapter, or would, for those who keep a copy of it; the same object when that is as
 * it is. Nothing is reported: sending does that.
 * @throws what a filter throws, and then the activity does not leave
 */
export function asItLeaves({ adapter }: TurnContextLike, activity: ActivityLike): ActivityLike {
    return left.get(activity) ?? filtered(adapter as Adapter, activity, undefined);
}

function filtered(adapter: Adapter, activity: ActivityLike, place: ActivityLike | undefined): ActivityLike {
    let leaving = activity;
    for (const filter of adapter[FILTERS] ?? []) leaving = filter(leaving, place);
    return leaving;
}

function leave(adapter: Adapter, activity: ActivityLike, place: ActivityLike): ActivityLike {
    const leaving = filtered(adapter, activity, place);
    left.set(activity, leaving);
    return leaving;
}

function wrap(adapter: Adapter): void {
    const { sendActivities, updateActivity, createConversationAsync } = adapter;
    Object.defineProperty(adapter, FILTERS, { value: new Set<EgressFilter>() });
    adapter.sendActivities = async (context, activities) =>
        await sendActivities.call(adapter, context, activities?.map((activity) => leave(adapter, activity, context.activity)));
    adapter.updateActivity = async (context, activity) =>
        await updateActivity.call(adapter, context, leave(adapter, activity, context.activity));
    if (typeof createConversationAsync !== 'function') return;
    adapter.createConversationAsync = async (botAppId, channelId, serviceUrl, audience, parameters, logic) => {
        const leaving = parameters && filteredStart(adapter, parameters, { channelId });
        return createConversationAsync.call(adapter, botAppId, channelId, serviceUrl, audience, leaving, logic);
    };
}

/** A conversation's first message leaves with the request that creates it, before there is a turn. */
function filteredStart(adapter: Adapter, parameters: NewConversation, place: ActivityLike): NewConversation {
    const { activity, topicName, channelData } = parameters;
    const about: object = { ...(topicName !== undefined && { topicName }), ...(channelData !== undefined && { channelData }) };
    return { ...parameters, ...filtered(adapter, about, place), ...(activity && { activity: filtered(adapter, activity, place) }) };
}

/**
 * The replies of an `expectReplies` turn leave in the HTTP response, which is written when everybody's part in the turn is over:
 * an error handler's too. So the list filters what is put into it, and once more when it becomes JSON.
 */
function filterReplies(context: TurnContextLike & { bufferedReplyActivities?: ActivityLike[] }): void {
    const { adapter, activity, bufferedReplyActivities: replies } = context;
    if (!replies || Object.hasOwn(replies, 'push')) return;
    const leaving = (reply: ActivityLike) => filtered(adapter as Adapter, reply, activity); // the SDK revokes the context at the end
    const push = (...given: ActivityLike[]) => Array.prototype.push.apply(replies, given.map((reply) => withAnswer(reply, leaving(reply))));
    Object.defineProperty(replies, 'push', { value: push });
    Object.defineProperty(replies, 'toJSON', { value: () => Array.from(replies, leaving) });
}

/** The SDK keeps the very object that it put into the list as the answer to an invoke; it is the SDK's own copy. */
function withAnswer(reply: ActivityLike, leaving: ActivityLike): ActivityLike {
    if (reply.type === 'invokeResponse' && leaving !== reply) reply.value = leaving.value;
    return leaving;
}
