import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { serve, type Served } from './serve';

/** What was asked of the fake. */
export interface Asked {
    method: string | undefined;
    url: string | undefined;
    headers: IncomingHttpHeaders;
    body: unknown;
}

/** Stands in for Direct Line's token service: it answers as it is told to, and notes what it was asked. */
export class FakeDirectLine {
    readonly asked: Asked[] = [];
    /** How it answers; by default with a token of a new conversation. */
    reply: RequestListener = (_, response) => {
        const conversationId = `conversation-${this.asked.length}`;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ conversationId, token: `token-${this.asked.length}`, expires_in: 1800 }));
    };

    private constructor(private served: Served) {}

    static async start(): Promise<FakeDirectLine> {
        const fake: FakeDirectLine = new FakeDirectLine(await serve((request, response) => void fake.take(request, response)));
        return fake;
    }

    private async take(request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }): Promise<void> {
        let text = '';
        for await (const chunk of request) text += chunk;
        this.asked.push({ method: request.method, url: request.url, headers: request.headers, body: JSON.parse(text) });
        this.reply(request, response);
    }

    get url(): string {
        return this.served.url;
    }

    close(): Promise<void> {
        return this.served.close();
    }
}
