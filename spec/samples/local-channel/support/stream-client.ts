import { on, once } from 'node:events';
import { WebSocket } from 'ws';
import type { WireFrame } from './wire';

/** A client of a conversation's stream. */
export class StreamClient {
    /** Resolves with the reason for which the channel closed the stream. */
    readonly closed: Promise<string>;
    private readonly messages: AsyncIterator<[Buffer]>;

    private constructor(private readonly socket: WebSocket) {
        this.messages = on(socket, 'message') as AsyncIterator<[Buffer]>;
        this.closed = once(socket, 'close').then(([, reason]) => String(reason));
    }

    static async open(url: string): Promise<StreamClient> {
        const socket = new WebSocket(url);
        const client = new StreamClient(socket); // listens before the first frame can arrive
        await once(socket, 'open');
        return client;
    }

    /** The HTTP status with which the channel refuses the stream. */
    static async refusal(url: string, options: { headers?: Record<string, string> } = {}): Promise<number> {
        const socket = new WebSocket(url, options);
        const [, response] = await once(socket, 'unexpected-response');
        socket.on('error', () => undefined).terminate();
        return response.statusCode;
    }

    /** The text of the next frame. */
    async next(): Promise<string> {
        return String((await this.messages.next()).value[0]);
    }

    async frame(): Promise<WireFrame> {
        return JSON.parse(await this.next()) as WireFrame;
    }

    close(): void {
        this.socket.close();
    }
}
