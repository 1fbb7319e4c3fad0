import { CloudAdapter, type Activity, type ConversationReference, type TurnContext } from 'botbuilder';
import {
    BotFrameworkAuthentication, ClaimsIdentity, type AuthenticateRequestResult, type ConnectorFactory, type UserTokenClient,
} from 'botframework-connector';
import type { MiddlewareLike } from '../../../lib/turn/types';
import { FakeTokenService } from './token-service';

const APP_ID = '11111111-2222-4333-8444-555555555555';
/** What the SDK makes of a channel's own token. */
const CHANNEL = new ClaimsIdentity([{ type: 'iss', value: 'https://api.botframework.com' }, { type: 'aud', value: APP_ID }], true);

type Logic = (context: TurnContext) => Promise<void>;

/** The SDK's CloudAdapter with its real turns, proactive ones included; only the network is not there. */
export class CloudBot {
    readonly appId = APP_ID;
    readonly seen: Partial<Activity>[] = [];
    readonly sent: Partial<Activity>[] = [];
    readonly tokens = new FakeTokenService();
    readonly adapter: ReceivingAdapter;
    private readonly logic: Logic;
    private ids = 0;

    constructor(protections: readonly MiddlewareLike[], logic: Logic = async () => {}) {
        this.logic = async (context) => {
            this.seen.push(structuredClone(context.activity));
            await logic(context);
        };
        this.adapter = new ReceivingAdapter(new Offline(this.sent, this.tokens));
        for (const protection of protections) this.adapter.use(protection);
    }

    /** Runs one turn of a user's. @returns what was sent in it, and what an invoke was answered */
    async take(given: Partial<Activity>): Promise<{ sent: Partial<Activity>[]; status: number | undefined }> {
        const before = this.sent.length;
        const status = await this.adapter.receive(this.activity(given), this.logic);
        return { sent: this.sent.slice(before), status };
    }

    async say(text: string, given: Partial<Activity> = {}): Promise<string[]> {
        const { sent } = await this.take({ type: 'message', text, ...given });
        return sent.flatMap((activity) => (activity.text === undefined ? [] : [activity.text]));
    }

    /** A turn that the bot starts itself. */
    async proactive(logic: Logic = this.logic): Promise<void> {
        await this.adapter.continueConversationAsync(APP_ID, this.reference(), logic);
    }

    reference(): Partial<ConversationReference> {
        const { channelId, serviceUrl, conversation, from: user, recipient: bot } = this.activity({});
        return { channelId, serviceUrl, conversation, user, bot };
    }

    private activity(given: Partial<Activity>): Activity {
        return {
            type: 'message', id: `in-${++this.ids}`, timestamp: new Date(), channelId: 'directline', serviceUrl: 'https://channel.example/',
            conversation: { id: 'conversation-1' }, from: { id: 'dl_ann', name: 'Ann' }, recipient: { id: 'the-bot', name: 'Bot' }, ...given,
        } as Activity;
    }
}

class ReceivingAdapter extends CloudAdapter {
    /** @returns the HTTP status of an invoke's answer */
    async receive(activity: Activity, logic: Logic): Promise<number | undefined> {
        return (await this.processActivity('', activity, logic))?.status;
    }
}

/** Accepts every request as the channel's, and keeps what is sent to the channel. */
class Offline extends BotFrameworkAuthentication {
    private readonly connectors: ConnectorFactory;

    constructor(sent: Partial<Activity>[], private readonly tokens: FakeTokenService) {
        super();
        const send = async (activity: Partial<Activity>) => ({ id: `out-${sent.push({ ...activity })}` });
        const conversations = {
            createConversation: async () => ({ id: 'created' }),
            sendToConversation: (_: string, activity: Partial<Activity>) => send(activity),
            replyToActivity: (_: string, __: string, activity: Partial<Activity>) => send(activity),
        };
        this.connectors = { create: async () => ({ conversations }) } as unknown as ConnectorFactory;
    }

    override async authenticateRequest(): Promise<AuthenticateRequestResult> {
        return { audience: '', callerId: '', claimsIdentity: CHANNEL, connectorFactory: this.connectors };
    }

    override async authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
        return this.authenticateRequest();
    }

    override createConnectorFactory(): ConnectorFactory {
        return this.connectors;
    }

    override async createUserTokenClient(): Promise<UserTokenClient> {
        return this.tokens as unknown as UserTokenClient;
    }

    override getOriginatingAudience(): string {
        return '';
    }
}
