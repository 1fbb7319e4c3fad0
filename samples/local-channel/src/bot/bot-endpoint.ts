import { CHANNEL_ID, type Account, type Activity } from '../activity';
import type { Conversation } from '../conversations/conversation';
import type { ChannelEvents } from '../events';
import type { SignServiceToken } from '../keys/service-token';

const LONGEST_TURN = 15_000; // milliseconds, as Direct Line waits

export interface BotEndpointOptions {
    url: string;
    serviceUrl: string;
    bot: Account;
    signServiceToken: SignServiceToken;
    events: ChannelEvents;
}

/** The bot, as the channel reaches it. */
export class BotEndpoint {
    private readonly closing = new AbortController();

    constructor(private readonly options: BotEndpointOptions) {}

    /** Hands an activity to the bot and waits for the end of its turn. @returns whether the bot took it. */
    async deliver(conversation: Conversation, activity: Activity): Promise<boolean> {
        const { serviceUrl, bot, events } = this.options;
        const status = await this.post({ ...activity, serviceUrl, recipient: bot }).catch(() => 0);
        events.emit('botAnswered', { conversationId: conversation.id, status });
        return status >= 200 && status < 300;
    }

    /** Delivers what only the bot gets to see: it has no id, as clients wait for the activity that a reply names. */
    async notify(conversation: Conversation, activity: Activity): Promise<boolean> {
        return this.deliver(conversation, {
            ...activity,
            channelId: CHANNEL_ID,
            conversation: { id: conversation.id },
            timestamp: new Date().toISOString(),
        });
    }

    /** Gives up on every turn that is under way. */
    close(): void {
        this.closing.abort();
    }

    private async post(activity: Activity): Promise<number> {
        const response = await fetch(this.options.url, {
            method: 'POST',
            headers: {
                'authorization': `Bearer ${await this.options.signServiceToken()}`,
                'content-type': 'application/json',
            },
            body: JSON.stringify(activity),
            redirect: 'manual',
            signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(LONGEST_TURN)]),
        });
        await response.arrayBuffer(); // the turn is over when the answer is complete
        return response.status;
    }
}
