import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Conversation, Subscriber } from '../conversations/conversation';
import { forbidden } from '../http/http-error';
import { describe } from '../http/answer-error';
import { isLocalRequest } from '../loopback/guard';
import type { Parts } from '../parts';
import { conversationNotFound } from './access';
import { requireCredential } from './direct-line-tokens';

const PATH = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;

/** The WebSocket streams on which clients get what is said. */
export class Streams {
    private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: 4_096 });
    private readonly heartbeat: NodeJS.Timeout;

    /** @param keepAlive milliseconds between two empty frames */
    constructor(private readonly parts: Pick<Parts, 'directLineTokens' | 'conversations'>, keepAlive = 15_000) {
        this.heartbeat = setInterval(() => this.sockets.clients.forEach((socket) => socket.send('')), keepAlive).unref();
    }

    handles(req: IncomingMessage): boolean {
        return PATH.test(urlOf(req).pathname);
    }

    /** Opens the stream, or answers with the status of the refusal. */
    async upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
        socket.on('error', () => socket.destroy());
        try {
            const conversation = await this.conversationOf(req);
            const watermark = urlOf(req).searchParams.get('watermark') ?? undefined;
            this.sockets.handleUpgrade(req, socket, head, (stream) => connect(stream, conversation, watermark));
        } catch (error) {
            refuse(socket, describe(error).status);
        }
    }

    close(): void {
        clearInterval(this.heartbeat);
        this.sockets.clients.forEach((socket) => socket.terminate());
        this.sockets.close();
    }

    private async conversationOf(req: IncomingMessage): Promise<Conversation> {
        const { pathname, searchParams } = urlOf(req);
        if (!isLocalRequest(req)) throw forbidden('not local');
        const id = await this.parts.directLineTokens.verifyStreamTicket(requireCredential(searchParams.get('t') ?? undefined));
        if (PATH.exec(pathname)?.[1] !== id) throw forbidden('another conversation');
        const conversation = this.parts.conversations.get(id);
        if (!conversation) throw conversationNotFound();
        return conversation;
    }
}

function connect(socket: WebSocket, conversation: Conversation, watermark?: string): void {
    const subscriber: Subscriber = {
        send: (frame) => socket.send(JSON.stringify(frame)),
        end: (reason) => socket.close(1000, reason),
    };
    socket.on('error', () => socket.terminate());
    socket.on('close', () => conversation.unsubscribe(subscriber));
    conversation.subscribe(subscriber, watermark);
}

/** Answers an upgrade request that does not become a stream. */
export function refuse(socket: Duplex, status: number): void {
    socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function urlOf(req: IncomingMessage): URL {
    const url = `http://localhost${req.url ?? '/'}`;
    return new URL(URL.canParse(url) ? url : 'http://localhost/');
}
