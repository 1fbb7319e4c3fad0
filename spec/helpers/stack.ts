import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { CloudAdapter, MemoryStorage, type Activity, type Middleware, type TurnContext } from 'botbuilder';
import { createLocalChannel, type LocalChannel } from 'bot-warden-local-channel';
import { BotWarden, KeyRing, type BotWardenOptions, type SecurityEvent } from '../../lib';
import { localAuthentication } from '../../samples/echo-bot/src/authentication';
import sinon from 'sinon';
import { recorded } from './bot';

type Logic = (context: TurnContext) => Promise<void>;

const APP_ID = '00000000-0000-4000-8000-000000000001';
const DAY = 24 * 3_600_000; // the specs move the clock further than a token lives
export const CONNECTION = 'practice';

/** A real CloudAdapter, JWT validation on, behind the local channel on a free port. */
export interface Stack {
    url: string;
    channel: LocalChannel;
    warden: BotWarden;
    adapter: CloudAdapter;
    /** What was reported since the start. */
    events: SecurityEvent[];
    /** The turns that reached the bot, as it saw them. */
    seen: Partial<Activity>[];
    close(): Promise<void>;
}

export interface StackOptions {
    warden?: Partial<BotWardenOptions>;
    /** Registered ahead of bot-warden. */
    first?: Middleware[];
    logic?: Logic;
}

const echo: Logic = async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`echo: ${context.activity.text}`);
};

export async function startStack({ warden: options = {}, first = [], logic = echo }: StackOptions = {}): Promise<Stack> {
    sinon.stub(console, 'error'); // the SDK prints every refusal with its stack
    const app = express();
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const channel = await createLocalChannel({ baseUrl: url, botEndpoint: `${url}/api/messages`, appId: APP_ID, secret: 'secret', connectionNames: [CONNECTION], tokenLifetime: DAY });
    channel.attach(server);
    const warden = new BotWarden({ keys: KeyRing.generate(), storage: new MemoryStorage(), login: { connectionNames: [CONNECTION] }, education: false, development: true, ...options });
    const adapter = new CloudAdapter(localAuthentication(channel, APP_ID));
    for (const middleware of [...first, warden]) adapter.use(middleware);
    const seen: Partial<Activity>[] = [];
    app.use(channel.router);
    app.post('/api/messages', express.json(), (request, response) =>
        adapter.process(request, response, async (context) => {
            seen.push(JSON.parse(JSON.stringify(context.activity)) as Activity);
            await logic(context);
        }),
    );
    return { url, channel, warden, adapter, seen, events: recorded(warden.events), close: () => close(server, channel) };
}

async function close(server: Server, channel: LocalChannel): Promise<void> {
    sinon.restore();
    await channel.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
}

/** A Direct Line client of its own conversation; `plain` leaves the user id out of its token. */
export class Client {
    private constructor(
        private readonly stack: Stack,
        readonly token: string,
        readonly conversationId: string,
        readonly userId: string,
    ) {}

    static async open(stack: Stack, { plain = false, userId = `dl_${randomBytes(24).toString('base64url')}` } = {}): Promise<Client> {
        const grant = await call(`${stack.url}/v3/directline/tokens/generate`, 'secret', plain ? {} : { user: { id: userId } });
        const { token, conversationId } = grant.body as { token: string; conversationId: string };
        await call(`${stack.url}/v3/directline/conversations`, token, {});
        return new Client(stack, token, conversationId, userId);
    }

    /** Posts a message. The answer comes when the bot is done with it. */
    say(text: string, from = this.userId): Promise<{ status: number }> {
        return this.post({ type: 'message', text, from: { id: from } as Activity['from'] });
    }

    post(activity: Partial<Activity>): Promise<{ status: number }> {
        return call(this.path, this.token, { from: { id: this.userId }, ...activity });
    }

    /** The texts of all that the bot sent so far. */
    async heard(): Promise<string[]> {
        const { activities = [] } = (await call(this.path, this.token)).body as { activities?: Activity[] };
        return activities.filter(({ from, type }) => from.role === 'bot' && type === 'message').map(({ text }) => text ?? '');
    }

    private get path(): string {
        return `${this.stack.url}/v3/directline/conversations/${this.conversationId}/activities`;
    }
}

/** What a channel posts to a bot, in the parts that matter to a case. */
export interface Posted {
    type: string;
    channelId: string;
    from: { id: string };
    conversation: { id: string; isGroup?: boolean; conversationType?: string };
    [more: string]: unknown;
}

/** Posts an activity straight to the bot, as a channel would. @returns the bot's HTTP answer */
export async function postToBot(stack: Stack, activity: Posted, token?: string): Promise<{ status: number; body: unknown }> {
    const { serviceUrl } = stack.channel;
    const bearer = token ?? (await stack.channel.signServiceToken());
    return call(`${stack.url}/api/messages`, bearer, { serviceUrl, recipient: { id: 'bot' }, ...activity });
}

async function call(url: string, token: string, body?: object): Promise<{ status: number; body: unknown }> {
    const response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
    return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
}

/** The token that a bot gets in a turn when it asks as the SDK's prompts do. */
export async function tokenIn(context: TurnContext): Promise<string | undefined> {
    const { UserTokenClientKey } = context.adapter as unknown as { UserTokenClientKey: symbol };
    const client = context.turnState.get(UserTokenClientKey) as { getUserToken(...of: string[]): Promise<{ token: string } | undefined> };
    const { from, channelId } = context.activity;
    return (await client.getUserToken(from.id, CONNECTION, channelId))?.token;
}
