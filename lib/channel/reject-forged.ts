import { having } from '../support/options';

/** What the SDK calls of a response of express or restify. */
interface ResponseLike {
    status(code: number): unknown;
    send(body?: unknown): unknown;
    header(...header: unknown[]): unknown;
    end(...body: unknown[]): unknown;
}

interface RequestLike {
    headers?: Record<string, unknown>;
}

// The SDK's own signature is overloaded: by HTTP it is (request, response, logic), by WebSocket there is one more.
interface AdapterLike {
    process(...given: any[]): Promise<void>;
}

/** What jsonwebtoken says of a token that is not signed by who should have signed it, or not as it should be. */
const FORGED = /^(?:jwt |invalid (?:signature|algorithm|token|exp value|nbf value)$|secret or public key)/;

/**
 * Has an adapter answer 401 to a forged token. The SDK answers 500, as if the bot had failed, so that channels try again and alarms
 * ring; and with every error goes its message, which can hold anything. No error's message leaves after this.
 * @returns the same adapter
 */
export function rejectForged<A extends AdapterLike>(adapter: A): A {
    having('adapter', adapter as AdapterLike, 'a CloudAdapter', ['process']);
    const process = adapter.process.bind(adapter) as AdapterLike['process'];
    adapter.process = async (request: RequestLike, response: ResponseLike, ...rest: unknown[]) => {
        const [logic] = rest;
        if (rest.length !== 1 || typeof logic !== 'function') return process(request, response, ...rest);
        let began = false;
        const begun = (...given: unknown[]): unknown => {
            began = true;
            return (logic as (...given: unknown[]) => unknown)(...given);
        };
        const isForged = (message: unknown) => !began && (FORGED.test(String(message)) || !isReadable(request));
        return answering(response, () => process(request, withoutMessages(response, isForged), begun));
    };
    return adapter;
}

/** Passes on everything but the message of an error. */
function withoutMessages(response: ResponseLike, isForged: (message: unknown) => boolean): ResponseLike {
    let status = 200;
    return {
        header: (...given) => response.header(...given),
        status: (code) => (status = code),
        send: (body) => {
            if (status === 500 && isForged(body)) status = 401;
            response.status(status);
            if (status !== 401 && status !== 500) response.send(body);
        },
        end: (...given) => {
            response.status(status);
            return response.end(...given);
        },
    };
}

/** Whether there is an object in the request's token, if it has one, as the SDK takes for granted. */
function isReadable({ headers = {} }: RequestLike): boolean {
    const header = headers.authorization ?? headers.Authorization;
    if (typeof header !== 'string') return true;
    const [, payload = ''] = header.split('.');
    try {
        const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
        return typeof claims === 'object' && claims !== null;
    } catch {
        return false;
    }
}

/** An activity that the SDK cannot read is the caller's fault; not caught, it would end the process. */
async function answering(response: ResponseLike, work: () => Promise<void>): Promise<void> {
    try {
        await work();
    } catch (error) {
        if (!(error instanceof Error && (error.name === 'ZodError' || error.message.startsWith('validateAndFixActivity')))) throw error;
        response.status(400);
        response.end();
    }
}
