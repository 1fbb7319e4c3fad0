import type { TokenLike, TokenService } from '../../../lib/login/token-service';

/** The token service as the SDK's UserTokenClient shows it: tokens by user, connection and channel, and codes that unlock them. */
export class FakeTokenService implements TokenService {
    /** Every sign-out that was asked for, `user connection channel`. */
    readonly signOuts: string[] = [];
    /** Whether it rejects everything. */
    down = false;
    private readonly tokens = new Map<string, string>();
    private readonly codes = new Map<string, string>();
    private readonly exchangeable = new Map<string, string>();

    /** A user has signed in in the browser. With a code, the token is only there once the code was given. */
    add(token: string, { user = 'dl_ann', connection = 'aad', channel = 'directline', code = '' } = {}): void {
        if (code) this.codes.set(nameOf(user, connection, channel, code), token);
        else this.tokens.set(nameOf(user, connection, channel), token);
    }

    addExchangeable(theirs: string, ours: string): void {
        this.exchangeable.set(theirs, ours);
    }

    has(user = 'dl_ann', connection = 'aad', channel = 'directline'): boolean {
        return this.tokens.has(nameOf(user, connection, channel));
    }

    async getUserToken(user: string, connection: string, channel: string, code = ''): Promise<TokenLike | undefined> {
        this.answer();
        const unlocked = this.codes.get(nameOf(user, connection, channel, code));
        if (unlocked) this.tokens.set(nameOf(user, connection, channel), unlocked);
        if (code && !unlocked) return undefined;
        return this.tokenOf(nameOf(user, connection, channel), connection, channel);
    }

    async exchangeToken(user: string, connection: string, channel: string, request: { token?: string }): Promise<TokenLike | undefined> {
        this.answer();
        const token = this.exchangeable.get(request.token ?? '');
        if (token) this.add(token, { user, connection, channel });
        return token ? { token, connectionName: connection, channelId: channel } : undefined;
    }

    async getAadTokens(user: string, connection: string, urls: string[], channel: string): Promise<Record<string, TokenLike>> {
        this.answer();
        const token = this.tokenOf(nameOf(user, connection, channel), connection, channel);
        return Object.fromEntries(token ? urls.map((url) => [url, token]) : []);
    }

    async getSignInResource(connection: string): Promise<object> {
        this.answer();
        return { signInLink: `https://token.example/sign-in/${connection}` };
    }

    async signOutUser(user: string, connection: string, channel: string): Promise<void> {
        this.signOuts.push(`${user} ${connection} ${channel}`);
        this.answer();
        this.tokens.delete(nameOf(user, connection, channel));
    }

    private answer(): void {
        if (this.down) throw new Error('the token service is down');
    }

    private tokenOf(name: string, connectionName: string, channelId: string): TokenLike | undefined {
        const token = this.tokens.get(name);
        return token === undefined ? undefined : { token, connectionName, channelId };
    }
}

function nameOf(...parts: string[]): string {
    return JSON.stringify(parts);
}
