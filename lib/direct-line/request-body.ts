import type { IncomingMessage } from 'node:http';
import { within } from '../support/within';
import { badRequest } from './refusal';

/** Bytes; the page has nothing to tell. */
const MOST = 4_096;

/** Of a request that ends with its answer, as not all of it was read. */
const LAST = { Connection: 'close' };

/**
 * Reads a request's JSON to its end, and drops it: nothing in it counts. One that a framework has parsed already is taken as it is.
 * @param timeout milliseconds
 * @throws {Refusal} 400, 408 or 413
 */
export async function passOverBody(request: IncomingMessage, timeout: number): Promise<void> {
    if ((request as { body?: unknown }).body !== undefined) return;
    if (Number(request.headers['content-length']) > MOST) throw tooLarge();
    const text = await within(timeout, textOf(request)).catch((error: unknown) => {
        throw error instanceof DOMException ? badRequest(408, 'The request took too long.', LAST) : error;
    });
    if (text.trim() !== '' && !isJson(text)) throw badRequest(400, 'The request is malformed.');
}

async function textOf(request: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
        // Destroyed, it would have no socket any more, which access logs ask for the address.
        for await (const chunk of request.iterator({ destroyOnReturn: false })) {
            size += (chunk as Buffer).length;
            if (size > MOST) break;
            chunks.push(chunk as Buffer);
        }
    } catch {
        throw badRequest(400, 'The request is malformed.', LAST); // mostly nobody is there any more to read this
    }
    if (size > MOST) throw tooLarge();
    return Buffer.concat(chunks).toString('utf8');
}

function tooLarge() {
    return badRequest(413, 'The request is too large.', LAST);
}

function isJson(text: string): boolean {
    try {
        JSON.parse(text);
        return true;
    } catch {
        return false;
    }
}
