import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Activity, type ConversationReference, type Middleware, type TurnContext } from 'botbuilder';
import { AppCredentials, AuthenticationConfiguration, type ServiceClientCredentialsFactory } from 'botframework-connector';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import sinon from 'sinon';

/** What of botbuilder's own botframework-streaming is used here. */
interface Streaming {
    WebSocketClient: new (options: object) => { _sender: Side; _receiver: Side; send(request: object): Promise<unknown>; disconnect(): void };
    NodeWebSocket: new (socket: object) => object;
    StreamingRequest: { create(verb: string, path: string): { setBody(body: string): void } };
    StreamingResponse: new () => { statusCode: number; setBody(body: object): void };
}

interface Side {
    connect(transport: object): void;
}

interface Socket {
    once(event: string, listener: (error: Error) => unknown): Socket;
}

const ofBotbuilder = createRequire(require.resolve('botbuilder'));
const ofStreaming = createRequire(ofBotbuilder.resolve('botframework-streaming'));
const { WebSocketClient, NodeWebSocket, StreamingRequest, StreamingResponse } = ofBotbuilder('botframework-streaming') as Streaming;
const { WebSocketTransport } = ofStreaming('./webSocket/webSocketTransport') as { WebSocketTransport: new (socket: object) => object };
const WebSocket = ofStreaming('ws') as new (url: string, options: object) => Socket;

export const APP_ID = '00000000-0000-4000-8000-000000000001';
export const OTHER_BOT = '99999999-2222-4333-8444-555555555555';
export const KEY_ID = 'the-key';
/** In a posted activity, stands for 49,000 arrays inside each other, which JSON.stringify cannot write. */
export const NESTED = '@nested';
const ISSUER = 'https://api.botframework.com';
const ENTRA = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

type Adapted = (adapter: CloudAdapter) => CloudAdapter;
type Logic = (context: TurnContext) => Promise<void>;

export interface AzureOptions {
    protections?: readonly object[];
    logic?: Logic;
    /** An app id is set, so that tokens are asked for. @default true */
    authenticated?: boolean;
    adapted?: Adapted;
}

/** A request that the bot made: to whom, with which token, and what it said. */
interface Outgoing {
    host: string;
    token: string | undefined;
    text: string | undefined;
}

const echo: Logic = async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`echo: ${context.activity.text}`);
    if (context.activity.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { done: true } } });
};

let keys: Promise<{ publicKey: CryptoKey; privateKey: CryptoKey }> | undefined;

/**
 * A bot behind HTTP on the SDK's own adapter, with its own check of tokens, as Azure's channels call it: the tokens are signed by the
 * key that the bot is told to trust, and the bot's answers are kept instead of sent to Azure.
 */
export class Azure {
    readonly outgoing: Outgoing[] = [];
    /** The turns that reached the bot, as it saw them. */
    readonly seen: Partial<Activity>[] = [];
    private readonly logic: Logic;

    private constructor(
        readonly url: string,
        readonly server: Server,
        private readonly adapterOf: (outgoing: Outgoing[]) => CloudAdapter,
        logic: Logic,
        readonly adapter = adapterOf([]),
    ) {
        this.adapter = this.adapterOf(this.outgoing);
        this.logic = async (context) => {
            this.seen.push(JSON.parse(JSON.stringify(context.activity)) as Activity);
            await logic(context);
        };
    }

    static async start({ protections = [], logic = echo, authenticated = true, adapted = (adapter) => adapter }: AzureOptions = {}): Promise<Azure> {
        sinon.stub(console, 'error'); // the SDK prints every refusal with its stack
        const app = express();
        const server = createServer(app);
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const { publicKey } = await signingKeys();
        const jwk = { ...(await exportJWK(publicKey)), kid: KEY_ID, use: 'sig' };
        app.get('/openid', (_, response) => void response.json({ issuer: ISSUER, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] }));
        app.get('/keys', (_, response) => void response.json({ keys: [jwk] }));
        const azure = new Azure(url, server, (outgoing) => {
            const adapter = adapted(new CloudAdapter(authentication(url, authenticated, outgoing)));
            for (const protection of protections) adapter.use(protection as Middleware);
            return adapter;
        }, logic);
        server.on('upgrade', (request, socket, head) => void azure.adapter.process(request as never, socket as never, head as never, azure.logic));
        app.post('/api/messages', express.json(), (request, response) => azure.adapter.process(request, response, azure.logic));
        return azure;
    }

    private posts = 0;

    async close(): Promise<void> {
        sinon.restore();
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }

    /** A token as Azure's channels show it. */
    async channelToken(serviceurl: string, claims: object = {}): Promise<string> {
        return sign({ iss: ISSUER, aud: APP_ID, serviceurl, ...claims });
    }

    /** A token of the tenant in which bots and the emulator get theirs. */
    async botToken(appid: string): Promise<string> {
        return sign({ iss: ENTRA, aud: APP_ID, ver: '1.0', appid, tid: 'd6d49420-f39b-4df7-a1dc-d59a935871db' });
    }

    /** Posts what a channel does, under its token when none is given; `''` is none at all. */
    async post(given: Partial<Activity>, token?: string): Promise<{ status: number; body: string }> {
        const activity = { type: 'message', id: String(++this.posts), text: 'hello', from: { id: 'dl_ann' }, recipient: { id: 'bot' }, conversation: { id: 'c' }, ...given };
        const bearer = token ?? (await this.channelToken(given.serviceUrl ?? ''));
        const response = await fetch(`${this.url}/api/messages`, {
            method: 'POST', body: JSON.stringify(activity).replace(`"${NESTED}"`, `${'['.repeat(49_000)}${']'.repeat(49_000)}`),
            headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
        });
        return { status: response.status, body: await response.text() };
    }

    /** Opens a stream to the bot, as Direct Line Speech does, and sends one activity over it. @returns what the bot sends back over the stream */
    async stream(given: Partial<Activity>, token: string): Promise<(string | undefined)[]> {
        const said: (string | undefined)[] = [];
        const requestHandler = { processRequest: async (request: { streams: { readAsJson(): Promise<{ text?: string }> }[] }) => keep(request, said) };
        const socket = new WebSocket(`${this.url.replace('http', 'ws')}/api/messages`, { headers: { Authorization: `Bearer ${token}`, channelid: given.channelId ?? '' } });
        await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
        const client = new WebSocketClient({ url: this.url, requestHandler, disconnectionHandler: () => undefined });
        const transport = new WebSocketTransport(new NodeWebSocket(socket));
        const { _sender: sender, _receiver: receiver } = client; // its own connect() sends no headers
        for (const side of [sender, receiver]) side.connect(transport);
        const request = StreamingRequest.create('POST', '/api/messages');
        request.setBody(JSON.stringify({ type: 'message', id: '1', from: { id: 'dl_ann' }, recipient: { id: 'bot' }, conversation: { id: 'c' }, ...given }));
        await client.send(request);
        client.disconnect();
        return said;
    }

    /** A turn that the bot starts itself. */
    async proactive(reference: Partial<ConversationReference>): Promise<void> {
        await this.adapter.continueConversationAsync(APP_ID, reference, async (context) => {
            this.seen.push({ name: context.activity.name! });
            await context.sendActivity('by the way');
        });
    }
}

async function keep(request: { streams: { readAsJson(): Promise<{ text?: string }> }[] }, said: (string | undefined)[]): Promise<object> {
    said.push((await request.streams[0]?.readAsJson())?.text);
    const response = new StreamingResponse();
    response.statusCode = 200;
    response.setBody({ id: 'sent' });
    return response;
}

async function signingKeys() {
    keys ??= generateKeyPair('RS256') as Promise<{ publicKey: CryptoKey; privateKey: CryptoKey }>; // bots cache keys by their URL
    return keys;
}

async function sign(claims: Record<string, unknown>): Promise<string> {
    const { privateKey } = await signingKeys();
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: KEY_ID }).setIssuedAt().setNotBefore('-1m').setExpirationTime('5m').sign(privateKey);
}

function authentication(url: string, authenticated: boolean, outgoing: Outgoing[]): ConfigurationBotFrameworkAuthentication {
    const settings = {
        MicrosoftAppId: authenticated ? APP_ID : '', ToBotFromChannelTokenIssuer: ISSUER, ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${url}/openid`, ToChannelFromBotLoginUrl: url, ToChannelFromBotOAuthScope: ISSUER, OAuthUrl: url, CallerId: 'urn:botframework:azure',
    };
    const factory: ServiceClientCredentialsFactory = {
        isValidAppId: async (id) => id === APP_ID,
        isAuthenticationDisabled: async () => !authenticated,
        createCredentials: async (appId = APP_ID, audience = ISSUER) => new Credentials(appId, undefined, audience),
    };
    const anyBot = new AuthenticationConfiguration(undefined, async () => {}); // the SDK's part is not what is looked at
    return new ConfigurationBotFrameworkAuthentication(settings, factory, anyBot, undefined, { httpClient: kept(outgoing) });
}

class Credentials extends AppCredentials {
    protected override async refreshToken() {
        return { accessToken: 'token-of-the-bot', expiresOn: new Date(Date.now() + 3_600_000) } as Awaited<ReturnType<AppCredentials['refreshToken']>>;
    }
}

/** Keeps what the bot sends to its channels. */
function kept(outgoing: Outgoing[]) {
    return {
        sendRequest: async (request: { url: string; body?: string; headers: { get(name: string): string | undefined; clone(): object } }) => {
            const { text } = JSON.parse(request.body ?? '{}') as { text?: string };
            outgoing.push({ host: new URL(request.url).host, token: request.headers.get('authorization'), text });
            return { request, status: 200, headers: request.headers.clone(), bodyAsText: '{"id":"sent"}', parsedBody: { id: 'sent' } };
        },
    } as never;
}
