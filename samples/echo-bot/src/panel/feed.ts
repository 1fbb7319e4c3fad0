import { randomBytes } from 'node:crypto';
import type { ErasureReceipt } from 'bot-warden';
import type { Response } from 'express';
import type { Kept } from './kept';

/** What the page is told, by the name of the server-sent event; `now` is added. */
export interface FeedEvents {
    hello: { mode: string; idle: number; silence: number };
    /** `bubble` is what takes the message's place in the chat. */
    turn: { activityId: string; typed: string; saw: string | null; stored: string | null; bubble: string | null; kinds: readonly string[] };
    stored: { entries: readonly { id: string; at: number; from: 'you' | 'bot'; text: string }[]; eraseAt: number | null };
    login: { user: string | null; idleEndsAt: number | null; absoluteEndsAt: number | null };
    security: { id: number; at: number; level: 'info' | 'warning' | 'refused'; text: string; activityId?: string; detail: object };
    erased: { at: number; count: number; upTo: number; reason: string };
    /** Of all conversations, this one among them. */
    kept: Kept;
    /** `valid` is what `verifyReceipt` says of it here. */
    receipt: { receipt: ErasureReceipt; valid: boolean };
}

type Name = keyof FeedEvents;

const KEPT = 50;
/** The latest of these says everything that those before it said. */
const WHOLE: ReadonlySet<Name> = new Set(['hello', 'stored', 'login', 'erased', 'kept', 'receipt']);

/** The live view of one conversation, for whoever knows its address. What it holds of messages goes when the store erases them. */
export class Feed {
    readonly address = randomBytes(32).toString('hex');
    /** Who is signed in. */
    user: string | null = null;
    /** The channel's id of who speaks in it, once somebody has. */
    userId: string | undefined;
    private readonly told: { name: Name; data: object }[] = [];
    private readonly pages = new Set<Response>();

    constructor(readonly conversationId: string) {}

    tell<N extends Name>(name: N, data: FeedEvents[N]): void {
        if (name === 'turn') this.forget((data as FeedEvents['turn']).activityId);
        if (name === 'erased') this.drop((told) => told.name === 'turn');
        if (WHOLE.has(name)) this.drop((told) => told.name === name);
        this.told.push({ name, data });
        const [oldest, ...others] = this.told.filter((told) => told.name === name);
        if (others.length >= KEPT) this.drop((told) => told === oldest);
        for (const page of this.pages) send(page, name, data);
    }

    /** The turns that it still tells of, in order. */
    get turns(): FeedEvents['turn'][] {
        return this.told.flatMap(({ name, data }) => (name === 'turn' ? [data as FeedEvents['turn']] : []));
    }

    /** Leaves a turn out of what later pages are told. */
    forget(activityId: string): void {
        this.drop(({ name, data }) => name === 'turn' && (data as FeedEvents['turn']).activityId === activityId);
    }

    /** Serves a page: first all that was told so far, then what comes. */
    follow(page: Response): void {
        page.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
        for (const { name, data } of this.told) send(page, name, data);
        this.pages.add(page);
        page.on('close', () => this.pages.delete(page));
    }

    close(): void {
        for (const page of this.pages) page.end();
    }

    private drop(which: (told: { name: Name; data: object }) => boolean): void {
        this.told.splice(0, this.told.length, ...this.told.filter((told) => !which(told)));
    }
}

function send(page: Response, name: Name, data: object): void {
    page.write(`event: ${name}\ndata: ${JSON.stringify({ now: Date.now(), ...data })}\n\n`);
}
