import type { Server } from 'node:http';
import { LocalChannelError } from '../errors';
import { isLoopback } from './addresses';

/**
 * Holds a server to loopback, now and whenever it starts to listen again.
 * @returns a function that lets go of it.
 * @throws {LocalChannelError} when it already listens elsewhere. Later, the server is closed and emits the error.
 */
export function holdToLoopback(server: Server): () => void {
    if (server.listening && !listensOnLoopback(server)) throw notLoopback();
    const check = () => {
        if (listensOnLoopback(server)) return;
        server.close();
        server.closeAllConnections();
        server.emit('error', notLoopback());
    };
    server.prependListener('listening', check);
    return () => server.off('listening', check);
}

function listensOnLoopback(server: Server): boolean {
    const address = server.address();
    return typeof address === 'object' && isLoopback(address?.address);
}

function notLoopback(): LocalChannelError {
    return new LocalChannelError('ERR_LOCAL_CHANNEL_NOT_LOOPBACK',
        'The local channel is for development: the server must listen on 127.0.0.1 or ::1 only');
}
