import type { Account, Activity, Frame } from '../activity';
import { BoundedMap } from '../support/bounded-map';
import { randomToken } from '../support/random-token';
import { SentActivities } from './sent-activities';

/** The one live stream of a conversation. */
export interface Subscriber {
    send(frame: Frame): void;
    end(reason: string): void;
}

/** What the site decided when it asked for the first token. */
export interface ConversationStart {
    /** Present in enhanced mode: nobody else can write in this conversation. */
    tokenUser?: Account;
    /** Origins whose browser sessions can sign in without a code. */
    trustedOrigins: string[];
}

/** One conversation between one user and the bot. */
export class Conversation {
    readonly id = randomToken();
    readonly tokenUser: Account | undefined;
    readonly trustedOrigins: string[];
    /** Browser sessions that proved to be on a trusted origin. */
    readonly sessions = new BoundedMap<string, true>(16);
    /** Whom the bot was told of; in plain mode nobody until somebody writes. */
    user: Account | undefined;
    started = false;
    private readonly sent = new SentActivities();
    private subscriber: Subscriber | undefined;

    constructor({ tokenUser, trustedOrigins }: ConversationStart) {
        this.tokenUser = this.user = tokenUser;
        this.trustedOrigins = trustedOrigins;
    }

    /** Gives an activity its id and time. */
    stamp(activity: Activity): Activity {
        const id = `${this.id}|${String(this.sent.nextSequence()).padStart(7, '0')}`;
        return { ...activity, id, timestamp: new Date().toISOString() };
    }

    /** Shows an activity to the client, on the stream and to whoever asks later. */
    publish(activity: Activity): void {
        const frame = this.sent.add(activity);
        this.subscriber?.send(frame);
    }

    since(watermark?: string): Frame {
        return this.sent.since(watermark);
    }

    /** Makes this the stream of the conversation, and ends an older one. */
    subscribe(subscriber: Subscriber, watermark?: string): void {
        this.end('collision');
        this.subscriber = subscriber;
        const missed = this.since(watermark);
        if (missed.activities.length > 0) subscriber.send(missed);
    }

    unsubscribe(subscriber: Subscriber): void {
        if (this.subscriber === subscriber) this.subscriber = undefined;
    }

    end(reason: string): void {
        this.subscriber?.end(reason);
        this.subscriber = undefined;
    }
}
