import type { SecurityEvents } from '../events/security-events';
import { within } from '../support/within';
import type { TurnContextLike } from '../turn/types';
import { isFromPerson } from '../turn/who';
import type { Login, PassedLimit } from './limits';
import type { EndReason, LoginBook } from './login-book';
import type { PendingSignIns } from './pending-sign-ins';
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
        private readonly pending: PendingSignIns,
        private readonly events: SecurityEvents,
        private readonly seenLive: (login: Login) => void,
    ) {}

    /**
     * Ends the login if it is time, else extends it if a person acts; repeats revocations that failed before.
     * @returns the limit that ended it in this turn
     */
    async endOrExtend(): Promise<PassedLimit | undefined> {
        const { activity } = this.context;
        if (!activity.from?.id) return undefined; // nobody who could be logged in
        const { record, ended } = await this.book.touch(activity, isFromPerson(activity));
        if (ended) this.events.report(activity, { type: 'login-ended', reason: ended });
        if (record?.revoke) await this.revoke();
        else if (record) this.seenLive(record);
        return ended;
    }

    async state(connectionName: string): Promise<'live' | 'ended' | 'none'> {
        const record = await this.book.read(this.context.activity);
        if (!record) return 'none';
        if (!this.book.isLive(record)) return 'ended';
        return record.connections.includes(connectionName) ? 'live' : 'none';
    }

    async asked(connectionName: string): Promise<void> {
        await this.pending.ask(this.context.activity, connectionName);
    }

    /**
     * A login that is live goes on as it is: signing in once more does not move its absolute limit.
     * @returns false when an older login has ended and is still to be revoked: the new one must wait
     */
    async started(connectionName: string): Promise<boolean> {
        const { activity } = this.context;
        const { record, isNew } = await this.book.start(activity, connectionName);
        if (!this.book.isLive(record)) return false;
        if (isNew) this.events.report(activity, { type: 'login-started', connectionName });
        this.seenLive(record);
        return true;
    }

    /** The token that a finished sign-in left at the token service. */
    async redeem(connectionName: string): Promise<TokenLike | undefined> {
        const { from, channelId = '' } = this.context.activity;
        if (!from?.id || !(await this.pending.isAsked(this.context.activity, connectionName))) return undefined;
        const token = await this.service?.getUserToken(from.id, connectionName, channelId);
        return token?.token && (await this.started(connectionName)) ? token : undefined;
    }

    async unknown(connectionName: string): Promise<void> {
        this.events.report(this.context.activity, { type: 'login-ended', reason: 'unknown-login' });
        await this.signOut(connectionName);
    }

    async end(reason: EndReason): Promise<void> {
        const { activity } = this.context;
        await this.book.end(activity);
        this.events.report(activity, { type: 'login-ended', reason });
        await this.revoke();
    }

    /** Signs out connection by connection; what fails stays noted and is tried again next turn. */
    private async revoke(): Promise<void> {
        await this.book.revoke(this.context.activity, (connectionName) => this.signOut(connectionName));
    }

    /** @returns whether the token service took it, in time */
    private async signOut(connectionName: string): Promise<boolean> {
        const { activity } = this.context;
        try {
            if (!this.service) throw new TypeError('the adapter has no token service');
            await within(PATIENCE, this.service.signOutUser(activity.from?.id ?? '', connectionName, activity.channelId ?? ''));
            return true;
        } catch {
            this.events.report(activity, { type: 'sign-out-failed', connectionName });
            return false;
        }
    }
}
