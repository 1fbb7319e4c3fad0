import { OptionError } from '../../support/errors';
import { having } from '../../support/options';
import type { TurnContextLike } from '../../turn/types';
import type { CheckedAttackOptions } from '../options';
import { AttackAdapter, type Logic, type MiddlewareFunction } from './adapter';
import { Chat } from './chat';
import { directLine, teams, teamsUser, webChat, type Person, type Place } from './places';
import type { StandingClock } from './standing-clock';
import { BenchStorage } from './storage';
import { stringsIn } from './strings';
import { BenchTokens } from './tokens';

/** The part of a `TranscriptStore` that is read and emptied. */
export interface TranscriptsLike {
    getTranscriptActivities(channelId: string, conversationId: string): Promise<{ items: unknown[] }>;
    deleteTranscript(channelId: string, conversationId: string): Promise<void>;
}

/** Reports what a protection has noticed: `warden.events`. */
export interface AlarmsLike {
    on(name: 'security', listener: (event: { type: string }) => void): unknown;
}

/** A bot as it stands on the bench. */
export interface BotUnderAttack {
    /** What the bot does with a turn: `(context) => bot.run(context)`. */
    logic: Logic;
    /** Where the bot keeps what was said: `warden.transcripts`, or the store of the SDK's logger. */
    transcripts?: TranscriptsLike | undefined;
    /** Where protections report to: `warden.events`. */
    events?: AlarmsLike | undefined;
}

/** What a bot is set up with. */
export interface BotParts {
    /** Takes the bot's middleware, as a `CloudAdapter` would. */
    adapter: AttackAdapter;
    /** For the bot's state and for bot-warden; empty, but after a restart. */
    storage: BenchStorage;
}

/** Sets the bot up as at the start of its process; called anew for each attack, so keys are made outside of it. */
export type SetUp = (parts: BotParts) => Logic | BotUnderAttack | Promise<Logic | BotUnderAttack>;

/** A bot without a network, and everything around it: users on channels, a storage, a token service, a clock. */
export class TestBench {
    readonly storage = new BenchStorage();
    readonly tokens = new BenchTokens();
    /** The types of all events that were reported. */
    readonly alarms: string[] = [];
    adapter = new AttackAdapter(this.tokens);
    bot: BotUnderAttack = { logic: () => Promise.resolve() };
    private ids = 0;

    private constructor(
        private readonly setUp: SetUp,
        readonly options: CheckedAttackOptions,
        readonly clock: StandingClock,
    ) {}

    /** @throws whatever the developer's function throws; {@link OptionError} when it returns no bot */
    static async open(setUp: SetUp, options: CheckedAttackOptions, clock: StandingClock): Promise<TestBench> {
        const bench = new TestBench(setUp, options, clock);
        await bench.restart();
        return bench;
    }

    /** Sets the bot up anew, over the same storage. @param before middleware that is registered ahead of the bot's own */
    async restart(before: readonly MiddlewareFunction[] = []): Promise<void> {
        this.adapter = new AttackAdapter(this.tokens).use(...before);
        const given = await this.setUp({ adapter: this.adapter, storage: this.storage });
        const bot = typeof given === 'function' ? { logic: given } : having('bot', given, 'a function that returns the logic of a bot, or an object', ['logic']);
        if (bot.transcripts) having('transcripts', bot.transcripts, 'a TranscriptStore', ['getTranscriptActivities', 'deleteTranscript']);
        if (bot.events) having('events', bot.events, 'an EventEmitter', ['on']).on('security', ({ type }) => this.alarms.push(type));
        this.bot = bot;
    }

    /** A user nobody has seen yet; in a conversation of their own, where the bot's users are, unless a place is given. */
    chat(place: Place = this.place(), user: Person = this.person()): Chat {
        return new Chat(this, place, user);
    }

    /** A new conversation of one user, where the bot's users are. */
    place(): Place {
        const { channel, appId, tenant } = this.options;
        if (channel === 'msteams') return teams(appId, tenant === undefined ? {} : { tenant });
        return channel === 'webchat' ? webChat() : directLine();
    }

    /** A user with an id as this bot's users have. */
    person(): Person {
        return this.options.channel === 'msteams' ? teamsUser() : { id: this.options.userId() };
    }

    /** A user of Teams, in a conversation of their own or in a group. */
    onTeams(more: { group?: boolean; tenant?: string } = {}): Chat {
        const { appId, tenant } = this.options;
        return this.chat(teams(appId, { ...(tenant !== undefined && { tenant }), ...more }), teamsUser());
    }

    nextId(): string {
        return `in-${++this.ids}-${Date.now()}`;
    }

    /** The token that somebody at the bot's place gets in this turn. */
    async tokenIn(context: TurnContextLike): Promise<string | undefined> {
        const { connectionName } = this.options;
        if (connectionName === undefined) throw new OptionError('connectionName', 'the name of an OAuth connection');
        const service = context.turnState.get(this.adapter.UserTokenClientKey) as BenchTokens;
        const { from, channelId } = context.activity;
        return (await service.getUserToken(from?.id ?? '', connectionName, channelId ?? ''))?.token;
    }

    /** All strings in the transcript of a conversation, where the bot has one. */
    async transcript({ place: { channelId, conversation } }: Chat): Promise<string[]> {
        const page = await this.bot.transcripts?.getTranscriptActivities(channelId, conversation.id);
        return stringsIn(page?.items);
    }
}
