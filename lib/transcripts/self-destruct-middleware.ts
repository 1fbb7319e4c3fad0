import type { SecurityEvents } from '../events/security-events';
import { OptionError } from '../support/errors';
import { having, optionsOf, text, texts } from '../support/options';
import { latePartsOf } from '../redaction/conversation/late-parts';
import { forgetAll } from '../turn/forget';
import { refuse, REFUSAL } from '../turn/refuse';
import { asItLeaves } from '../turn/egress';
import { onSend } from '../turn/send-handlers';
import type { ActivityLike, MiddlewareLike, Next, TurnContextLike } from '../turn/types';
import { isProactive } from '../turn/who';
import { withoutLateParts } from './late-part';
import type { TranscriptGeneration } from './provider';
import type { SelfDestructingTranscripts } from './self-destructing-transcripts';

export interface SelfDestructOptions {
    /** Where transcripts are kept and when they are erased. */
    store: SelfDestructingTranscripts;
    /** Messages by which a user has the conversation erased at once; the bot does not see them. @default ['forget me'] */
    forgetWords?: readonly string[] | undefined;
    /** What such a user is told. @default 'Everything in this conversation has been erased here.' */
    forgotten?: string | undefined;
    /** What a user is told when the store fails. @default 'Sorry, I cannot take this message.' */
    refusal?: string | undefined;
}

const FORGOTTEN = 'Everything in this conversation has been erased here. The chat service may keep its own copy for a while.';

/**
 * Keeps the transcript of every turn in a store that erases itself: awaited, in order, also when the bot throws.
 * Register it last, after the redaction.
 *
 * Closed means: when the store does not take a message, the bot does not see it.
 *
 * @throws {OptionError} from the constructor
 */
export class SelfDestructMiddleware implements MiddlewareLike {
    private readonly store: SelfDestructingTranscripts;
    private readonly events: SecurityEvents;
    private readonly forgetWords: ReadonlySet<string>;
    private readonly forgotten: string;
    private readonly refusal: string;

    constructor(options: SelfDestructOptions) {
        const given = optionsOf('SelfDestructMiddleware', options, { store: true, forgetWords: true, forgotten: true, refusal: true });
        this.store = having('store', given.store, 'a SelfDestructingTranscripts', ['begin', 'append', 'correct', 'erase', 'sweep']);
        this.events = given.store.events;
        this.forgetWords = new Set(texts('forgetWords', given.forgetWords ?? ['forget me']).map(commandOf));
        this.forgotten = text('forgotten', given.forgotten ?? FORGOTTEN);
        this.refusal = text('refusal', given.refusal ?? REFUSAL);
    }

    async onTurn(context: TurnContextLike, next: Next): Promise<void> {
        const { activity } = context;
        if (activity.type === 'message' && this.forgetWords.has(commandIn(activity.text) ?? '')) return this.forget(context);
        const generation = await this.keepInbound(context);
        if (!generation) return refuse(context, this.refusal);
        let ended = activity.type === 'endOfConversation';
        onSend(context, async (_, activities, send) => {
            const sent = await send();
            for (const [index, message] of activities.entries()) {
                ended ||= message.type === 'endOfConversation';
                await this.keepOutbound(context, generation, { ...message, id: message.id || (sent?.[index]?.id ?? '') });
            }
            return sent;
        });
        try {
            await next();
        } finally {
            if (ended) await this.sweep(context);
        }
    }

    private async forget(context: TurnContextLike): Promise<void> {
        try {
            const [{ failed }] = await Promise.all([this.store.erase(context.activity), forgetAll(context)]); // whichever of them fails
            await context.sendActivity({ type: 'message', text: failed > 0 ? this.refusal : this.forgotten });
        } catch (error) {
            this.events.storeUnavailable(context, 'transcripts', error);
            await refuse(context, this.refusal);
        }
    }

    private async keepInbound(context: TurnContextLike): Promise<TranscriptGeneration | undefined> {
        try {
            const generation = await this.store.begin(context.activity);
            if (!isProactive(context)) await this.store.append(generation, context.activity);
            const parts = latePartsOf(context);
            if (parts.length > 0) await this.store.correct(context.activity, parts);
            return generation;
        } catch (error) {
            this.events.storeUnavailable(context, 'transcripts', error);
            return undefined;
        }
    }

    /** The message has left; the bot learns that it is not on record. */
    private async keepOutbound(context: TurnContextLike, generation: TranscriptGeneration, message: ActivityLike): Promise<void> {
        try {
            const leaving = asItLeaves(context, message); // redacted by detectors that the store may not have
            await this.store.append(generation, withoutLateParts(leaving, latePartsOf(context)));
        } catch (error) {
            this.events.storeUnavailable(context, 'transcripts', error);
            throw error;
        }
    }

    private async sweep(context: TurnContextLike): Promise<void> {
        try {
            await this.store.sweep();
        } catch (error) {
            this.events.storeUnavailable(context, 'transcripts', error);
        }
    }
}

const LONGEST_COMMAND = 200;

/** A command that no message can be, or that every long one would be, is none. */
function commandOf(words: string): string {
    const command = commandIn(words);
    if (!command) throw new OptionError('forgetWords', `words of up to ${LONGEST_COMMAND} characters`, words);
    return command;
}

/** As people type a command: in any case, with or without a full stop, in Teams behind the bot's name. A long text is none. */
function commandIn(words: unknown): string | undefined {
    if (typeof words !== 'string' || words.length > LONGEST_COMMAND) return undefined;
    return words.replace(/^\s*<at>[^<]*<\/at>/, '').trim().toLowerCase().replace(/[.!]+$/, '');
}
