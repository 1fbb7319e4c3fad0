// The shapes of the SDKs' turns that bot-warden relies on. No SDK is imported: Bot Framework (botbuilder 4) and its
// successor fit both. Methods, not function properties, so that the SDKs' narrower parameter types are accepted.

/** A user, a bot, or a skill. */
export interface AccountLike {
    id?: string;
    name?: string;
    role?: string;
}

export interface ConversationLike {
    id?: string;
    isGroup?: boolean;
    conversationType?: string;
}

export interface AttachmentLike {
    contentType?: string;
}

export interface ActivityLike {
    type?: string;
    id?: string;
    name?: string;
    text?: string;
    channelId?: string;
    serviceUrl?: string;
    replyToId?: string;
    deliveryMode?: string;
    timestamp?: Date | string;
    from?: AccountLike;
    recipient?: AccountLike;
    conversation?: ConversationLike;
    value?: unknown;
}

type Sent = { id?: string } | undefined;

export interface TurnContextLike {
    readonly activity: ActivityLike;
    readonly adapter: object;
    readonly turnState: { get(key: unknown): unknown; set(key: unknown, value: unknown): unknown };
    sendActivity(activity: string | object): Promise<unknown>;
    // The SDKs' handler types differ; `onSend` in send-handlers.ts is typed.
    onSendActivities(handler: (...args: any[]) => any): unknown;
    onUpdateActivity(handler: (...args: any[]) => any): unknown;
    onDeleteActivity(handler: (...args: any[]) => any): unknown;
}

/** What a send handler gets, in the terms of this file. */
export type SendHandler = (context: TurnContextLike, activities: ActivityLike[], next: () => Promise<Sent[]>) => Promise<Sent[]>;

export type Next = () => Promise<void>;

/** A protection; assignable to the `Middleware` of either SDK. */
export interface MiddlewareLike {
    onTurn(context: TurnContextLike, next: Next): Promise<void>;
}
