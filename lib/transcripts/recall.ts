import type { TurnContextLike } from '../turn/types';
import { OptionError } from '../support/errors';
import type { RecallOutcome } from './receipt';

/** What becomes of delivered messages when their conversation is erased: deleted, or their text replaced, where the channel can. */
export type RecallMode = 'delete' | 'update' | 'off';

/** Takes back the messages with these ids. */
export type Recalling = (ids: readonly string[]) => Promise<readonly RecallOutcome[]>;

interface Connector {
    deleteActivity(context: TurnContextLike, reference: object): Promise<unknown>;
    updateActivity(context: TurnContextLike, activity: object): Promise<unknown>;
}

/** The SDKs' HTTP clients differ in where they put the status. */
interface HttpError {
    statusCode?: number;
    status?: number;
    response?: { status?: number };
}

/** Answers by which a channel says that it never can: not allowed, not implemented. Others can be about one message, or one conversation. */
const CANNOT = new Set([405, 501]);
/** It has no such message, or no such thing to do. */
const NOT_FOUND = 404;
const PLACEHOLDER = '…';

/** The option `recall`, checked. */
export function recallMode(value: RecallMode): RecallMode {
    if (!['delete', 'update', 'off'].includes(value)) throw new OptionError('recall', '"delete", "update" or "off"', value);
    return value;
}

/** Takes delivered messages back in the turn in which their conversation is erased. Which channels cannot is learnt by trying, once each. */
export class Recall {
    private readonly cannot = new Set<string>();

    constructor(private readonly mode: RecallMode) {}

    get isOn(): boolean {
        return this.mode !== 'off';
    }

    /** Does not reject: a receipt says what became of each. */
    async messages(context: TurnContextLike, ids: readonly string[]): Promise<readonly RecallOutcome[]> {
        const { channelId = '' } = context.activity;
        const outcome = { channelId, recalled: 0, notSupported: 0, failed: 0 };
        for (const id of this.isOn ? ids : []) outcome[await this.one(context, channelId, id)] += 1;
        return ids.length > 0 && this.isOn ? [outcome] : [];
    }

    private async one(context: TurnContextLike, channelId: string, id: string): Promise<'recalled' | 'notSupported' | 'failed'> {
        if (this.cannot.has(channelId)) return 'notSupported';
        try {
            await this.take(context, id);
            return 'recalled';
        } catch (error) {
            const { statusCode, status, response } = (error ?? {}) as HttpError;
            const code = statusCode ?? status ?? response?.status;
            if (code === NOT_FOUND) return 'notSupported';
            if (!(code !== undefined && CANNOT.has(code)) && !isRefusal(error)) return 'failed';
            this.cannot.add(channelId);
            return 'notSupported';
        }
    }

    private async take(context: TurnContextLike, id: string): Promise<unknown> {
        const { channelId, serviceUrl, conversation, from: user, recipient: bot } = context.activity;
        const adapter = context.adapter as Connector;
        if (this.mode === 'delete') return adapter.deleteActivity(context, { activityId: id, channelId, serviceUrl, conversation, user, bot });
        const message = { type: 'message', id, text: PLACEHOLDER, channelId, serviceUrl, conversation, from: bot, recipient: user };
        return adapter.updateActivity(context, message);
    }
}

/** Some channels, and adapters without a service behind them, say that they do not support it; others have no such method. */
function isRefusal(error: unknown): boolean {
    return error instanceof Error && /not (?:support(?:ed)?|implemented|a function)/i.test(error.message);
}
