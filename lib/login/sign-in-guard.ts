import { OptionError } from '../support/errors';
import type { TurnContextLike } from '../turn/types';
import type { TokenLike, TokenService } from './token-service';

/** What the guard asks of the login it guards. */
export interface GuardedLogin {
    /**
     * A connection's token may be used while it is live; `ended` is over, but its token is still to be revoked.
     * As this turn knows it, or as the storage does `now`.
     */
    state(connectionName: string, asOf?: 'now'): Promise<'live' | 'ended' | 'none'>;
    /** The user is being asked to sign in. */
    asked(connectionName: string): Promise<void>;
    /** Tries a code, if this turn may, and at most so often. */
    tryCode(connectionName: string, code: string, look: () => Promise<TokenLike | undefined>): Promise<TokenLike | undefined>;
    /** A sign-in was completed at the token service, with this token. */
    started(connectionName: string, token: TokenLike): Promise<boolean>;
    /** Whether a token of the live login may be used: it can have become somebody else's. */
    mayUse(connectionName: string, token: TokenLike): Promise<boolean>;
    /** The token service holds a token of which no login is known. */
    unknown(connectionName: string): Promise<void>;
    /** The bot signs the user out. */
    end(reason: 'sign-out'): Promise<void>;
}

/**
 * A token service that hands out tokens of live logins of the turn's own user only. OAuthPrompt and everything else in the
 * turn ask it without knowing. The token service itself would give any user's token to a bot that asks for that user's id.
 */
export function guarded(context: TurnContextLike, service: TokenService, login: GuardedLogin, connectionNames: readonly string[]): TokenService {
    const isOwn = (userId: string) => Boolean(userId) && userId === context.activity.from?.id;
    const started = async (connectionName: string, token: TokenLike | undefined) =>
        token?.token && (await login.started(connectionName, token)) ? token : undefined;
    // Asked again after the token service has answered: that can take long enough for a login to end, and for one to begin.
    const stateWith = async (connectionName: string, tokens: readonly TokenLike[]) => {
        const state = await login.state(connectionName, 'now');
        if (state !== 'live') return state;
        for (const token of tokens) if (!(await login.mayUse(connectionName, token))) return 'ended';
        return 'live';
    };
    const guards: Partial<TokenService> = {
        async getUserToken(userId, connectionName, channelId, magicCode) {
            known(connectionName, connectionNames);
            if (!isOwn(userId)) return undefined;
            if (magicCode) {
                const look = () => service.getUserToken(userId, connectionName, channelId, magicCode);
                return started(connectionName, await login.tryCode(connectionName, magicCode, look));
            }
            if ((await login.state(connectionName)) === 'ended') return undefined;
            const token = await service.getUserToken(userId, connectionName, channelId);
            if (!token?.token) return undefined;
            const state = await stateWith(connectionName, [token]);
            if (state === 'none') await login.unknown(connectionName);
            return state === 'live' ? token : undefined;
        },
        async exchangeToken(userId, connectionName, channelId, request) {
            known(connectionName, connectionNames);
            return isOwn(userId) ? started(connectionName, await service.exchangeToken(userId, connectionName, channelId, request)) : undefined;
        },
        async getAadTokens(userId, connectionName, resourceUrls, channelId) {
            known(connectionName, connectionNames);
            if (!isOwn(userId) || (await login.state(connectionName)) !== 'live') return {};
            const tokens = await service.getAadTokens(userId, connectionName, resourceUrls, channelId);
            return (await stateWith(connectionName, Object.values(tokens))) === 'live' ? tokens : {};
        },
        async getSignInResource(connectionName, activity, finalRedirect) {
            known(connectionName, connectionNames);
            await login.asked(connectionName);
            return service.getSignInResource(connectionName, activity, finalRedirect);
        },
        async signOutUser(userId, connectionName, channelId) {
            known(connectionName, connectionNames);
            return isOwn(userId) ? login.end('sign-out') : service.signOutUser(userId, connectionName, channelId);
        },
    };
    return overridden(service, guards);
}

function known(connectionName: string, connectionNames: readonly string[]): void {
    if (connectionNames.includes(connectionName)) return;
    throw new OptionError('connectionNames', `the names of all OAuth connections that the bot uses; \`${connectionName}\` is missing`);
}

function overridden<T extends object>(target: T, overrides: Partial<T>): T {
    return new Proxy(target, {
        get(_, name) {
            const value: unknown = Reflect.get(name in overrides ? overrides : target, name);
            return typeof value === 'function' && !(name in overrides) ? value.bind(target) : value;
        },
    });
}
