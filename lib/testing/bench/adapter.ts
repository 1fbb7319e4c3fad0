import type { ActivityLike, MiddlewareLike, Next, TurnContextLike } from '../../turn/types';
import { OptionError } from '../../support/errors';
import { BenchContext, type Reference } from './context';
import type { BenchTokens } from './tokens';

/** Methods, so that functions of the SDKs' narrower types fit. */
interface Functions {
    middleware(context: TurnContextLike, next: Next): Promise<unknown>;
    logic(context: TurnContextLike): Promise<unknown>;
    turnError(context: TurnContextLike, error: Error): Promise<void>;
}

export type MiddlewareFunction = Functions['middleware'];
export type Logic = Functions['logic'];

/** Who calls, as an adapter knows it when it has looked at the token. */
export interface Identity {
    claims: { type: string; value: string }[];
    isAuthenticated: boolean;
}

/** What leaves a bot: the turn's own answers are the connector's requests. */
export interface Leaving {
    how: 'sent' | 'updated' | 'deleted';
    /** Where the request goes, with the bot's token. */
    serviceUrl: string;
    activity: ActivityLike;
}

interface Turn {
    identity: Identity | undefined;
    activity: ActivityLike;
    wire: Leaving[];
    logic: Logic;
}

/** The answer to an invoke, or to a turn whose replies go into the answer. */
export interface TurnAnswer {
    status: number;
    body?: unknown;
}

const ANSWER = Symbol('the answer to an invoke');

/**
 * An adapter without a network, as the SDK's `CloudAdapter` shows itself to middleware and bots: turn state under the same keys, handlers,
 * proactive turns. It takes the identity that it is given and compares nothing: what is attacked stands behind it.
 */
export class AttackAdapter {
    readonly BotIdentityKey = Symbol('BotIdentity');
    readonly ConnectorClientKey = Symbol('ConnectorClient');
    readonly UserTokenClientKey = Symbol('UserTokenClient');
    readonly ConnectorFactoryKey = Symbol('ConnectorFactory');
    readonly OAuthScopeKey = Symbol('OAuthScope');
    /** As of the SDK's adapters. */
    onTurnError: Functions['turnError'] | undefined;
    private readonly middleware: MiddlewareFunction[] = [];
    private ids = 0;

    constructor(private readonly tokens: BenchTokens) {}

    /** @throws {OptionError} when one is no middleware */
    use(...given: (MiddlewareLike | MiddlewareFunction)[]): this {
        for (const each of given) {
            if (typeof each !== 'function' && typeof (each as Partial<MiddlewareLike> | null)?.onTurn !== 'function') {
                throw new OptionError('middleware', 'a function, or an object with onTurn', each);
            }
            this.middleware.push(typeof each === 'function' ? each : (context, next) => each.onTurn(context, next));
        }
        return this;
    }

    async run({ identity, activity, wire, logic }: Turn): Promise<TurnAnswer | undefined> {
        const context = new BenchContext(this, activity);
        const client = this.connector(wire, activity.serviceUrl ?? '');
        if (identity) context.turnState.set(this.BotIdentityKey, identity);
        context.turnState.set(this.ConnectorClientKey, client);
        context.turnState.set(this.UserTokenClientKey, this.tokens);
        context.turnState.set(this.ConnectorFactoryKey, { create: async (serviceUrl: string) => Promise.resolve(this.connector(wire, serviceUrl)) });
        context.turnState.set(this.OAuthScopeKey, 'https://api.botframework.com');
        context.turnState.set('botCallbackHandler', logic);
        await this.runMiddleware(context, logic);
        if (activity.deliveryMode === 'expectReplies') return { status: 200, body: asJson({ activities: context.bufferedReplyActivities }) };
        if (activity.type !== 'invoke') return undefined;
        return (context.turnState.get(ANSWER) as TurnAnswer | undefined) ?? { status: 501 };
    }

    async sendActivities(context: TurnContextLike, activities: ActivityLike[]): Promise<{ id: string }[]> {
        const client = context.turnState.get(this.ConnectorClientKey) as Connector;
        return Promise.all(activities.map(async (activity) => {
            if (activity.type === 'invokeResponse') context.turnState.set(ANSWER, asJson(activity.value));
            if (['invokeResponse', 'delay', 'trace'].includes(activity.type ?? '')) return { id: '' };
            return client.conversations.sendToConversation(activity.conversation?.id ?? '', activity);
        }));
    }

    async updateActivity(context: TurnContextLike, activity: ActivityLike): Promise<{ id: string }> {
        const client = context.turnState.get(this.ConnectorClientKey) as Connector;
        return client.conversations.updateActivity(activity.conversation?.id ?? '', activity.id ?? '', activity);
    }

    async deleteActivity(context: TurnContextLike, { conversation, activityId }: Reference): Promise<void> {
        const client = context.turnState.get(this.ConnectorClientKey) as Connector;
        await client.conversations.deleteActivity(conversation?.id ?? '', activityId ?? '');
    }

    /** A turn that the bot starts itself; what it sends is nobody's to see, but for {@link run}. */
    async continueConversationAsync(bot: string | Identity, reference: Reference, audienceOrLogic: string | Logic, logic?: Logic, wire: Leaving[] = []): Promise<void> {
        const identity = typeof bot === 'string' ? ownIdentity(bot) : bot;
        const { user: from, bot: recipient, conversation, channelId, serviceUrl } = reference;
        const activity = { type: 'event', name: 'ContinueConversation', id: this.nextId('own'), channelId, serviceUrl, conversation, from, recipient, relatesTo: reference };
        await this.run({ identity, activity: activity as ActivityLike, wire, logic: typeof audienceOrLogic === 'function' ? audienceOrLogic : (logic as Logic) });
    }

    private async runMiddleware(context: BenchContext, logic: Logic): Promise<void> {
        const { proxy, revoke } = Proxy.revocable(context, {}); // as in the SDK, a context is of no use when its turn is over
        const from = async (index: number): Promise<void> => {
            const current = this.middleware[index];
            await (current ? current(proxy, () => from(index + 1)) : logic(proxy));
        };
        try {
            await from(0);
        } catch (error) {
            if (!this.onTurnError) throw error;
            await this.onTurnError(proxy, error as Error);
        } finally {
            revoke();
        }
    }

    private connector(wire: Leaving[], serviceUrl: string) {
        const leave = async (how: Leaving['how'], activity: ActivityLike) => {
            wire.push({ how, serviceUrl, activity: asJson(activity) });
            return Promise.resolve({ id: this.nextId('out') });
        };
        return {
            conversations: {
                sendToConversation: (_: string, activity: ActivityLike) => leave('sent', activity),
                replyToActivity: (_: string, __: string, activity: ActivityLike) => leave('sent', activity),
                updateActivity: (_: string, __: string, activity: ActivityLike) => leave('updated', activity),
                deleteActivity: (_: string, id: string) => leave('deleted', { id }),
            },
        };
    }

    private nextId(prefix: string): string {
        return `${prefix}-${++this.ids}`;
    }
}

type Connector = ReturnType<AttackAdapter['connector']>;

/** What the SDK's adapters make up for turns of the bot's own. */
function ownIdentity(appId: string): Identity {
    return { claims: [{ type: 'aud', value: appId }, { type: 'appid', value: appId }], isAuthenticated: false };
}

/** As it is on its way; what is no JSON does not leave. */
function asJson<T>(value: T): T {
    return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}
