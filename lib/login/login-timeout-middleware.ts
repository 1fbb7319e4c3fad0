import { eventsOf, type SecurityEvents } from '../events/security-events';
import { keysOf, type KeyRing } from '../storage/key-ring';
import { storageOf, type StorageLike } from '../storage/storage';
import { callback, having, milliseconds, optionsOf, text, texts } from '../support/options';
import { onForget } from '../turn/forget';
import { refuse, REFUSAL } from '../turn/refuse';
import { tell } from '../turn/tell';
import { isSignInCard } from '../turn/sign-in';
import { onSend } from '../turn/send-handlers';
import type { ActivityLike, AttachmentLike, MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import { endOf, type Limits, type Login, type PassedLimit } from './limits';
import { LoginBook } from './login-book';
import { LoginWatch, type ProactiveAdapter } from './login-watch';
import { PendingSignIns } from './pending-sign-ins';
import { guarded } from './sign-in-guard';
import { tokenServiceOf, useTokenService, type TokenLike } from './token-service';
import { TurnLogin } from './turn-login';

export interface LoginTimeoutOptions {
    /** Where the logins are kept, one small record per user; shared by all instances of the bot. */
    storage: StorageLike;
    /** The OAuth connections that the bot signs users in with, all of them: those not named here are refused. */
    connectionNames: readonly string[];
    /** Longest silence, in milliseconds. @default 900_000 (15 minutes; PCI DSS 4.0.1, 8.2.8) */
    idle?: number | undefined;
    /** Longest login, however busy, in milliseconds. @default 28_800_000 (8 hours; OWASP Session Management) */
    absolute?: number | undefined;
    /** What a user is told, once, when a limit was reached. @default 'You were signed out ...' with the reason */
    notice?: ((reason: PassedLimit) => string) | undefined;
    /** What a user is told when the storage fails. @default 'Sorry, I cannot take this message.' */
    refusal?: string | undefined;
    /** Keys for the hashes of user ids in record names. @default SHA-256 without a key */
    keys?: KeyRing | undefined;
    events?: SecurityEvents | undefined;
}

/** A live login; instants in epoch milliseconds. */
export interface LoginStatus {
    since: number;
    lastSeen: number;
    idleEndsAt: number;
    absoluteEndsAt: number;
}

/** The turn's login guard, for {@link LoginTimeoutDialog}; shared between copies of this package. */
export const LOGIN_GUARD = Symbol.for('bot-warden.login');

/**
 * Ends logins after too long a silence or too long a time, counted here and not by the token's own lifetime: the record is
 * dead first, then the tokens are revoked at the token service, then the user is told. The bot sees the turn, logged out.
 * Only messages and invokes extend a login. A `tokens/response` event is never believed: its token is read again.
 *
 * Closed means: a token without a known login is revoked and not handed out; while a revocation has not gone through, no
 * token is; when the storage fails, the turn is refused.
 *
 * @throws {OptionError} from the constructor
 */
export class LoginTimeoutMiddleware implements MiddlewareLike {
    readonly events: SecurityEvents;
    private readonly limits: Limits;
    private readonly connectionNames: readonly string[];
    private readonly notice: (reason: PassedLimit) => string;
    private readonly refusal: string;
    private readonly book: LoginBook;
    private readonly pending: PendingSignIns;
    private watching: LoginWatch | undefined;

    constructor(options: LoginTimeoutOptions) {
        const given = optionsOf('LoginTimeoutMiddleware', options, {
            storage: true, connectionNames: true, idle: true, absolute: true, notice: true, refusal: true, keys: true, events: true,
        });
        this.limits = {
            idle: milliseconds('idle', given.idle ?? 15 * 60_000),
            absolute: milliseconds('absolute', given.absolute ?? 8 * 3_600_000),
        };
        this.connectionNames = texts('connectionNames', given.connectionNames);
        this.notice = callback('notice', given.notice) ?? notice;
        this.refusal = text('refusal', given.refusal ?? REFUSAL);
        this.events = eventsOf(given.events);
        const [storage, keys] = [storageOf(given.storage), given.keys && keysOf(given.keys)];
        this.book = new LoginBook(storage, this.limits, this.connectionNames, keys);
        this.pending = new PendingSignIns(storage, keys);
    }

    async onTurn(context: TurnContextLike, next: Next): Promise<void> {
        if (await this.admits(context)) await next();
        else await refuse(context, this.refusal);
    }

    /** The login of the turn's user, or nothing when there is none or it has ended. */
    async status({ activity }: Pick<TurnContextLike, 'activity'>): Promise<LoginStatus | undefined> {
        const login = await this.book.read(activity);
        if (!this.book.isLive(login)) return undefined;
        const { since, lastSeen } = login;
        return { since, lastSeen, idleEndsAt: lastSeen + this.limits.idle, absoluteEndsAt: since + this.limits.absolute };
    }

    /** Signs the turn's user out, here and at the token service. */
    async signOut(context: TurnContextLike): Promise<void> {
        await this.loginOf(context).end('sign-out');
    }

    /**
     * Ends logins when their time is up and not only at the user's next turn, by proactive turns of the bot. A convenience:
     * it covers the logins that this process has seen, and channels that allow a bot to write first.
     * @param adapter a CloudAdapter that uses this middleware
     * @param botAppId the bot's `MicrosoftAppId`
     * @returns stops watching
     * @throws {OptionError} when the adapter cannot start turns, or there is no app id
     */
    watch(adapter: ProactiveAdapter, botAppId: string | undefined): () => void {
        const appId = text('botAppId', botAppId as string);
        having('adapter', adapter, 'a CloudAdapter', ['continueConversationAsync']);
        const watch = new LoginWatch(adapter, appId, (reference) => this.events.report(reference, { type: 'login-notice-failed' }));
        this.watching = watch;
        return () => {
            watch.stop();
            if (this.watching === watch) this.watching = undefined;
        };
    }

    private async admits(context: TurnContextLike): Promise<boolean> {
        try {
            const login = this.loginOf(context);
            const ended = await login.endOrExtend();
            this.guard(context, login);
            onForget(context, async () => { if (await this.status(context)) await login.end('sign-out'); });
            if (ended) await this.tellEnd(context, ended);
            return await this.verifySignIn(context, login);
        } catch (error) {
            this.events.storeUnavailable(context, 'login', error);
            return false;
        }
    }

    /** The login is over whether or not its user hears of it. */
    private async tellEnd(context: TurnContextLike, reason: PassedLimit): Promise<void> {
        try {
            await tell(context, this.notice(reason));
        } catch {
            this.events.report(context.activity, { type: 'login-notice-failed' });
        }
    }

    /** Puts the token service's own token into a `tokens/response` event: clients can post such events too. */
    private async verifySignIn({ activity }: TurnContextLike, login: TurnLogin): Promise<boolean> {
        if (activity.type !== 'event' || activity.name !== 'tokens/response') return true;
        const { connectionName = '' } = (activity.value ?? {}) as TokenLike;
        const token = this.connectionNames.includes(connectionName) ? await login.redeem(connectionName) : undefined;
        if (!token) this.events.report(activity, { type: 'sign-in-forged' });
        activity.value = token;
        return token !== undefined;
    }

    /** One per turn: it keeps the real token service, while the rest of the turn gets the guarded one. */
    private loginOf(context: TurnContextLike): TurnLogin {
        const existing = context.turnState.get(LOGIN_GUARD) as TurnLogin | undefined;
        const seenLive = (record: Login) => this.watching?.expect(context.activity, endOf(record, this.limits));
        const login = existing ?? new TurnLogin(context, tokenServiceOf(context), this.book, this.pending, this.events, seenLive);
        if (!existing) context.turnState.set(LOGIN_GUARD, login);
        return login;
    }

    /** A bot that makes its sign-in cards itself asks its users by them. */
    private watchCards(context: TurnContextLike, login: TurnLogin): void {
        onSend(context, async (_, activities, send) => {
            const names = activities.flatMap(connectionsAsked).filter((name) => this.connectionNames.includes(name));
            for (const name of names) await login.asked(name);
            return send();
        });
    }

    private guard(context: TurnContextLike, login: TurnLogin): void {
        const service = tokenServiceOf(context);
        if (!service) return;
        useTokenService(context, guarded(context, service, login, this.connectionNames));
        this.watchCards(context, login);
    }
}

function connectionsAsked(activity: ActivityLike): string[] {
    const { attachments } = activity as { attachments?: (AttachmentLike & { content?: { connectionName?: string } })[] | null };
    return (attachments ?? []).filter(isSignInCard).map(({ content }) => content?.connectionName ?? '');
}

function notice(reason: PassedLimit): string {
    const because = reason === 'idle' ? 'I have not heard from you for a while' : 'you have been signed in for a long time';
    return `You were signed out, because ${because}. Please sign in again to go on.`;
}
