import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { CloudAdapter } from 'botbuilder';
import { directLineToken, type TokenParts } from './direct-line-token';
import type { EchoBot } from './bot';
import type { Panel } from './panel/panel';
import type { Settings } from './settings';

const PUBLIC = join(__dirname, '../public');

/** Mounts what every set-up has: the bot's endpoint, the token endpoint, the live view, and the page. */
export function mount(app: Express, settings: Settings, adapter: CloudAdapter, bot: EchoBot, panel: Panel, shared: Omit<TokenParts, 'openFeed'>): void {
    app.disable('x-powered-by');
    app.post('/api/messages', express.json({ limit: '256kb' }), (request, response) =>
        adapter.process(request, response, (context) => bot.run(context)),
    );
    const token = directLineToken(settings, { ...shared, openFeed: (conversationId, mode) => panel.open(conversationId, mode) });
    app.post('/api/directline/token', express.json({ limit: '1kb' }), token);
    app.get('/api/panel/:address', panel.serve);
    app.post('/api/panel/:address/revoke', panel.revoke);
    app.use(securityHeaders(settings), express.static(PUBLIC, { index: 'index.html', redirect: false }));
    app.use(answerError);
}

/** Express would print the error with the request's body in it, and show its stack to the client. */
const answerError: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
    const status = error.status !== undefined && error.status < 500 ? error.status : 500;
    response.status(status).json({ error: status === 500 ? 'The server met an error.' : 'The request is malformed.' });
};

/** Of the empty style sheets that Web Chat puts into the page and fills by script. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The page runs its own scripts and talks to its own server and channel only. */
function securityHeaders({ port, directLine }: Settings): RequestHandler {
    const channel = new URL(directLine.domain).origin;
    const azure = channel.startsWith('https') ? [channel, channel.replace('https', 'wss')] : [];
    const connect = ["'self'", `ws://localhost:${port}`, `ws://127.0.0.1:${port}`, ...azure];
    const policy = [
        "default-src 'self'", "script-src 'self'", `style-src 'self' ${EMPTY_STYLE}`, "img-src 'self' data: blob:",
        `connect-src ${connect.join(' ')}`, "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", "object-src 'none'",
    ].join('; ');
    return (_, response, next) => {
        response.setHeader('Content-Security-Policy', policy);
        response.setHeader('Referrer-Policy', 'same-origin');
        response.setHeader('X-Content-Type-Options', 'nosniff');
        next();
    };
}

/** Listens on loopback only, on IPv4 and, where there is one, IPv6: browsers take `localhost` for either. */
export async function listen(app: Express, port: number, prepare: (server: Server) => void): Promise<Server[]> {
    const servers = [createServer(app)];
    const [first] = servers as [Server];
    prepare(first);
    await listening(first, port, '127.0.0.1');
    const second = createServer(app);
    prepare(second);
    try {
        await listening(second, port, '::1');
        servers.push(second);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw error; // somebody else would answer half of the browsers
    }
    return servers;
}

function listening(server: Server, port: number, host: string): Promise<void> {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, resolve);
    });
}
