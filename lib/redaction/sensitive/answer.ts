import { AsyncLocalStorage } from 'node:async_hooks';
import { isContainer } from '../../turn/properties';
import type { AccountLike, ActivityLike } from '../../turn/types';

export const SENSITIVE = '[SENSITIVE]';

/** Copies that loggers make of an activity carry it along, and JSON does not show it. */
const MARK = Symbol.for('bot-warden.sensitive-answer.1');

/** What is shorter is part of other words. */
const SHORTEST = 4;
const MOST = 50;

/** The answer to a sensitive question, as long as its turn lasts. Nothing prints it. */
export class Answer {
    readonly #texts: readonly string[];

    constructor({ text, value }: ActivityLike) {
        const texts = valuesIn([text, value]).filter((each) => each.length >= SHORTEST && !SENSITIVE.includes(each));
        this.#texts = [...new Set(texts)].slice(0, MOST).toSorted((a, b) => b.length - a.length);
    }

    /** The text without a repetition of the answer. */
    hide(text: string): string {
        return this.#texts.reduce((hidden, answer) => hidden.replaceAll(answer, SENSITIVE), text);
    }
}

const turn = new AsyncLocalStorage<Answer>();

/** Marks the turn's activity: stores keep nothing of what it says. */
export function markSensitive(activity: ActivityLike, answer: Answer): void {
    Object.defineProperty(activity, MARK, { value: answer, enumerable: true, writable: true, configurable: true });
}

/** Does `work`, in which nobody hears the answer again. */
export function answered<T>(answer: Answer, work: () => T): T {
    return turn.run(answer, work);
}

/** The answer that came in this turn, or with this activity. */
export function answerNow(activity?: ActivityLike): Answer | undefined {
    return answerIn(activity) ?? turn.getStore();
}

/** What of an activity may be kept: of a sensitive answer only that there was one. The same object when it is none. */
export function asStored<A extends ActivityLike>(activity: A): A {
    if (!answerIn(activity)) return activity;
    const { type, id, timestamp, channelId, serviceUrl, replyToId, conversation, from, recipient } = activity;
    const kept = { type, id, timestamp, channelId, serviceUrl, replyToId, conversation: { id: conversation?.id } };
    return { ...kept, from: account(from), recipient: account(recipient), text: SENSITIVE } as unknown as A;
}

function account({ id, role }: AccountLike = {}): AccountLike {
    return { ...(id !== undefined && { id }), ...(role !== undefined && { role }) };
}

/** A second copy of this package may have marked it. */
function answerIn(activity: ActivityLike | undefined): Answer | undefined {
    return (activity as { [MARK]?: Answer } | undefined)?.[MARK];
}

/** The strings and numbers in a tree whose size has been checked, but no names of fields. */
function valuesIn(root: unknown): string[] {
    const found: string[] = [];
    const stack = [root];
    while (stack.length > 0) {
        const value = stack.pop();
        if (isContainer(value)) stack.push(...Object.values(value));
        else if (typeof value === 'string' || typeof value === 'number') found.push(String(value).trim());
    }
    return found;
}
