import { errorName, type SecurityEvents } from '../events/security-events';
import type { Description } from '../support/description';
import type { AlsoErased } from '../transcripts/also-erased';
import { isCommand } from '../turn/commands';
import { onForget } from '../turn/forget';
import { happenedIn } from '../turn/happened';
import { tell } from '../turn/tell';
import type { ActivityLike, MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import { isProactive } from '../turn/who';
import { acknowledgedIn } from './acknowledgement';
import { contactIn, userIn } from './contact';
import { advice, safeUse, thanks, type Content } from './content';
import type { Plan } from './decide';
import { lastSaid } from './last-said';
import { messageOf } from './message';
import { safeUseOptions, type CheckedSafeUseOptions, type SafeUseOptions } from './options';
import { topicsOf, type SafeUseTopic } from './topics';
import { UserBook, type Whom } from './user-book';

export type { SafeUseOptions } from './options';

/** Set in turns that were seen, as middleware can be registered twice. */
const SEEN = Symbol.for('bot-warden.education');
const NOTHING: Plan = { record: undefined, showsCard: false, advice: [] };

/** How a turn went. */
interface Course {
    lastSaid: () => object;
    isForgotten: boolean;
}

/**
 * Tells users how to use the bot safely: a card at their first contact and whenever they ask for it, and advice after something has
 * happened, when the bot has answered. Register it after the protections that refuse callers, before those that it explains (login,
 * redaction): where it has no turn, nothing is sent.
 *
 * It is no gate: the bot sees its turn, whatever fails here. What cannot be put on record is not said, as it would be said in every
 * turn; a process that ends between the two leaves it unsaid.
 *
 * @throws {OptionError} from the constructor
 */
export class SafeUseMiddleware implements MiddlewareLike {
    readonly events: SecurityEvents;
    private readonly options: CheckedSafeUseOptions;
    private readonly book: UserBook;

    constructor(options: SafeUseOptions) {
        this.options = safeUseOptions(options);
        const { storage, keys, events, limits } = this.options;
        this.events = events;
        this.book = new UserBook(storage, keys, limits);
    }

    /** What it is set to, for checks of a deployment. */
    describe(): { education: Description } {
        const { limits, privacyUrl, quietChannels } = this.options;
        return { education: { ...limits, privacyUrl: privacyUrl !== undefined, quietChannels: quietChannels.size } };
    }

    async onTurn(context: TurnContextLike, next: Next): Promise<void> {
        const { activity } = context;
        if (context.turnState.get(SEEN) || isProactive(context)) return next();
        context.turnState.set(SEEN, true);
        const acknowledged = acknowledgedIn(activity);
        if (acknowledged) return this.acknowledge(context, acknowledged);
        if (isCommand(activity, this.options.helpWords)) return this.explain(context);
        const course: Course = { lastSaid: lastSaid(context), isForgotten: false };
        onForget(context, async () => this.forget(context, course));
        try {
            await next();
        } finally {
            if (!course.isForgotten && this.mayTeach(activity)) await this.teach(context, course);
        }
    }

    /** What is kept of users, to be erased when one asks: `transcripts.onErase(education.kept)`. */
    get kept(): AlsoErased {
        return { name: 'safe use', user: async ({ channelId, userId }) => this.book.forget({ what: 'user', channelId, id: userId }) };
    }

    private async forget({ activity }: TurnContextLike, course: Course): Promise<void> {
        course.isForgotten = true;
        const user = userIn(activity);
        if (user) await this.book.forget(user);
    }

    private async acknowledge(context: TurnContextLike, topics: readonly SafeUseTopic[]): Promise<void> {
        const user = userIn(context.activity);
        const isNews = user && topics.length > 0 && (await this.recorded(context, false, () => this.book.acknowledge(user, topics, Date.now())));
        if (!isNews) return;
        this.events.report(context.activity, { type: 'safe-use-acknowledged', topics });
        await this.attempt(context, async () => tell(context, thanks(context.activity, this.options)));
    }

    /** Whoever asks gets an answer, on record or not. */
    private async explain(context: TurnContextLike): Promise<void> {
        await this.planned(context, contactIn(context.activity), []);
        await this.say(context, () => safeUse(context.activity, this.options));
    }

    /** Not in most turns: nothing has happened in them, and nobody in them is new. */
    private mayTeach(activity: ActivityLike): boolean {
        if (this.options.quietChannels.has(activity.channelId ?? '')) return false;
        const contact = contactIn(activity);
        return topicsOf(happenedIn(activity)).length > 0 || (contact !== undefined && !this.book.isSeen(contact, Date.now()));
    }

    /** The bot has answered, or a protection has refused. */
    private async teach(context: TurnContextLike, { lastSaid: last }: Course): Promise<void> {
        const { activity } = context;
        const [user, contact, topics] = [userIn(activity), contactIn(activity), topicsOf(happenedIn(activity))];
        const isOne = contact?.what === 'user';
        const first = await this.planned(context, contact, isOne ? topics : []);
        const { advice: more } = isOne ? first : await this.planned(context, topics.length > 0 ? user : undefined, topics, false);
        if (first.showsCard && !(await this.say(context, () => safeUse(activity, this.options), last)) && contact) await this.withdraw(context, contact);
        if (more.length > 0) await this.say(context, () => advice(more, activity, this.options), last);
    }

    /** Nothing for nobody, and for who is known and to whom nothing has happened: that is looked up nowhere. */
    private async planned(context: TurnContextLike, whom: Whom | undefined, topics: Plan['advice'], isContact = true): Promise<Plan> {
        const now = Date.now();
        if (!whom || (topics.length === 0 && this.book.isSeen(whom, now))) return NOTHING;
        const { channelId = '', conversation } = context.activity;
        return this.recorded(context, NOTHING, async () => {
            const occasion = { now, conversation: this.book.hashOf(channelId, conversation?.id ?? ''), isContact, reminds: whom.what === 'user', topics };
            return this.book.plan(whom, occasion);
        });
    }

    private async withdraw(context: TurnContextLike, whom: Whom): Promise<void> {
        await this.recorded(context, undefined, () => this.book.withdraw(whom));
    }

    private async say(context: TurnContextLike, contentOf: () => Content, last: () => object = () => ({})): Promise<boolean> {
        const { activity } = context;
        return this.attempt(context, async () => {
            const content = contentOf();
            await tell(context, { ...last(), ...messageOf(content, activity, this.options.cardChannels) });
            this.events.report(activity, { type: 'safe-use-told', topics: content.topics });
        });
    }

    /** @returns whether it worked; what it says may come from functions of the bot's own */
    private async attempt(context: TurnContextLike, work: () => Promise<void>): Promise<boolean> {
        try {
            await work();
            return true;
        } catch (error) {
            this.events.report(context.activity, { type: 'safe-use-failed', error: errorName(error) });
            return false;
        }
    }

    private async recorded<T>(context: TurnContextLike, otherwise: T, work: () => Promise<T>): Promise<T> {
        try {
            return await work();
        } catch (error) {
            this.events.storeUnavailable(context, 'education', error);
            return otherwise;
        }
    }
}
