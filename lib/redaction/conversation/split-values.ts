import type { SecurityEvents } from '../../events/security-events';
import type { ActivityLike, TurnContextLike } from '../../turn/types';
import { ConversationRedactor } from '../conversation-redactor';
import type { PolicedRedactor } from '../policed-redactor';
import type { Redactor } from '../redactor';
import { ownerOf, type Owner } from '../vault/record';
import { passOn, type LatePart } from './late-parts';
import type { RecentParts, Remembered } from './recent-parts';
import { topicsOf } from './topics';

interface FoundPart extends LatePart {
    /** Whether it came in the message that completes the value. */
    isOwn: boolean;
}

/** Longer messages are no parts of numbers. */
const LONGEST = 1_000;

/**
 * Joins what one user types over several messages. The earlier parts have been read by the bot; from what is kept they are taken out,
 * and the part that completes the value does not reach the bot any more.
 *
 * Closed means: when the storage fails, each message is searched by itself.
 */
export class SplitValues {
    /** @param redactor for the audience that may have least */
    constructor(
        private readonly parts: RecentParts,
        private readonly redactor: PolicedRedactor,
        private readonly events: SecurityEvents,
    ) {}

    /** Whether to ask for its parts; of most messages there is nothing to ask. */
    mayHoldPart({ activity }: Pick<TurnContextLike, 'activity'>): boolean {
        const { type, text, from } = activity;
        if (type !== 'message' || typeof text !== 'string' || text.length > LONGEST || from?.role === 'bot') return false;
        return (/\p{N}/u.test(text) || topicsOf(text).length > 0) && ownerOf(activity) !== undefined;
    }

    /** The parts in this message, when it completes a value; all of them are passed on to whoever keeps the conversation. */
    async partsIn(context: TurnContextLike): Promise<readonly LatePart[]> {
        const { activity } = context;
        const owner = ownerOf(activity);
        if (!owner || !this.mayHoldPart(context)) return [];
        try {
            const parts = await this.joined(owner, activity);
            if (parts.length > 0) passOn(context, parts);
            return parts.filter(({ isOwn }) => isOwn);
        } catch (error) {
            this.events.storeUnavailable(context, 'split-values', error);
            return [];
        }
    }

    async forget({ activity }: Pick<TurnContextLike, 'activity'>): Promise<void> {
        const owner = ownerOf(activity);
        if (owner) await this.parts.forget(owner);
    }

    private async joined(owner: Owner, { id = '', text = '', channelId }: ActivityLike): Promise<readonly FoundPart[]> {
        let late: readonly FoundPart[] = [];
        await this.parts.change(owner, (known) => {
            const redactor = tolerant(this.redactor.on(channelId));
            const conversation = known ? ConversationRedactor.from(redactor, known.state) : new ConversationRedactor(redactor);
            const { findings, earlier } = conversation.push(text);
            const own = findings.map(({ kind, start, end }) => ({ activityId: id, value: text.slice(start, end), kind, isOwn: true }));
            const before = earlier.flatMap(({ message, kind }) => (known?.parts[message] ? [{ ...known.parts[message], kind, isOwn: false }] : []));
            late = earlier.length > 0 ? [...before, ...own] : [];
            return remembered(conversation, known, { id, text });
        });
        return late;
    }
}

/** A text on which a detector fails is hidden as a whole, and reported, where it is searched by itself. */
function tolerant(redactor: Redactor): Pick<Redactor, 'find'> {
    return {
        find: (text) => {
            try {
                return redactor.find(text);
            } catch {
                return [];
            }
        },
    };
}

/** What is worth remembering: nothing when there is no part and nothing was said of one. */
function remembered(conversation: ConversationRedactor, known: Remembered | undefined, { id, text }: { id: string; text: string }): Remembered | undefined {
    const state = conversation.toJSON();
    if (state.fragments.length + state.topics.length === 0) return undefined;
    const parts = state.fragments.map(({ message, start, end }) => {
        const isNew = message === state.messages - 1;
        return [message, isNew ? { activityId: id, value: text.slice(start, end) } : known?.parts[message]] as const;
    });
    return { state, parts: Object.fromEntries(parts.filter(([, part]) => part !== undefined)) as Remembered['parts'] };
}
