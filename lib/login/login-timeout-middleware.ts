import { eventsOf, type SecurityEvents } from '../events/security-events';
import { keysOf } from '../storage/key-ring';
import { storageOf } from '../storage/storage';
import type { Description } from '../support/description';
import { disregard } from '../support/disregard';
import { having, text } from '../support/options';
import { addEgressFilter, type EgressFilter } from '../turn/egress';
import { onForget } from '../turn/forget';
import { refuse } from '../turn/refuse';
import { tell } from '../turn/tell';
import { onSend } from '../turn/send-handlers';
import type { MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import { isFromPerson } from '../turn/who';
import { isCommand } from '../turn/commands';
import { localeOf } from '../turn/locale';
import { connectionsAsked, isShared, withoutSignIn } from './group-cards';
import { endOf, type Login, type PassedLimit } from './limits';
import { LoginBook } from './login-book';
import { loginOptions, type CheckedLoginOptions, type LoginTimeoutOptions } from './login-options';
import { LoginWatch, type ProactiveAdapter } from './login-watch';
import { PendingSignIns } from './pending-sign-ins';
import { Revocations } from './revocations';
import { guarded } from './sign-in-guard';
import { SignInTurns } from './sign-in-turns';
import { isStay } from './stay';
import { tokenServiceOf, useTokenService } from './token-service';
import { TurnLogin, type LoginParts } from './turn-login';
import { warn, warningAt } from './warning';

export type { LoginTimeoutOptions } from './login-options';

/** A live login; instants in epoch milliseconds. */
export interface LoginStatus {
    since: number;
    lastSeen: number;
    idleEndsAt: number;
    absoluteEndsAt: number;
}

/** Whose login an administrator ends: a user as the channel names them. */
export interface LoginUser {
    channelId: string;
    userId: string;
}

/** The turn's login guard, for {@link LoginTimeoutDialog}; shared between copies of this package. */
export const LOGIN_GUARD = Symbol.for('bot-warden.login');
/** Set in turns that were guarded, as middleware can be registered twice. */
const GUARDED = Symbol.for('bot-warden.login.guarded');

/** What a turn comes to: the bot sees it, and `done` is for afterwards; or it is answered, or refused. */
type Outcome = { pass: true; done?: () => void } | { pass: false; isAnswered: boolean };

const ANSWERED: Outcome = { pass: false, isAnswered: true };

/**
 * Ends logins after too long a silence or too long a time, counted here and not by the token's own lifetime: the record is
 * dead first, then the tokens are revoked at the token service, then the user is told. The bot sees the turn, logged out.
 * Only messages and invokes extend a login. Nothing that claims to end a sign-in is believed: its token is read again, and only a
 * sign-in that this user was asked for can end, once. Codes are tried five times.
 *
 * Closed means: a token without a known login is revoked and not handed out; while a revocation has not gone through, no
 * token is; when the storage fails, the turn is refused.
 *
 * @throws {OptionError} from the constructor
 */
export class LoginTimeoutMiddleware implements MiddlewareLike {
    readonly events: SecurityEvents;
    private readonly options: CheckedLoginOptions;
    private readonly parts: LoginParts;
    private readonly signIns: SignInTurns;
    private readonly withholdCards: EgressFilter;
    private watching: LoginWatch | undefined;

    constructor(options: LoginTimeoutOptions) {
        this.options = loginOptions(options);
        this.events = eventsOf(options.events);
        const { limits, connectionNames, signInTimeout, magicCode, signInInGroups } = this.options;
        const [storage, keys] = [storageOf(options.storage), options.keys && keysOf(options.keys)];
        const book = new LoginBook(storage, limits, connectionNames, keys);
        const pending = new PendingSignIns(storage, keys, signInTimeout);
        const revocations = new Revocations(book, this.events);
        this.parts = { book, pending, revocations, events: this.events, magicCode, signInInGroups };
        this.signIns = new SignInTurns(connectionNames, pending, this.events);
        this.withholdCards = (activity, place) => {
            const where = activity.conversation ? activity : (place ?? activity);
            const leaving = isShared(where) ? withoutSignIn(activity, this.options.texts(place ?? activity).signInElsewhere) : activity;
            if (leaving !== activity && place) this.events.report(place, { type: 'sign-in-card-withheld' });
            return leaving;
        };
    }

    /** What it is set to, for checks of a deployment. */
    describe(): { login: Description } {
        const { limits, connectionNames, signInTimeout, magicCode, signInInGroups } = this.options;
        return { login: { idle: limits.idle, absolute: limits.absolute, connections: connectionNames.length, signInTimeout, magicCode, signInInGroups } };
    }

    async onTurn(context: TurnContextLike, next: Next): Promise<void> {
        if (context.turnState.get(GUARDED)) return next();
        context.turnState.set(GUARDED, true);
        const outcome = await this.take(context);
        if (!outcome.pass) return outcome.isAnswered ? undefined : refuse(context, this.options.refusal);
        try {
            await next();
        } finally {
            outcome.done?.();
        }
    }

    /** The login of the turn's user, or nothing when there is none or it has ended. */
    async status({ activity }: Pick<TurnContextLike, 'activity'>): Promise<LoginStatus | undefined> {
        const login = await this.parts.book.read(activity);
        if (!this.parts.book.isLive(login)) return undefined;
        const { since, lastSeen } = login;
        const { idle, absolute } = this.options.limits;
        return { since, lastSeen, idleEndsAt: lastSeen + idle, absoluteEndsAt: since + absolute };
    }

    /** Whether the turn's user is signed in: to be asked before a bot writes first, as what it says may be personal. */
    async isSignedIn(context: Pick<TurnContextLike, 'activity'>): Promise<boolean> {
        return (await this.status(context)) !== undefined;
    }

    /** Signs the turn's user out, here and at the token service. */
    async signOut(context: TurnContextLike): Promise<void> {
        await this.loginOf(context).end('sign-out');
        this.watching?.forget(context.activity);
    }

    /**
     * Signs a user out of everything, whoever asks: in all conversations and at all connections. Here at once; at the token service too
     * while the bot is watched ({@link watch}), else at the user's next turn.
     * @throws {OptionError} when channel or user are no names; whatever the storage throws
     */
    async revoke({ channelId, userId }: LoginUser): Promise<void> {
        const user = { channelId: text('channelId', channelId), from: { id: text('userId', userId) } };
        await this.parts.book.end(user);
        this.events.report(user, { type: 'login-ended', reason: 'revoked' });
        this.watching?.forget(user);
        const service = await this.watching?.tokenService().catch(() => undefined);
        if (service) await this.parts.revocations.begin(user, service, 2_000);
    }

    /**
     * Ends logins when their time is up and not only at the user's next turn, and warns before, by proactive turns of the bot. A
     * convenience: it covers the logins that this process has seen, and channels that allow a bot to write first.
     * @param adapter a CloudAdapter that uses this middleware
     * @param botAppId the bot's `MicrosoftAppId`
     * @returns stops watching
     * @throws {OptionError} when the adapter cannot start turns, or there is no app id
     */
    watch(adapter: ProactiveAdapter, botAppId: string | undefined): () => void {
        const appId = text('botAppId', botAppId as string);
        having('adapter', adapter, 'a CloudAdapter', ['continueConversationAsync']);
        const failed = (reference: object) => this.events.report(reference, { type: 'login-notice-failed' });
        const watch = new LoginWatch(adapter, appId, { failed, warn: (context) => warn(context, this.parts.book, this.options) });
        this.watching = watch;
        return () => {
            watch.stop();
            if (this.watching === watch) this.watching = undefined;
        };
    }

    private async take(context: TurnContextLike): Promise<Outcome> {
        try {
            this.watching?.hear(context.activity);
            const login = this.loginOf(context);
            const isButton = isStay(context.activity);
            const ended = await login.endOrExtend(isFromPerson(context.activity) && !isButton);
            this.guard(context, login);
            onForget(context, async () => this.forget(context, login));
            if (ended) await this.options.clear?.(context);
            if (ended) await this.tellEnd(context, ended);
            if (isButton) return await this.stay(context, login, ended !== undefined);
            if (isCommand(context.activity, this.options.signOutWords)) return await this.signOutNow(context);
            return await this.signIns.take(context, login);
        } catch (error) {
            this.events.storeUnavailable(context, 'login', error);
            return { pass: false, isAnswered: false };
        }
    }

    private async stay(context: TurnContextLike, login: TurnLogin, hasEnded: boolean): Promise<Outcome> {
        const { stayed, writeToStay, signedOut } = this.options.texts(context.activity);
        if (hasEnded) return ANSWERED; // who was told so in this turn is not told again
        if (await this.isSignedIn(context)) await tell(context, (await login.stay()) ? stayed : writeToStay);
        else await tell(context, signedOut); // an old button
        return ANSWERED;
    }

    private async signOutNow(context: TurnContextLike): Promise<Outcome> {
        await this.signOut(context);
        await this.options.clear?.(context);
        await tell(context, this.options.texts(context.activity).signedOut);
        return ANSWERED;
    }

    private async forget(context: TurnContextLike, login: TurnLogin): Promise<void> {
        if (!(await this.isSignedIn(context))) return;
        await login.end('sign-out');
        this.watching?.forget(context.activity);
        await this.options.clear?.(context);
    }

    /** The login is over whether or not its user hears of it. */
    private async tellEnd(context: TurnContextLike, reason: PassedLimit): Promise<void> {
        try {
            const said: unknown = this.options.notice(reason, localeOf(context.activity));
            disregard(said);
            if (typeof said !== 'string' || said.trim() === '') throw new TypeError('no notice');
            await tell(context, said);
        } catch {
            this.events.report(context.activity, { type: 'login-notice-failed' });
        }
    }

    /** One per turn: it keeps the real token service, while the rest of the turn gets the guarded one. */
    private loginOf(context: TurnContextLike): TurnLogin {
        const existing = context.turnState.get(LOGIN_GUARD) as TurnLogin | undefined;
        if (existing) return existing;
        const seenLive = (record: Login) => this.watching?.expect(context.activity, this.endingOf(context, record));
        const login = new TurnLogin(context, tokenServiceOf(context), this.parts, seenLive);
        context.turnState.set(LOGIN_GUARD, login);
        return login;
    }

    private endingOf({ activity }: TurnContextLike, record: Login) {
        const at = endOf(record, this.options.limits);
        return { at, warnAt: warningAt(activity, at, this.options) };
    }

    /** A bot that makes its sign-in cards itself asks its users by them. */
    private watchCards(context: TurnContextLike, login: TurnLogin): void {
        onSend(context, async (_, activities, send) => {
            const names = activities.flatMap(connectionsAsked).filter((name) => this.options.connectionNames.includes(name));
            for (const name of names) await login.asked(name);
            return send();
        });
    }

    private guard(context: TurnContextLike, login: TurnLogin): void {
        const service = tokenServiceOf(context);
        if (!this.options.signInInGroups && typeof (context.adapter as Partial<Adapter>).sendActivities === 'function') addEgressFilter(context, this.withholdCards);
        if (!service) return;
        useTokenService(context, guarded(context, service, login, this.options.connectionNames));
        this.watchCards(context, login);
    }
}

interface Adapter {
    sendActivities: unknown;
}
