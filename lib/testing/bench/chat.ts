import type { ActivityLike, TurnContextLike } from '../../turn/types';
import type { Identity, Leaving, Logic, TurnAnswer } from './adapter';
import { channelIdentity, type Person, type Place } from './places';
import { stringsIn } from './strings';
import type { TestBench } from './test-bench';

/** How long people take between two messages, in milliseconds. */
const PAUSE = 1_000;

/** What came of a turn. */
export interface Taken {
    /** The turn as it reached the bot's place, with all strings in it; nothing when it did not. */
    seen: (ActivityLike & { strings: string[] }) | undefined;
    /** How often the bot's place was reached. */
    times: number;
    /** What left for the channel, and how. */
    wire: Leaving[];
    /** The texts of the messages among it, in their order. */
    said: string[];
    /** The answer in the HTTP response: an invoke's, or the replies where those are expected there. */
    answer: TurnAnswer | undefined;
    /** What was thrown; the adapter answers the channel with its message. */
    error: unknown;
}

/** How a turn differs from an ordinary one. */
export interface TurnChanges {
    /** Stands in the bot's place. @default the bot's logic */
    logic?: Logic | undefined;
    /** Who calls; `null`: the adapter says nothing. @default the channel */
    identity?: Identity | null | undefined;
}

/** Somebody in a conversation with the bot. */
export class Chat {
    constructor(
        private readonly bench: TestBench,
        readonly place: Place,
        readonly user: Person,
    ) {}

    /** Somebody else in the same conversation. */
    as(user: Person): Chat {
        return new Chat(this.bench, this.place, user);
    }

    /** The same user in another conversation. */
    in(place: Place): Chat {
        return new Chat(this.bench, place, this.user);
    }

    async say(text: string, changes: TurnChanges = {}): Promise<Taken> {
        return this.post({ type: 'message', text }, changes);
    }

    /** Has the channel post a turn, a second later. Its id is new unless it is given. */
    async post(given: object, { logic = this.bench.bot.logic, identity }: TurnChanges = {}): Promise<Taken> {
        this.bench.clock.advance(PAUSE);
        const { appId } = this.bench.options;
        const activity = { id: this.bench.nextId(), timestamp: new Date(), ...structuredClone(this.place), from: { ...this.user }, ...given } as ActivityLike;
        const caller = identity === undefined ? channelIdentity(appId, this.place.serviceUrl) : (identity ?? undefined);
        const taken = nothing();
        try {
            taken.answer = await this.bench.adapter.run({ identity: caller, activity, wire: taken.wire, logic: noting(taken, logic) });
        } catch (error) {
            taken.error = error;
        }
        await settled();
        return read(taken);
    }

    /** A turn that the bot starts itself. */
    async proactive(logic: Logic): Promise<Taken> {
        const { recipient: bot, conversation, channelId, serviceUrl } = this.place;
        const taken = nothing();
        const reference = { bot, conversation, channelId, serviceUrl, user: this.user };
        try {
            await this.bench.adapter.continueConversationAsync(this.bench.options.appId, reference, noting(taken, logic), undefined, taken.wire);
        } catch (error) {
            taken.error = error;
        }
        return read(taken);
    }

    /** The token that the bot gets in a turn of this user's, if it asks at its place. */
    async token(how: 'message' | 'proactive' = 'message'): Promise<string | undefined> {
        let token: string | undefined;
        const ask = async (context: TurnContextLike) => { token = await this.bench.tokenIn(context); };
        await (how === 'message' ? this.say('hello', { logic: ask }) : this.proactive(ask));
        return token;
    }
}

function nothing(): Taken {
    return { seen: undefined, times: 0, wire: [], said: [], answer: undefined, error: undefined };
}

function read(taken: Taken): Taken {
    const messages = taken.wire.filter(({ how, activity }) => how === 'sent' && activity.type === 'message');
    return { ...taken, said: messages.flatMap(({ activity }) => activity.text ?? []) };
}

function noting(taken: Taken, logic: Logic): Logic {
    return async (context) => {
        taken.times += 1;
        taken.seen = { ...context.activity, strings: stringsIn(context.activity) };
        await logic(context);
    };
}

/** Loggers that nobody waits for get their time. */
async function settled(): Promise<void> {
    for (let left = 5; left > 0; left--) await new Promise((resolve) => { setImmediate(resolve); });
}
