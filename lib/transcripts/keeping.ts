import type { LatePart } from '../redaction/conversation/late-parts';
import type { ActivityRedactor } from '../redaction/policed-redactor';
import { asStored } from '../redaction/sensitive/answer';
import type { ActivityLike } from '../turn/types';
import type { Amending } from './amending';
import { corrected } from './late-part';
import type { Ledger } from './ledger';
import { storable } from './storable';
import type { Entry } from './write';

/** How an activity is kept. */
export interface KeepOptions {
    /** When it has to be gone by itself, epoch milliseconds. */
    expiresAt?: number | undefined;
    /** Whether the bot has sent it. */
    delivered?: boolean | undefined;
    /** Whether it may wait for the next one, 20 ms at most, to be written with it: most stores take as long for two as for one. */
    withNext?: boolean | undefined;
}

/** What goes into a transcript, and how it changes there: redacted copies of activities, and never what signs a user in. */
export class Keeping {
    constructor(
        private readonly ledger: Ledger,
        private readonly amending: Amending,
        private readonly redactor: ActivityRedactor,
    ) {}

    /** @returns false when the generation was erased meanwhile, or when this kind of activity is never kept */
    async append(name: string, generation: string, activity: ActivityLike, { withNext, ...options }: KeepOptions): Promise<boolean> {
        const text = this.textOf(activity);
        if (text === undefined) return false;
        if (!(text instanceof Promise)) return this.ledger.append(name, generation, entryOf(activity, text, options), withNext);
        const taken = await this.ledger.append(name, generation, text.then((ready) => (ready === undefined ? {} : entryOf(activity, ready, options))), withNext);
        return taken && (await text) !== undefined;
    }

    /** Puts an edited activity in place of the one with its id. @returns whether there was one */
    async replace(name: string, activity: ActivityLike): Promise<boolean> {
        const text = await this.textOf({ ...activity, type: 'message' });
        const edit = (record: string) => (isOf(record, activity.id) ? (text ?? '') : undefined);
        return isId(activity.id) && (await this.amending.amend(name, edit, true)) > 0;
    }

    /** Erases the record of the activity with this id. */
    async remove(name: string, activityId: string): Promise<void> {
        if (isId(activityId)) await this.amending.amend(name, (record) => (isOf(record, activityId) ? '' : undefined), true);
    }

    async correct(name: string, parts: readonly LatePart[]): Promise<void> {
        await this.amending.amend(name, (record) => corrected(record, parts));
    }

    /** JSON of the redacted copy; nothing when it is never kept. A promise only if there are detectors that answer later. */
    private textOf(activity: ActivityLike): string | undefined | Promise<string | undefined> {
        const given = asStored(activity);
        const { redactor } = this;
        if (!redactor.redactActivityAsync || redactor.asksOthers === false) return textIn(redactor.redactActivity(given).activity);
        return redactor.redactActivityAsync(copyOf(given)).then((redacted) => textIn(redacted.activity));
    }
}

function entryOf({ from, recipient, type }: ActivityLike, text: string, options: Omit<KeepOptions, 'withNext'>): Entry {
    const user: unknown = from?.role === 'bot' || options.delivered ? recipient?.id : from?.id;
    const userId = isId(user) ? user : undefined;
    const happening = { isMessage: type === 'message' || type === 'invoke', ends: type === 'endOfConversation', userId };
    return { record: { text, ...options }, happening, userId };
}

function textIn(redacted: ActivityLike): string | undefined {
    const kept = storable(redacted);
    const timestamp = kept?.timestamp ?? new Date().toISOString();
    return kept && JSON.stringify({ timestamp, ...kept, ...((kept.timestamp ?? undefined) === undefined && { timestamp }) }); // what is added to the end of an object slows JSON down
}

/** What comes in an activity may be anything. */
function isId(id: unknown): id is string {
    return typeof id === 'string' && id !== '';
}

function isOf(record: string, activityId: string | undefined): boolean {
    return record.includes(JSON.stringify(activityId)) && (JSON.parse(record) as ActivityLike).id === activityId;
}

/** The bot may change its activity while detectors of others are at work. */
function copyOf(activity: ActivityLike): ActivityLike {
    return JSON.parse(JSON.stringify(activity)) as ActivityLike;
}
