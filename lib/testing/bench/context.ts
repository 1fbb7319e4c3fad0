import type { ActivityLike, Next, TurnContextLike } from '../../turn/types';

/** What it takes to answer in a conversation. */
export interface Reference {
    activityId?: string | undefined;
    user?: ActivityLike['from'];
    bot?: ActivityLike['recipient'];
    conversation?: ActivityLike['conversation'];
    channelId?: string | undefined;
    serviceUrl?: string | undefined;
    locale?: string | undefined;
}

interface Sender {
    sendActivities(context: TurnContextLike, activities: ActivityLike[]): Promise<{ id?: string }[]>;
    updateActivity(context: TurnContextLike, activity: ActivityLike): Promise<unknown>;
    deleteActivity(context: TurnContextLike, reference: Reference): Promise<void>;
}

type Handler = (context: TurnContextLike, given: any, next: () => Promise<any>) => Promise<any>;
type Placed = ActivityLike & { locale?: string | undefined };

/** A turn as the SDK's `TurnContext` shows it: the same handlers in the same order, the same copies of what is sent. */
export class BenchContext implements TurnContextLike {
    readonly turnState = new TurnState();
    readonly bufferedReplyActivities: ActivityLike[] = [];
    responded = false;
    locale: string | undefined;
    private readonly handlers: Record<'send' | 'update' | 'delete', Handler[]> = { send: [], update: [], delete: [] };

    constructor(
        readonly adapter: Sender & object,
        readonly activity: ActivityLike,
    ) {
        this.locale = (activity as Placed).locale;
        Object.assign(this, { _onSendActivities: this.handlers.send }); // where the SDK has them: who came before can be seen by it
    }

    async sendActivity(given: string | object, speak?: string, inputHint = 'acceptingInput'): Promise<unknown> {
        const activity = typeof given === 'string' ? { text: given, inputHint, ...(speak && { speak }) } : given;
        return (await this.sendActivities([activity]))?.[0];
    }

    async sendActivities(given: ActivityLike[]): Promise<{ id?: string }[]> {
        const output = given.map((activity) => {
            const { id: _, ...leaving } = placed({ ...activity }, referenceOf(this.activity));
            return { ...leaving, type: leaving.type ?? 'message' } as ActivityLike;
        });
        return this.emit(this.handlers.send, output, () => this.deliver(output)) as Promise<{ id?: string }[]>;
    }

    async sendTraceActivity(name: string, value?: unknown, valueType?: string, label?: string): Promise<unknown> {
        return this.sendActivity({ type: 'trace', timestamp: new Date(), name, value, valueType, label });
    }

    async updateActivity(given: ActivityLike): Promise<unknown> {
        const activity = placed(given, referenceOf(this.activity));
        return this.emit(this.handlers.update, activity, () => this.adapter.updateActivity(this, activity));
    }

    async deleteActivity(given: string | Reference): Promise<void> {
        const reference = typeof given === 'string' ? { ...referenceOf(this.activity), activityId: given } : given;
        await this.emit(this.handlers.delete, reference, () => this.adapter.deleteActivity(this, reference));
    }

    onSendActivities(handler: Handler): this {
        this.handlers.send.push(handler);
        return this;
    }

    onUpdateActivity(handler: Handler): this {
        this.handlers.update.push(handler);
        return this;
    }

    onDeleteActivity(handler: Handler): this {
        this.handlers.delete.push(handler);
        return this;
    }

    private async deliver(output: ActivityLike[]): Promise<{ id?: string }[]> {
        if (output.some(({ type }) => type !== 'trace')) this.responded = true;
        if (this.activity.deliveryMode === 'expectReplies') {
            for (const activity of output) this.bufferedReplyActivities.push(activity);
            return output.map(() => ({}));
        }
        const responses = await this.adapter.sendActivities(this, output);
        responses?.forEach(({ id }, index) => Object.assign(output[index] ?? {}, { id }));
        return responses;
    }

    private async emit(handlers: readonly Handler[], given: unknown, last: Next | (() => Promise<unknown>)): Promise<unknown> {
        const run = async ([handler, ...rest]: readonly Handler[]): Promise<unknown> => (handler ? handler(this, given, () => run(rest)) : last());
        return run(handlers);
    }
}

/** As the SDK's, which some dialogs push to and pop from. */
class TurnState extends Map<unknown, unknown> {
    push(key: unknown, value?: unknown): void {
        this.set(key, value ?? this.get(key));
    }

    pop(key: unknown): unknown {
        const value = this.get(key);
        this.delete(key);
        return value;
    }
}

export function referenceOf({ id, from, recipient, conversation, channelId, serviceUrl, ...rest }: ActivityLike): Reference {
    return {
        activityId: id, user: { ...from }, bot: { ...recipient }, conversation: { ...conversation }, channelId, serviceUrl, locale: (rest as Placed).locale,
    };
}

function placed(activity: ActivityLike, { activityId, user, bot, conversation, channelId, serviceUrl, locale }: Reference): ActivityLike {
    const place = { channelId, serviceUrl, conversation, from: bot, recipient: user, locale: (activity as Placed).locale ?? locale };
    return Object.assign(activity, place, activityId && { replyToId: activityId });
}
