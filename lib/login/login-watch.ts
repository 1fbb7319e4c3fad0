import { Alarm } from '../support/alarm';
import { Recent } from '../support/recent';
import type { ActivityLike, TurnContextLike } from '../turn/types';
import { localeOf } from '../turn/locale';
import type { TokenService } from './token-service';

/** The part of CloudAdapter that starts a turn of the bot's own. */
export interface ProactiveAdapter {
    continueConversationAsync(botAppId: string, reference: object, logic: (context: TurnContextLike) => Promise<void>): Promise<void>;
}

/** Instants in epoch milliseconds: when a login ends if nobody does anything, and when to say so before. */
export interface Ending {
    at: number;
    warnAt?: number | undefined;
}

/** What a watch does and tells. */
export interface Watching {
    /** In a turn of the bot's own, before a login ends. */
    warn: (context: TurnContextLike) => Promise<void>;
    failed: (reference: object) => void;
}

const MOST = 10_000; // users watched; the others' logins end at their next turn

interface Watched extends Ending {
    reference: object;
    isWarned: boolean;
}

/** Starts a proactive turn when a login's time is up, so that its user is told at once and not at the next message; and one before. */
export class LoginWatch {
    private readonly due = new Map<string, Watched>();
    /** The end of a sign-in has no locale, nor has typing. */
    private readonly locales = new Recent<string>(MOST);
    private readonly alarm = new Alarm(() => this.ring());

    constructor(
        private readonly adapter: ProactiveAdapter,
        private readonly botAppId: string,
        private readonly watching: Watching,
    ) {}

    /** A user is there, perhaps not signed in yet, and asks for a language. */
    hear(activity: ActivityLike): void {
        const locale = localeOf(activity);
        if (locale !== undefined) this.locales.set(userOf(activity), locale);
    }

    expect(activity: ActivityLike, { at, warnAt }: Ending): void {
        const { channelId = '', serviceUrl, conversation, from, recipient } = activity;
        const user = userOf(activity);
        const known = this.due.get(user);
        if (!known && this.due.size >= MOST) return;
        const reference = { channelId, serviceUrl, conversation, user: from, bot: recipient, locale: this.locales.get(user) };
        const isWarned = known?.at === at && known.isWarned;
        const watched = { at, warnAt, reference, isWarned };
        this.due.set(user, watched);
        this.alarm.at(nextOf(watched));
    }

    /** The user's login is over. */
    forget(whose: ActivityLike): void {
        this.due.delete(userOf(whose));
        this.locales.delete(userOf(whose));
    }

    /** The token service, outside of any turn; nothing where the adapter does not make one. */
    async tokenService(): Promise<TokenService | undefined> {
        const { botFrameworkAuthentication: authentication } = this.adapter as TokenClients;
        const identity = (this.adapter as TokenClients).createClaimsIdentity?.(this.botAppId);
        return identity && authentication?.createUserTokenClient?.(identity);
    }

    stop(): void {
        this.alarm.stop();
    }

    private ring(): void {
        const now = Date.now();
        for (const [user, watched] of this.due) {
            const isWarning = watched.at > now;
            if (nextOf(watched) <= now) this.take(user, watched, isWarning);
            if (isWarning) this.alarm.at(nextOf(watched));
        }
    }

    private take(user: string, watched: Watched, isWarning: boolean): void {
        if (isWarning) watched.isWarned = true;
        else this.due.delete(user);
        // The turn goes through the middleware, which ends the login if it is time; there is nothing to add then.
        const logic = isWarning ? this.watching.warn : async () => {};
        this.continue(watched.reference, logic).catch(() => this.watching.failed(watched.reference));
    }

    private async continue(reference: object, logic: (context: TurnContextLike) => Promise<void>): Promise<void> {
        await this.adapter.continueConversationAsync(this.botAppId, reference, logic);
    }
}

/** What CloudAdapter makes a turn's token client of. */
interface TokenClients {
    botFrameworkAuthentication?: { createUserTokenClient?(identity: object): Promise<TokenService> };
    createClaimsIdentity?(botAppId: string): object;
}

function nextOf({ at, warnAt, isWarned }: Watched): number {
    return warnAt === undefined || isWarned ? at : Math.min(warnAt, at);
}

function userOf({ channelId = '', from }: ActivityLike): string {
    return JSON.stringify([channelId, from?.id]);
}
