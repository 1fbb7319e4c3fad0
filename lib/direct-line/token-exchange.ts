import { Refusal } from './refusal';

/** Direct Line's token, for one conversation. */
export interface GeneratedToken {
    token: string;
    conversationId: string;
    /** Seconds. */
    expires_in: number;
}

/** What the token is to hold. */
export interface TokenRequest {
    user: { id: string; name?: string };
    trustedOrigins: readonly string[];
}

/** Bytes; a token has about one thousand. */
const MOST = 65_536;

/** Exchanges the secret for tokens. Nothing that Direct Line says of a failure goes any further: it may quote the request. */
export class TokenExchange {
    readonly #secret: string;
    private readonly url: string;

    constructor(secret: string, origin: string) {
        this.#secret = secret;
        this.url = `${origin}/v3/directline/tokens/generate`;
    }

    /** @throws {Refusal} 502 */
    async generate(wanted: TokenRequest, signal: AbortSignal): Promise<GeneratedToken> {
        const { status, text } = await this.post(JSON.stringify(wanted), signal).catch(() => {
            throw failed('unreachable');
        });
        if (status !== 200) throw failed('refused', status);
        const generated = text.includes(this.#secret) ? undefined : tokenIn(text);
        if (!generated) throw failed('nonsense', status);
        return generated;
    }

    private async post(body: string, signal: AbortSignal): Promise<{ status: number; text: string }> {
        const headers = { authorization: `Bearer ${this.#secret}`, 'content-type': 'application/json', accept: 'application/json' };
        const response = await fetch(this.url, { method: 'POST', headers, body, signal, redirect: 'manual' });
        return { status: response.status, text: response.status === 200 ? await beginningOf(response) : await unread(response) };
    }
}

/** What is longer is cut, and then no JSON any more. */
async function beginningOf({ body }: Response): Promise<string> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of body ?? []) {
        chunks.push(chunk as Uint8Array);
        size += (chunk as Uint8Array).length;
        if (size > MOST) break;
    }
    return size > MOST ? '' : Buffer.concat(chunks).toString('utf8');
}

async function unread({ body }: Response): Promise<string> {
    await body?.cancel();
    return '';
}

function tokenIn(text: string): GeneratedToken | undefined {
    try {
        const { token, conversationId, expires_in } = JSON.parse(text) as Partial<Record<keyof GeneratedToken, unknown>>;
        if (!isName(token) || !isName(conversationId) || typeof expires_in !== 'number' || !(expires_in > 0)) return undefined;
        return { token, conversationId, expires_in };
    } catch {
        return undefined;
    }
}

function isName(value: unknown): value is string {
    return typeof value === 'string' && value !== '';
}

function failed(reason: 'unreachable' | 'refused' | 'nonsense', status?: number): Refusal {
    const event = { type: 'direct-line-failed', reason, ...(status !== undefined && { status }) } as const;
    return new Refusal(502, 'No token can be had at the moment.', event);
}
