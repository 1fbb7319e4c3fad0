import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { listen, stop } from './servers';
import type { WireActivity } from './wire';

export const APP_ID = 'spec-bot';

/** A bot that accepts only what the channel signed, keeps every activity and answers with `status`. */
export class FakeBot {
    readonly activities: WireActivity[] = [];
    readonly claims: JWTPayload[] = [];
    status = 200;
    /** Runs within the turn, before the answer. */
    onTurn: (activity: WireActivity) => unknown = () => undefined;
    private readonly server: Server = createServer((req, res) => void this.turn(req, res));

    private constructor(private readonly issuer: () => string) {}

    static async start(issuer: () => string): Promise<FakeBot & { endpoint: string }> {
        const bot = new FakeBot(issuer);
        return Object.assign(bot, { endpoint: `${await listen(bot.server)}/api/messages` });
    }

    ofType(type: string): WireActivity[] {
        return this.activities.filter((activity) => activity.type === type);
    }

    stop(): Promise<void> {
        return stop(this.server);
    }

    private async turn(req: IncomingMessage, res: ServerResponse): Promise<void> {
        const keys = createRemoteJWKSet(new URL(`${this.issuer()}/keys`));
        const token = req.headers.authorization?.slice('Bearer '.length) ?? '';
        const verified = await jwtVerify(token, keys, { issuer: this.issuer(), audience: APP_ID }).catch(() => undefined);
        if (verified) {
            const activity = JSON.parse(await text(req)) as WireActivity;
            this.claims.push(verified.payload);
            this.activities.push(activity);
            await this.onTurn(activity);
        }
        res.writeHead(verified ? this.status : 401).end();
    }
}
