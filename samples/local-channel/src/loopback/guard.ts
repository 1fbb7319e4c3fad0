import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { forbidden } from '../http/http-error';
import { isLocalHost, isLoopback } from './addresses';

/** Whether a request came from this machine and was meant for it; forwarding headers prove nothing and are not read. */
export function isLocalRequest(req: IncomingMessage): boolean {
    return isLoopback(req.socket.remoteAddress) && isLocalHost(req.headers.host);
}

/** Refuses everything that is not from and for this machine, also for what the app mounts after the channel. */
export const localRequestsOnly: RequestHandler = (req, _res, next) => {
    next(isLocalRequest(req) ? undefined : forbidden('The local channel serves this machine only.'));
};
