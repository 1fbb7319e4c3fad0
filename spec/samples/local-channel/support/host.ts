import { createServer } from 'node:http';
import express from 'express';
import { createLocalChannel, type LocalChannel, type LocalChannelOptions } from '../../../../samples/local-channel/src';
import { APP_ID, FakeBot } from './fake-bot';
import { listen, stop } from './servers';
import type { WireBody, WireFrame, WireItem } from './wire';

export const SECRET = 'spec-secret';

/** What an endpoint answered; `body` is the parsed JSON, `text` what it was parsed from. */
export interface Answer {
    status: number;
    headers: Headers;
    text: string;
    body: WireBody;
}

/** A client's conversation: its id and its token. */
export interface Talk {
    conversationId: string;
    token: string;
    streamUrl: string;
}

/** A channel in front of a fake bot, both on free ports. */
export class Host {
    private constructor(
        readonly channel: LocalChannel, readonly bot: FakeBot, readonly url: string, private readonly end: () => Promise<void>,
    ) {}

    static async start(options: Partial<LocalChannelOptions> = {}): Promise<Host> {
        const app = express();
        const server = createServer(app);
        const url = await listen(server);
        const bot = await FakeBot.start(() => `${url}/issuer`);
        const channel = await createLocalChannel({
            baseUrl: url, botEndpoint: bot.endpoint, appId: APP_ID, secret: SECRET, connectionNames: ['practice'], ...options,
        });
        app.use(channel.router);
        app.get('/elsewhere', (_req, res) => void res.json({}));
        channel.attach(server);
        return new Host(channel, bot, url, async () => {
            await channel.close();
            await Promise.all([bot.stop(), stop(server)]);
        });
    }

    stop(): Promise<void> {
        return this.end();
    }

    /** Sends a request; a `body` that is not a string goes as JSON. */
    async send(method: string, path: string, { token, body, headers }: {
        token?: string; body?: unknown; headers?: Record<string, string>;
    } = {}): Promise<Answer> {
        const response = await fetch(new URL(path, this.url), {
            method, redirect: 'manual',
            headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
            ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        });
        const text = await response.text();
        const isJson = response.headers.get('content-type')?.startsWith('application/json');
        return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
    }

    directLine(method: string, path: string, token?: string, body?: unknown): Promise<Answer> {
        return this.send(method, `/v3/directline/${path}`, { ...(token && { token }), body });
    }

    async asBot(method: string, path: string, body?: unknown): Promise<Answer> {
        return this.send(method, path, { token: (await this.channel.botToken()).token, body });
    }

    /** What the bot gets from an endpoint that answers with a list. */
    async listAsBot(path: string): Promise<WireItem[]> {
        const { body } = await this.asBot('GET', path);
        return body as unknown as WireItem[];
    }

    async generate(body: unknown = {}): Promise<{ conversationId: string; token: string }> {
        return (await this.directLine('POST', 'tokens/generate', SECRET, body)).body;
    }

    /** Starts a conversation; in enhanced mode when the body names a user. */
    async start(body?: unknown): Promise<Talk> {
        const { token } = await this.generate(body);
        return { ...(await this.directLine('POST', 'conversations', token)).body, token };
    }

    post({ conversationId, token }: Talk, activity: unknown): Promise<Answer> {
        return this.directLine('POST', `conversations/${conversationId}/activities`, token, activity);
    }

    async history({ conversationId, token }: Talk, watermark = ''): Promise<WireFrame> {
        return (await this.directLine('GET', `conversations/${conversationId}/activities?watermark=${watermark}`, token)).body;
    }
}

/** An enhanced-mode token request. */
export const ann = { user: { id: 'dl_ann', name: 'Ann' } };

export const says = (text: string, id = 'r_1') => ({ type: 'message', from: { id }, text });
