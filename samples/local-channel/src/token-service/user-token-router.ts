import { Router, type Request } from 'express';
import { query, requiredQuery } from '../http/request';
import type { Parts } from '../parts';
import { botOnly } from './bot-only';
import type { StoredToken, UserTokenKey } from './user-tokens';

/** The user-token service, as the bot sees it. */
export function userTokenRouter(parts: Parts): Router {
    const router = Router().use(botOnly(parts));
    router.get('/GetToken', (req, res) => {
        const key = { ...userOf(req), connectionName: requiredQuery(req, 'connectionName') };
        const found = findToken(key, query(req, 'code'), parts);
        if (found) res.json({ ...named(key), token: found.token, expiration: found.expiresAt.toISOString() });
        else res.status(404).end(); // a body would reach the bot as if it were a token response
    });
    router.get('/GetTokenStatus', (req, res) => {
        res.json(keysOf(req, parts, query(req, 'include')?.split(',')).map((key) => statusOf(key, parts)));
    });
    router.delete('/SignOut', (req, res) => {
        const connectionName = query(req, 'connectionName');
        for (const key of keysOf(req, parts, connectionName ? [connectionName] : undefined)) parts.userTokens.delete(key);
        res.status(204).end();
    });
    router.post('/GetAadTokens', (_req, res) => {
        res.json({});
    });
    router.post('/exchange', (_req, res) => {
        res.status(404).end();
    });
    return router;
}

function findToken(key: UserTokenKey, code: string | undefined, { userTokens, signIns }: Parts): StoredToken | undefined {
    if (code === undefined) return userTokens.get(key);
    const token = signIns.codes.redeem(key, code);
    if (token === undefined) return undefined;
    userTokens.set(key, token);
    return userTokens.get(key);
}

function statusOf(key: UserTokenKey, { userTokens }: Parts) {
    const hasToken = userTokens.get(key) !== undefined;
    return { ...named(key), hasToken, serviceProviderDisplayName: 'Practice sign-in' };
}

function keysOf(req: Request, { options }: Parts, wanted: string[] = options.connectionNames): UserTokenKey[] {
    const user = userOf(req);
    return options.connectionNames.filter((name) => wanted.includes(name)).map((connectionName) => ({ ...user, connectionName }));
}

const userOf = (req: Request) => ({ userId: requiredQuery(req, 'userId'), channelId: requiredQuery(req, 'channelId') });

const named = ({ channelId, connectionName }: UserTokenKey) => ({ channelId, connectionName });
