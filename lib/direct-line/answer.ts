import type { IncomingMessage, ServerResponse } from 'node:http';

/** Ends a response with JSON, or with nothing; one that somebody has begun already is theirs. */
export function answer(request: IncomingMessage, response: ServerResponse, status: number, body?: object, headers: Record<string, string> = {}): void {
    if (response.headersSent) return;
    for (const [name, value] of Object.entries(headers)) {
        if (name !== 'Connection' || request.httpVersionMajor === 1) response.setHeader(name, value); // HTTP/2 knows no such header
    }
    response.statusCode = status;
    if (body === undefined) {
        response.end();
        return;
    }
    const bytes = Buffer.from(JSON.stringify(body));
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Length', bytes.length);
    response.end(bytes);
}
