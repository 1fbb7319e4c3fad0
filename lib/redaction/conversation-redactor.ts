import { fragmentIn, type Fragment } from './conversation/fragments';
import { findJoined, type Joined } from './conversation/join';
import { topicsOf, type Topic } from './conversation/topics';
import type { Finding } from './finding';
import type { Redactor } from './redactor';

/** A finding in a message that came before. */
export interface EarlierFinding extends Finding {
    /** Which message, counted from 0. */
    message: number;
}

/** What is kept of a conversation: parts of numbers and their places, no other text. To be sealed, and to be forgotten soon. */
export interface ConversationState {
    /** Messages so far. */
    messages: number;
    fragments: Fragment[];
    /** What the numbers were said to be, the last first. */
    topics: Topic[];
    /** The kind that the fragments make together, if they do and more of it may come. */
    joined?: string | undefined;
    /** The last message that a fragment or topic came in, and when. */
    lastMessage: number;
    lastAt: number;
}

/** So long after the last part, in messages and in milliseconds, nothing continues it. */
const MOST_MESSAGES_BETWEEN = 5;
const LONGEST_SILENCE = 120_000;
const MOST_FRAGMENTS = 12;
const MOST_TOPICS = 4;

/**
 * Finds what a user types over several messages ("my card is 4111", "1111", ...), besides what is in each of them. It keeps the last
 * parts of numbers for two minutes, and forgets them once they were found.
 */
export class ConversationRedactor {
    private state: ConversationState = { messages: 0, fragments: [], topics: [], lastMessage: 0, lastAt: 0 };

    constructor(private readonly redactor: Pick<Redactor, 'find'>) {}

    /** Goes on where another left off, with what its `toJSON` gave. */
    static from(redactor: Pick<Redactor, 'find'>, state: ConversationState): ConversationRedactor {
        const conversation = new ConversationRedactor(redactor);
        conversation.state = { ...state, fragments: [...state.fragments], topics: [...state.topics] };
        return conversation;
    }

    toJSON(): ConversationState {
        return { ...this.state, fragments: [...this.state.fragments], topics: [...this.state.topics] };
    }

    /**
     * The findings in the next message, and parts in earlier ones of which only now can be seen what they are.
     * @param now in milliseconds since the epoch
     */
    push(text: string, now = Date.now()): { findings: Finding[]; earlier: EarlierFinding[] } {
        const { state } = this;
        const message = state.messages++;
        if (message - state.lastMessage > MOST_MESSAGES_BETWEEN || now - state.lastAt > LONGEST_SILENCE) forget(state);
        const findings = this.redactor.find(text);
        const fragment = fragmentIn(text);
        const names = fragment || !/\p{N}/u.test(text) ? topicsOf(text) : [];
        const others = state.topics.filter(({ name }) => !names.includes(name));
        state.topics = [...names.map((name) => ({ name, message })), ...others].slice(0, MOST_TOPICS);
        if (fragment || names.length > 0) [state.lastMessage, state.lastAt] = [message, now];
        const parts = fragment && !isWhole(fragment, findings) ? this.joinedWith({ ...fragment, message, at: now }) : [];
        return {
            findings: parts.filter((part) => part.message === message).reduce(withPart, findings),
            earlier: parts.filter((part) => part.message < message),
        };
    }

    /** The parts of what the fragment completes. */
    private joinedWith(fragment: Fragment): EarlierFinding[] {
        const { state } = this;
        state.fragments = [...state.fragments, fragment].slice(-MOST_FRAGMENTS);
        const joined = findJoined(this.redactor, state.fragments, state.topics, state.joined);
        if (!joined) {
            if (state.joined !== undefined) [state.fragments, state.joined] = [[fragment], undefined];
            return [];
        }
        this.keepOpen(joined);
        return joined.fragments.map(({ message, start, end }) => ({ kind: joined.kind, start, end, message }));
    }

    /** What may be the beginning of something longer is kept; the rest is done with. */
    private keepOpen({ kind, fragments, mayGoOn }: Joined): void {
        this.state.fragments = mayGoOn ? fragments : [];
        this.state.joined = mayGoOn ? kind : undefined;
    }
}

function forget(state: ConversationState): void {
    [state.fragments, state.topics, state.joined] = [[], [], undefined];
}

/** As many digits as a phone number has: found by itself, and complete. */
const WHOLE = 10;

function isWhole({ start, end, written }: { start: number; end: number; written: string }, findings: readonly Finding[]): boolean {
    return written.replaceAll(/[^\dA-Z]/g, '').length >= WHOLE && findings.some((finding) => finding.start <= start && finding.end >= end);
}

/** The findings in order, with one more; what overlaps it becomes part of it, unless it is larger already. */
function withPart(findings: Finding[], { kind, start, end }: Finding): Finding[] {
    if (findings.some((finding) => finding.start <= start && finding.end >= end)) return findings;
    const apart = findings.filter((finding) => finding.end <= start || finding.start >= end);
    const touched = findings.filter((finding) => !apart.includes(finding));
    const whole = {
        kind,
        start: Math.min(start, ...touched.map((finding) => finding.start)),
        end: Math.max(end, ...touched.map((finding) => finding.end)),
    };
    return [...apart, whole].toSorted((a, b) => a.start - b.start);
}
