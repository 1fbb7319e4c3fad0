import type { TokenLike, TokenService } from '../../login/token-service';

/** A call of the bot's to the token service. */
export interface TokenCall {
    method: 'getUserToken' | 'exchangeToken' | 'getSignInResource' | 'signOutUser';
    userId?: string;
    connectionName: string;
    /** The code that a user is said to have typed. */
    code?: string | undefined;
}

const nameOf = (...parts: string[]) => JSON.stringify(parts);

/** The token service as the SDK's `UserTokenClient` shows it: tokens by user, connection and channel, and codes that unlock them. */
export class BenchTokens implements TokenService {
    readonly calls: TokenCall[] = [];
    /** Whether sign-outs fail, as when the service is away. */
    signOutFails = false;
    private readonly tokens = new Map<string, string>();
    private readonly locked = new Map<string, string>();
    private gate: { reached: () => void; open: Promise<void> } | undefined;

    /** A user has signed in in the browser; with a code, the token is there once the code was given. */
    add(token: string, { userId, connectionName, channelId, code }: { userId: string; connectionName: string; channelId: string; code?: string }): void {
        if (code === undefined) this.tokens.set(nameOf(userId, connectionName, channelId), token);
        else this.locked.set(nameOf(userId, connectionName, channelId, code), token);
    }

    holds(token: string): boolean {
        return [...this.tokens.values()].includes(token);
    }

    /** The codes that were tried. */
    codes(): string[] {
        return this.calls.flatMap(({ code }) => (code === undefined ? [] : [code]));
    }

    count(method: TokenCall['method']): number {
        return this.calls.filter((call) => call.method === method).length;
    }

    /** Has the next look-up's answer wait on its way. `reached` is when it has begun, `release` lets it arrive. */
    holdNext(): { reached: Promise<void>; release: () => void } {
        let [release, reach] = [() => {}, () => {}];
        const open = new Promise<void>((resolve) => { release = resolve; });
        const reached = new Promise<void>((resolve) => { reach = resolve; });
        this.gate = { reached: reach, open };
        return { reached, release };
    }

    async getUserToken(userId: string, connectionName: string, channelId: string, code?: string): Promise<TokenLike | undefined> {
        this.calls.push({ method: 'getUserToken', userId, connectionName, code });
        const name = nameOf(userId, connectionName, channelId);
        const unlocked = this.locked.get(nameOf(userId, connectionName, channelId, code ?? ''));
        if (unlocked !== undefined) this.tokens.set(name, unlocked);
        const token = code && unlocked === undefined ? undefined : this.tokens.get(name);
        const { gate } = this;
        this.gate = undefined;
        gate?.reached();
        await gate?.open;
        return token === undefined ? undefined : { token, connectionName, channelId };
    }

    async exchangeToken(userId: string, connectionName: string): Promise<TokenLike | undefined> {
        this.calls.push({ method: 'exchangeToken', userId, connectionName });
        return Promise.resolve(undefined); // nobody here has a token that could be exchanged
    }

    async getAadTokens(): Promise<Record<string, TokenLike>> {
        return Promise.resolve({});
    }

    async getSignInResource(connectionName: string): Promise<object> {
        this.calls.push({ method: 'getSignInResource', connectionName });
        return Promise.resolve({ signInLink: `https://token.example/${encodeURIComponent(connectionName)}` });
    }

    async getTokenStatus(userId: string, channelId: string): Promise<object[]> {
        const held = [...this.tokens.keys()].map((name) => JSON.parse(name) as [string, string, string]);
        const own = held.filter(([user, , channel]) => user === userId && channel === channelId);
        return Promise.resolve(own.map(([, connection]) => ({ channelId, connectionName: connection, hasToken: true })));
    }

    async signOutUser(userId: string, connectionName: string, channelId: string): Promise<void> {
        this.calls.push({ method: 'signOutUser', userId, connectionName });
        if (this.signOutFails) throw new Error('the token service is away');
        this.tokens.delete(nameOf(userId, connectionName, channelId));
        return Promise.resolve();
    }
}
