import type { TurnContextLike } from '../turn/types';

export interface TokenLike {
    token?: string;
    connectionName?: string;
    channelId?: string;
    expiration?: string;
}

/** The part of the SDK's `UserTokenClient` that hands out or ends tokens; ids are channel ids of users. */
export interface TokenService {
    getUserToken(userId: string, connectionName: string, channelId: string, magicCode?: string): Promise<TokenLike | undefined>;
    exchangeToken(userId: string, connectionName: string, channelId: string, request: object): Promise<TokenLike | undefined>;
    getAadTokens(userId: string, connectionName: string, resourceUrls: string[], channelId: string): Promise<Record<string, TokenLike>>;
    getSignInResource(connectionName: string, activity: object, finalRedirect?: string): Promise<unknown>;
    signOutUser(userId: string, connectionName: string, channelId: string): Promise<unknown>;
}

/** Token methods that older adapters (the SDK's TestAdapter too) carry themselves, with other arguments. */
interface TokenAdapter {
    getUserToken(context: TurnContextLike, connectionName: string, magicCode?: string): Promise<TokenLike | undefined>;
    exchangeToken(context: TurnContextLike, connectionName: string, userId: string, request: object): Promise<TokenLike | undefined>;
    getAadTokens(context: TurnContextLike, connectionName: string, resourceUrls: string[]): Promise<Record<string, TokenLike>>;
    getSignInResource(context: TurnContextLike, connectionName: string, userId?: string, finalRedirect?: string): Promise<unknown>;
    signOutUser(context: TurnContextLike, connectionName: string, userId?: string): Promise<unknown>;
}

/** Under this key of the turn state the SDK looks for its token client; an adapter that has no such key uses `undefined`. */
const keyOf = ({ adapter }: TurnContextLike) => (adapter as { UserTokenClientKey?: symbol }).UserTokenClientKey;

/** The turn's token service, or nothing when its adapter knows none. */
export function tokenServiceOf(context: TurnContextLike): TokenService | undefined {
    const client = context.turnState.get(keyOf(context)) as TokenService | undefined;
    return client ?? ('getUserToken' in context.adapter ? fromAdapter(context) : undefined);
}

/** Has everything in this turn that asks for tokens (prompts, the bot) ask `service`. */
export function useTokenService(context: TurnContextLike, service: TokenService): void {
    context.turnState.set(keyOf(context), service);
}

function fromAdapter(context: TurnContextLike): TokenService {
    const adapter = context.adapter as TokenAdapter;
    return {
        getUserToken: (_, connectionName, __, magicCode) => adapter.getUserToken(context, connectionName, magicCode),
        exchangeToken: (userId, connectionName, _, request) => adapter.exchangeToken(context, connectionName, userId, request),
        getAadTokens: (_, connectionName, resourceUrls) => adapter.getAadTokens(context, connectionName, resourceUrls),
        getSignInResource: (connectionName, _, finalRedirect) =>
            adapter.getSignInResource(context, connectionName, context.activity.from?.id, finalRedirect),
        signOutUser: (userId, connectionName) => adapter.signOutUser(context, connectionName, userId),
    };
}
