import type { SecurityEvents } from '../events/security-events';
import { mayUse, signedOut } from '../turn/identity';
import type { TurnContextLike } from '../turn/types';
import { isFromPerson } from '../turn/who';
import { isShared } from './group-cards';
import type { Login, PassedLimit } from './limits';
import type { EndReason, LoginBook, LoginRecord } from './login-book';
import { isWholeCode, type MagicCodePolicy } from './magic-code';
import type { PendingSignIns } from './pending-sign-ins';
import type { Revocations } from './revocations';
import type { GuardedLogin } from './sign-in-guard';
import type { TokenLike, TokenService } from './token-service';
import { identityOf } from './token-claims';

/** Milliseconds that a turn waits for a sign-out: when a limit ends a login, and when the bot asks for it. */
const GLANCE = 250;
const PATIENCE = 2_000;

/** What the login of a turn is made of. */
export interface LoginParts {
    book: LoginBook;
    pending: PendingSignIns;
    revocations: Revocations;
    events: SecurityEvents;
    magicCode: MagicCodePolicy;
    signInInGroups: boolean;
}

/** Why this turn's sign-in came to nothing, for {@link LoginTimeoutDialog}. */
export type SignInFailure = 'locked' | 'identityMismatch';

/** The login of one turn's user: its record, and the tokens that stand behind it. */
export class TurnLogin implements GuardedLogin {
    failure: SignInFailure | undefined;
    private record: LoginRecord | undefined;
    private hasRecord = false;
    private readonly askedFor = new Set<string>();

    constructor(
        private readonly context: TurnContextLike,
        private readonly service: TokenService | undefined,
        private readonly parts: LoginParts,
        /** A login is live, and will be over by its limits. */
        private readonly seenLive: (login: Login) => void,
    ) {}

    /**
     * Ends the login if it is time, else extends it if a person acts; repeats revocations that failed before.
     * @returns the limit that ended it in this turn
     */
    async endOrExtend(extend = isFromPerson(this.context.activity)): Promise<PassedLimit | undefined> {
        const { activity } = this.context;
        if (!activity.from?.id) return undefined; // nobody who could be logged in
        const { record, ended } = await this.parts.book.touch(activity, extend);
        this.keep(record);
        if (ended) this.parts.events.report(activity, { type: 'login-ended', reason: ended });
        if (record?.revoke) await this.revoke(GLANCE);
        else if (record) this.seenLive(record);
        return ended;
    }

    async state(connectionName: string, asOf?: 'now'): Promise<'live' | 'ended' | 'none'> {
        if (asOf === 'now' || !this.hasRecord) this.keep(await this.parts.book.read(this.context.activity));
        const { record } = this;
        if (!record) return 'none';
        if (!this.parts.book.isLive(record)) return 'ended';
        return record.connections.includes(connectionName) ? 'live' : 'none';
    }

    /** When the live login began, in epoch milliseconds. */
    async since(): Promise<number | undefined> {
        const record = await this.parts.book.read(this.context.activity);
        return this.parts.book.isLive(record) ? record.since : undefined;
    }

    /** Prolongs the login because its user pressed the button that does so. */
    async stay(): Promise<boolean> {
        const stays = await this.parts.book.stay(this.context.activity);
        this.keep(await this.parts.book.read(this.context.activity));
        if (stays && this.record) this.seenLive(this.record);
        return stays;
    }

    /** In a conversation of several people nobody is asked: they do not get to see the card. */
    async asked(connectionName: string): Promise<void> {
        const isHidden = isShared(this.context.activity) && !this.parts.signInInGroups;
        if (isHidden || this.askedFor.has(connectionName)) return;
        await this.parts.pending.ask(this.context.activity, connectionName);
        this.askedFor.add(connectionName);
    }

    async tryCode(connectionName: string, code: string, look: () => Promise<TokenLike | undefined>): Promise<TokenLike | undefined> {
        const { activity } = this.context;
        if (!isWholeCode(activity, code, this.parts.magicCode)) return undefined;
        const verdict = await this.parts.pending.tryCode(activity, connectionName);
        if (verdict === 'locked') this.failure = 'locked';
        if (verdict !== 'open' && verdict !== 'last') return undefined;
        const token = await look();
        if (!token?.token && verdict === 'last') {
            this.failure = 'locked';
            this.parts.events.report(activity, { type: 'sign-in-locked', connectionName });
        }
        return token;
    }

    /**
     * A login that is live goes on as it is: signing in once more does not move its absolute limit.
     * @returns false when it is somebody else's token, or when an older login has ended and is still to be revoked: the new one must wait
     */
    async started(connectionName: string, token: TokenLike): Promise<boolean> {
        const { activity } = this.context;
        if (!(await this.mayUse(connectionName, token, true))) return false;
        const { record, isNew } = await this.parts.book.start(activity, connectionName);
        this.keep(record);
        if (!this.parts.book.isLive(record)) return false;
        await this.parts.pending.close(activity, connectionName);
        if (isNew) this.parts.events.report(activity, { type: 'login-started', connectionName });
        this.seenLive(record);
        return true;
    }

    async mayUse(connectionName: string, token: TokenLike, isSignIn = false): Promise<boolean> {
        if (await mayUse(this.context, { connectionName, identity: identityOf(token.token), isSignIn })) return true;
        this.failure = 'identityMismatch';
        await this.end('identity-mismatch');
        return false;
    }

    /** The token that a finished sign-in left at the token service. */
    async redeem(connectionName: string): Promise<TokenLike | undefined> {
        const { activity } = this.context;
        if (!activity.from?.id) return undefined;
        const isExpected = (await this.state(connectionName)) === 'live' || (await this.parts.pending.isAsked(activity, connectionName));
        if (!isExpected) return undefined;
        const token = await this.service?.getUserToken(activity.from.id, connectionName, activity.channelId ?? '');
        return token?.token && (await this.started(connectionName, token)) ? token : undefined;
    }

    /**
     * Somebody's token, unless its user was asked to sign in and the news that it is done is still on its way. It is blocked here until it
     * is revoked, so that no later sign-in finds it.
     */
    async unknown(connectionName: string): Promise<void> {
        const { activity } = this.context;
        if (await this.parts.pending.isAsked(activity, connectionName)) return;
        this.parts.events.report(activity, { type: 'login-ended', reason: 'unknown-login' });
        if (this.record) return void (await this.parts.revocations.signOut(activity, this.service, connectionName)); // other connections' login goes on
        this.keep(await this.parts.book.end(activity));
        await this.revoke(GLANCE);
    }

    async end(reason: EndReason): Promise<void> {
        const { activity } = this.context;
        this.keep(await this.parts.book.end(activity));
        this.parts.events.report(activity, { type: 'login-ended', reason });
        await this.revoke(PATIENCE);
        if (reason === 'sign-out') await signedOut(this.context); // whatever fails there, the tokens are gone
    }

    private keep(record: LoginRecord | undefined): void {
        this.record = record;
        this.hasRecord = true;
    }

    /** What of it fails, or takes longer, stays noted and is tried again. */
    private async revoke(patience: number): Promise<void> {
        await this.parts.revocations.begin(this.context.activity, this.service, patience);
        if (patience === PATIENCE) this.hasRecord = false; // gone, if all went well
    }
}
