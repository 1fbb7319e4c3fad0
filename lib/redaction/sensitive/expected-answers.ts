import { compareAndSet } from '../../storage/compare-and-set';
import type { KeyRing } from '../../storage/key-ring';
import { recordName } from '../../storage/record-name';
import type { StorageLike } from '../../storage/storage';
import { Patience } from '../../support/patience';
import type { ActivityLike } from '../../turn/types';

type Turn = { activity: ActivityLike };

/** What is known of one user's answers. */
interface Expected {
    /** Epoch milliseconds. */
    until: number;
    /** Whether the next message is one. */
    next: boolean;
    /** Hashes of the ids of messages that were: they may come again, or be edited. */
    answers: readonly string[];
}

const MOST = 10;
/** Milliseconds that a storage may take to say whether anything is known of a user. */
const patience = new Patience(10_000);

/** Of which users the next message is the answer to a sensitive question: one small record each, without anything they wrote. */
export class ExpectedAnswers {
    constructor(
        private readonly storage: StorageLike,
        private readonly keys: KeyRing | undefined,
        private readonly keep: number,
    ) {}

    /** Expects it from the turn's user. To be awaited before the question is sent: a fast answer would be kept. */
    async expect({ activity }: Turn): Promise<void> {
        await this.change(activity, (known) => ({ until: Date.now() + this.keep, next: true, answers: known?.answers ?? [] }));
    }

    async cancel({ activity }: Turn): Promise<void> {
        await this.change(activity, (known) => known && { ...known, next: false });
    }

    /** Whether this activity is an answer that was expected, or what became of it: channels repeat messages, and users edit them. */
    async take({ activity }: Turn): Promise<boolean> {
        if (!isMessage(activity)) return false;
        const name = this.nameOf(activity);
        const { [name]: found } = await patience.wait(async () => this.storage.read([name]));
        if (found === undefined) return false; // as of most users: there is nothing to change, and no turn to wait for
        const answer = recordName('sensitive answer', [String(activity.id)], this.keys);
        let isAnswer = false;
        await this.change(activity, (known) => {
            const isKnown = known !== undefined && activity.id !== undefined && known.answers.includes(answer);
            const isNext = known?.next === true && activity.type !== 'messageUpdate';
            isAnswer = isKnown || isNext;
            return known && isNext && !isKnown ? { ...known, next: false, answers: [...known.answers, answer].slice(-MOST) } : known;
        });
        return isAnswer;
    }

    /** What is too old is nothing, and is deleted. */
    private async change(activity: ActivityLike, change: (known: Expected | undefined) => Expected | undefined): Promise<void> {
        await compareAndSet<Expected>(this.storage, this.nameOf(activity), (known) => change(known && known.until > Date.now() ? known : undefined));
    }

    private nameOf({ channelId, conversation, from }: ActivityLike): string {
        return recordName('sensitive', [channelId, conversation?.id, from?.id].map(String), this.keys);
    }
}

/** What a person writes: a message, later changes of it, a button of a card. */
function isMessage({ type, name }: ActivityLike): boolean {
    return type === 'message' || type === 'messageUpdate' || (type === 'invoke' && name === 'adaptiveCard/action');
}
