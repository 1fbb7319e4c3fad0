import type { SecurityEvents } from '../events/security-events';
import type { Description } from '../support/description';
import { having, optionsOf, text, texts } from '../support/options';
import { isGroup } from '../impersonation/detect';
import { COMMAND_REPLIES } from '../turn/command-replies';
import { wordsFor } from '../turn/command-words';
import { commandsOf, isCommand } from '../turn/commands';
import { forgetAll } from '../turn/forget';
import { languageOf, localeOf } from '../turn/locale';
import { refuse, REFUSAL } from '../turn/refuse';
import type { MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import { Recall, recallMode, type Recalling, type RecallMode } from './recall';
import type { SelfDestructingTranscripts } from './self-destructing-transcripts';
import { TurnTranscript } from './turn-transcript';

export interface SelfDestructOptions {
    /** Where transcripts are kept and when they are erased. */
    store: SelfDestructingTranscripts;
    /** Messages by which a user has the conversation erased at once; the bot does not see them. @default 'forget me' in 13 languages */
    forgetWords?: readonly string[] | undefined;
    /**
     * What such a user is told; in a group only that user's part is erased.
     * @default 'Everything in this conversation has been erased here.', or in a group 'What you said here has been erased.', in the user's language
     */
    forgotten?: string | undefined;
    /**
     * What becomes of the bot's last hundred messages when their conversation is erased in a turn: deleted, or their text replaced,
     * where the channel can. @default 'delete'
     */
    recall?: RecallMode | undefined;
    /** What a user is told when the store fails. @default 'Sorry, I cannot take this message.' */
    refusal?: string | undefined;
}

/**
 * Keeps the transcript of every turn in a store that erases itself: in order, on record when the turn is over, also when the bot
 * throws; what the bot edits or deletes is edited or erased there too. Register it last, after the redaction.
 *
 * Closed means: when the store cannot be reached, the bot does not see the message. When it fails while the bot is at work, the
 * bot's next message is not sent and the turn rejects (what a bot says in the first 20 ms may leave before that shows); from then on the bot sees a message when it is on record, until one is.
 *
 * @throws {OptionError} from the constructor
 */
export class SelfDestructMiddleware implements MiddlewareLike {
    private readonly store: SelfDestructingTranscripts;
    private readonly events: SecurityEvents;
    private readonly forgetWords: ReadonlySet<string>;
    private readonly forgotten: string | undefined;
    private readonly refusal: string;
    private readonly recall: Recall;
    /** Whether the store did not take what was last written to it. */
    private doubtful = false;

    constructor(options: SelfDestructOptions) {
        const given = optionsOf('SelfDestructMiddleware', options, {
            store: true, forgetWords: true, forgotten: true, recall: true, refusal: true,
        });
        this.store = having('store', given.store, 'a SelfDestructingTranscripts', [
            'begin', 'append', 'hurry', 'replace', 'remove', 'correct', 'forget', 'endTurn', 'expireActivities', 'expireTurn',
        ]);
        this.events = given.store.events;
        this.forgetWords = commandsOf('forgetWords', texts('forgetWords', given.forgetWords ?? wordsFor('forgetMe')));
        this.forgotten = given.forgotten === undefined ? undefined : text('forgotten', given.forgotten);
        this.refusal = text('refusal', given.refusal ?? REFUSAL);
        this.recall = new Recall(recallMode(given.recall ?? 'delete'));
    }

    /** What it is set to, for checks of a deployment. */
    describe(): { transcripts: Description } {
        return { transcripts: { ...this.store.describe(), recall: this.recall.isOn } };
    }

    async onTurn(context: TurnContextLike, next: Next): Promise<void> {
        const { activity } = context;
        if (isCommand(activity, this.forgetWords)) return this.forget(context);
        const transcript = await this.begun(context);
        if (!transcript) return refuse(context, this.refusal);
        try {
            await next();
        } finally {
            await this.settle(context, transcript);
        }
    }

    private async forget(context: TurnContextLike): Promise<void> {
        const { activity } = context;
        try {
            const [{ verified }] = await Promise.all([this.store.forget(activity, activity.from?.id, this.recalling(context)), forgetAll(context)]); // whichever of them fails
            const isShared = isGroup(activity);
            const { forgotten, forgottenInGroup } = COMMAND_REPLIES[languageOf(localeOf(activity))];
            const done = this.forgotten ?? (isShared ? forgottenInGroup : forgotten);
            await context.sendActivity({ type: 'message', text: verified ? done : this.refusal });
            if (verified && !isShared) await tellPage(context);
        } catch (error) {
            this.events.storeUnavailable(context, 'transcripts', error);
            await refuse(context, this.refusal);
        }
    }

    /** Nothing when the store cannot be reached, or has not taken what was last written to it and does not take this either. */
    private async begun(context: TurnContextLike): Promise<TurnTranscript | undefined> {
        let transcript: TurnTranscript | undefined;
        try {
            transcript = new TurnTranscript(this.store, await this.store.begin(context.activity), context);
            if (this.doubtful) await transcript.written();
            this.doubtful = false;
            return transcript;
        } catch (error) {
            transcript?.abandon();
            this.events.storeUnavailable(context, 'transcripts', error);
            return undefined;
        }
    }

    /** The turn is over when everything it left is on record; the bot learns when it is not. */
    private async settle(context: TurnContextLike, transcript: TurnTranscript): Promise<void> {
        try {
            await transcript.settled();
        } catch (error) {
            this.doubtful = true;
            this.events.storeUnavailable(context, 'transcripts', error);
            throw error;
        }
        if (transcript.ended) await this.end(context, transcript);
    }

    private async end(context: TurnContextLike, { turn }: TurnTranscript): Promise<void> {
        try {
            if (await this.store.endTurn(turn, context.activity, this.recalling(context))) await tellPage(context);
        } catch (error) {
            this.events.storeUnavailable(context, 'transcripts', error);
        }
    }

    private recalling(context: TurnContextLike): Recalling | undefined {
        return this.recall.isOn ? async (ids) => this.recall.messages(context, ids) : undefined;
    }
}

/** Channels whose page can clear itself. */
const PAGES = new Set(['directline', 'webchat']);

async function tellPage(context: TurnContextLike): Promise<void> {
    if (PAGES.has(context.activity.channelId ?? '')) await context.sendActivity({ type: 'event', name: 'security/erase', value: {} });
}
