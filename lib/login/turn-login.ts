import type { SecurityEvents } from '../events/security-events';
import { within } from '../support/within';
import type { TurnContextLike } from '../turn/types';
import { isFromPerson, isProactive } from '../turn/who';
import type { PassedLimit } from './limits';
import type { EndReason, LoginBook, LoginRecord } from './login-book';
import type { GuardedLogin } from './sign-in-guard';
import type { TokenLike, TokenService } from './token-service';

/** Milliseconds; the SDK's client tries a failing service again and again, and the user waits meanwhile. */
const PATIENCE = 2_000;

/** The login of one turn's user: its record, and the tokens that stand behind it. */
export class TurnLogin implements GuardedLogin {
    constructor(
        private readonly context: TurnContextLike,
        private readonly service: TokenService | undefined,
        private readonly book: LoginBook,
        private readonly events: SecurityEvents,
    ) {}

    /** Ends the login if it is time, else extends it if a person acts; repeats revocations that failed before. */
    async settle(): Promise<{ record: LoginRecord | undefined; ended: PassedLimit | undefined }> {
        const { activity } = this.context;
        const { record, ended } = await this.book.touch(activity, isFromPerson(activity) && !isProactive(this.context));
        if (ended) this.events.report(activity, { type: 'login-ended', reason: ended });
        if (record?.revoke) await this.revoke(record.revoke);
        return { record: record?.revoke ? undefined : record, ended };
    }

    async state(): Promise<'live' | 'ended' | 'none'> {
        const { record } = await this.book.touch(this.context.activity, false);
        if (!record) return 'none';
        return record.revoke ? 'ended' : 'live';
    }

    /**
     * A login that is live goes on as it is: signing in once more does not move its absolute limit.
     * @returns false when an older login's token is still to be revoked: the new one must wait
     */
    async started(connectionName: string): Promise<boolean> {
        const { activity } = this.context;
        const { record } = await this.book.touch(activity, false);
        if (record?.revoke) return false;
        if (!record) {
            await this.book.start(activity);
            this.events.report(activity, { type: 'login-started', connectionName });
        }
        return true;
    }

    /** The token that a finished sign-in left at the token service. */
    async redeem(connectionName: string): Promise<TokenLike | undefined> {
        const { from, channelId = '' } = this.context.activity;
        const token = await this.service?.getUserToken(from?.id ?? '', connectionName, channelId);
        return token?.token && (await this.started(connectionName)) ? token : undefined;
    }

    async unknown(): Promise<void> {
        await this.end('unknown-login');
    }

    async end(reason: EndReason | 'unknown-login'): Promise<void> {
        const { activity } = this.context;
        const { revoke = [] } = await this.book.end(activity);
        this.events.report(activity, { type: 'login-ended', reason });
        await this.revoke(revoke);
    }

    /** Signs out at the token service, connection by connection; what fails stays noted and is tried again next turn. */
    private async revoke(connectionNames: readonly string[]): Promise<void> {
        const { activity } = this.context;
        const left: string[] = [];
        for (const connectionName of connectionNames) {
            try {
                if (!this.service) throw new TypeError('the adapter has no token service');
                await within(PATIENCE, this.service.signOutUser(activity.from?.id ?? '', connectionName, activity.channelId ?? ''));
            } catch {
                left.push(connectionName);
                this.events.report(activity, { type: 'sign-out-failed', connectionName });
            }
        }
        await this.book.revoked(activity, left);
    }
}
