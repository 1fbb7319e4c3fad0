const REFUSED = '*Message refused: the reason is in the panel, under Security events.*';
const REFUSED_SENDER = '*Message refused: not from this conversation\'s user.*';

/** Decides what each bubble may show. Knows activity ids and redacted texts, never what was typed. */
export class Bubbles {
    #redacted = new Map();
    #refused = new Set();
    #erased = new Set();
    #erasedUpTo = -Infinity;
    #answered; // the message whose answer stays

    constructor(ownId) {
        this.ownId = ownId;
    }

    redact(activityId, text) {
        this.#redacted.set(activityId, text);
    }

    refuse(activityId) {
        this.#refused.add(activityId);
    }

    /** Erases everything until then but what the bot answered to one message: it says what was erased, or why it was not. */
    eraseUpTo(instant, answered) {
        this.#erasedUpTo = Math.max(this.#erasedUpTo, instant);
        this.#answered = answered;
    }

    /** True from the erasure on, so that a history replayed after a reconnect brings nothing back. */
    isErased({ id, timestamp, replyToId }) {
        if (!id) return false; // still being sent
        if (replyToId && replyToId === this.#answered) return false;
        if (Date.parse(timestamp) <= this.#erasedUpTo) this.#forget(id);
        return this.#erased.has(id);
    }

    /** The activity as the page may show it. */
    rewrite(activity) {
        const text = this.#textFor(activity);
        const shown = text === undefined || text === activity.text ? activity
            : { ...activity, text, textFormat: this.#refused.has(activity.id) ? 'markdown' : 'plain', speak: undefined, attachments: [] };
        // Web Chat holds a reply back for 5 seconds while the message it answers is not in the transcript.
        return this.#erased.has(activity.replyToId) ? { ...shown, replyToId: undefined } : shown;
    }

    #textFor(activity) {
        if (activity.type !== 'message') return undefined;
        if (this.isErased(activity)) return '';
        if (this.#refused.has(activity.id)) return activity.from.id === this.ownId ? REFUSED : REFUSED_SENDER;
        return this.#redacted.get(activity.id);
    }

    #forget(id) {
        this.#erased.add(id);
        this.#redacted.delete(id);
        this.#refused.delete(id);
    }
}
