import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuse, type Streams } from './streams';

/** Hands a server's stream requests to `streams`. @returns a function that stops doing so. */
export function serveStreams(server: Server, streams: Streams): () => void {
    const upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (streams.handles(req)) void streams.upgrade(req, socket, head);
        else if (server.listenerCount('upgrade') === 1) refuse(socket, 404); // nobody else will answer
    };
    server.on('upgrade', upgrade);
    return () => server.off('upgrade', upgrade);
}
