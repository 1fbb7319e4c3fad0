import { subscribe, unsubscribe } from 'node:diagnostics_channel';

interface Requested {
    request: { origin?: unknown; host?: string; path?: string };
}

/** The addresses that this process asks for over HTTP, by `fetch` or by `node:http`, while `work` goes on. */
export async function addressesAsked(work: () => Promise<unknown>): Promise<string[]> {
    const asked: string[] = [];
    const note = (message: unknown) => {
        const { origin, host, path = '' } = (message as Requested).request;
        asked.push(`${typeof origin === 'string' ? origin : `//${host ?? ''}`}${path}`);
    };
    const channels = ['undici:request:create', 'http.client.request.start'];
    channels.forEach((channel) => subscribe(channel, note));
    try {
        await work();
    } finally {
        channels.forEach((channel) => unsubscribe(channel, note));
    }
    return asked;
}
