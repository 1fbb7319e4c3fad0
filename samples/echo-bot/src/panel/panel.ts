import type { Middleware, TurnContext } from 'botbuilder';
import { Redactor, verifyReceipt, type BotWarden, type ErasureReceipt, type SecurityEvent } from 'bot-warden';
import type { RequestHandler, Response } from 'express';
import type { Store } from '../store';
import { Feed, type FeedEvents } from './feed';
import { KeptConversations } from './kept';
import { sentenceFor } from './sentences';

type Entry = FeedEvents['stored']['entries'][number];
type Turn = FeedEvents['turn'];

/** The secret part of a live view's path. */
interface Address {
    address: string;
}

const MOST = 1_000;
const NOBODY: FeedEvents['login'] = { user: null, idleEndsAt: null, absoluteEndsAt: null };
const SAW = Symbol('what the bot saw');
/** What stores have of the answer to a sensitive question, and what the page shows of it. */
const SENSITIVE = '[SENSITIVE]';
const DOTS = '••••••••';

/**
 * The page's live view: what was typed, what the bot saw, what was stored. It takes the place of an attacker's eye on
 * either side of bot-warden, so `before` is registered ahead of it; a bot of your own has nothing there.
 */
export class Panel {
    /** By the label that security events carry. */
    private readonly feeds = new Map<string, Feed>();
    private readonly masked = new Redactor({ replace: (_, value) => mask(value) });
    /** Ids of the answers to sensitive questions of which no page was told yet. */
    private readonly answers = new Set<string>();
    private readonly kept: KeptConversations;
    /** Of conversations that no page shows: those of before this start. */
    private receiptOfOthers: FeedEvents['receipt'] | undefined;
    private events = 0;

    constructor(
        private readonly warden: BotWarden,
        private readonly store: Store,
        private readonly times: { idle: number; silence: number },
    ) {
        this.kept = new KeptConversations(warden.transcripts!, store.provider);
        warden.events.on('security', (event) => this.note(event));
    }

    /** A live view for a new conversation. @returns its address */
    open(conversationId: string, mode: string): string {
        const [oldest] = this.feeds.keys();
        if (this.feeds.size >= MOST && oldest !== undefined) this.close(oldest);
        const feed = new Feed(conversationId);
        this.feeds.set(this.labelOf(conversationId), feed);
        feed.tell('hello', { mode, ...this.times });
        feed.tell('login', NOBODY);
        feed.tell('stored', { entries: [], eraseAt: null });
        if (this.receiptOfOthers) feed.tell('receipt', this.receiptOfOthers);
        void this.tellKept();
        return `/api/panel/${feed.address}`;
    }

    readonly serve: RequestHandler<Address> = (request, response) => {
        const feed = this.feedAt(request.params, response);
        feed?.follow(response);
    };

    /** Signs the user of a page out of everything, as an administrator would. */
    readonly revoke: RequestHandler<Address> = async (request, response) => {
        const feed = this.feedAt(request.params, response);
        if (!feed) return;
        if (feed.userId !== undefined) await this.warden.login?.revoke({ channelId: 'directline', userId: feed.userId });
        feed.user = null;
        feed.tell('login', NOBODY);
        this.tell(feed.conversationId, 'info', 'An administrator signed the user out, of everything.');
        response.status(204).end();
    };

    /** Sees the turn before bot-warden, and masks what it saw before it tells of it. */
    readonly before: Middleware = {
        onTurn: async (context, next) => {
            const { text = '', type, id = '' } = context.activity;
            await next();
            const feed = this.feedOf(context);
            if (!feed) return;
            if (context.turnState.get(SAW) !== undefined) feed.userId = context.activity.from.id;
            if (type === 'message' && text !== '') await this.tellTurn(feed, this.turnOf(id, text, (context.turnState.get(SAW) as string | undefined) ?? null));
            await this.tellState(context, feed);
        },
    };

    /** Sees the turn as the bot does. */
    readonly after: Middleware = {
        onTurn: async (context, next) => {
            context.turnState.set(SAW, context.activity.text);
            await next();
        },
    };

    /** Notes who has signed in, for the view of the login. */
    signedIn(context: TurnContext, name: string): void {
        const feed = this.feedOf(context);
        if (feed) feed.user = name;
    }

    /** Adds a sentence of the sample's own to a conversation's security events. */
    tell(conversationId: string, level: FeedEvents['security']['level'], text: string): void {
        const detail = { id: ++this.events, at: Date.now(), level, text, detail: {} };
        this.feeds.get(this.labelOf(conversationId))?.tell('security', detail);
    }

    /** Shows a receipt to the pages whose conversations it is about, or to all when it is about none of theirs: it names nobody. */
    showReceipt(receipt: ErasureReceipt): void {
        const told = { receipt, valid: verifyReceipt(receipt, this.store.keys) };
        const feeds = [...this.feeds.values()];
        const concerned = feeds.filter(({ conversationId }) => receipt.conversations.includes(this.nameOf(conversationId)));
        if (concerned.length === 0) this.receiptOfOthers = told;
        for (const feed of concerned.length > 0 ? concerned : feeds) feed.tell('receipt', told);
    }

    close(label?: string): void {
        for (const [name, feed] of this.feeds) {
            if (label !== undefined && name !== label) continue;
            feed.close();
            this.feeds.delete(name);
        }
    }

    private turnOf(activityId: string, text: string, saw: string | null): Omit<Turn, 'stored'> {
        if (this.answers.delete(activityId)) return { activityId, typed: DOTS, saw: `${DOTS} as typed`, bubble: SENSITIVE, kinds: ['SENSITIVE'] };
        const { text: masked, findings } = this.masked.redact(text);
        const kinds = [...new Set(findings.map(({ kind }) => kind))];
        const typed = kinds.length === 0 && saw !== null && saw !== text ? mask(text) : masked; // the last part of a value in several messages
        return { activityId, typed, saw, bubble: saw === text ? null : (saw ?? typed), kinds };
    }

    /** Of earlier turns too what was stored, where that is something else by now. */
    private async tellTurn(feed: Feed, turn: Omit<Turn, 'stored'>): Promise<void> {
        const entries = await this.storedIn(feed);
        const storedOf = ({ activityId }: Pick<Turn, 'activityId'>) => entries.find(({ id }) => id === activityId)?.text ?? null;
        for (const earlier of feed.turns) {
            const stored = storedOf(earlier);
            if (stored !== null && stored !== earlier.stored) feed.tell('turn', { ...earlier, stored });
        }
        const stored = storedOf(turn);
        feed.tell('turn', { ...turn, stored });
        if (stored === null) setTimeout(() => feed.forget(turn.activityId), this.times.silence).unref(); // no erasure will come
    }

    private async tellState(context: TurnContext, feed: Feed): Promise<void> {
        const entries = (await this.storedIn(feed)).filter(({ text }) => text !== '');
        const latest = Math.max(...entries.map(({ at }) => at));
        feed.tell('stored', { entries, eraseAt: entries.length > 0 ? latest + this.times.silence : null });
        const { idleEndsAt = null, absoluteEndsAt = null } = (await this.warden.login?.status(context)) ?? {};
        feed.tell('login', { user: idleEndsAt === null ? null : (feed.user ?? 'The user'), idleEndsAt, absoluteEndsAt });
        await this.tellKept();
    }

    private async tellKept(): Promise<void> {
        try {
            const kept = await this.kept.count();
            for (const feed of this.feeds.values()) feed.tell('kept', kept);
        } catch {} // a security event tells that the store failed
    }

    private async storedIn({ conversationId }: Feed): Promise<Entry[]> {
        const entries: Entry[] = [];
        for (let token: string | undefined; token !== ''; ) {
            const page = await this.warden.transcripts!.getTranscriptActivities('directline', conversationId, token);
            entries.push(...page.items.map(entryOf));
            token = page.continuationToken;
        }
        return entries;
    }

    private note(event: SecurityEvent): void {
        if (event.type === 'transcript-erased') void this.tellKept(); // of whichever conversation
        const feed = this.feeds.get(event.conversation);
        if (!feed) return;
        const { activityId, ...detail } = event;
        if (event.type === 'sensitive-answer' && activityId !== undefined) this.answers.add(activityId);
        const sentence = { ...sentenceFor(event), ...(activityId !== undefined && { activityId }) };
        feed.tell('security', { id: ++this.events, at: event.at, ...sentence, detail });
        if (event.type === 'transcript-erased') {
            feed.tell('erased', { at: event.at, count: event.records, upTo: event.at - 1, reason: event.reason }); // the answer may come in this millisecond
            feed.tell('stored', { entries: [], eraseAt: null });
        }
        if (event.type === 'login-ended') feed.user = null;
    }

    private feedAt({ address }: Address, response: Response): Feed | undefined {
        const found = [...this.feeds.values()].find((feed) => feed.address === address);
        if (!found) response.status(404).json({ error: 'There is no such live view.' });
        return found;
    }

    private feedOf({ activity }: TurnContext): Feed | undefined {
        return this.feeds.get(this.labelOf(activity.conversation?.id ?? ''));
    }

    /** What receipts call a conversation. */
    private nameOf(conversationId: string): string {
        return this.warden.transcripts!.labelOf({ channelId: 'directline', conversation: { id: conversationId } });
    }

    private labelOf(conversationId: string): string {
        return this.warden.events.labelOf('directline', conversationId);
    }
}

function entryOf({ id, timestamp, from, text = '' }: { id: string; timestamp: Date; from?: { role?: string }; text?: string }): Entry {
    return { id, at: timestamp.getTime(), from: from?.role === 'user' ? 'you' : 'bot', text };
}

/** All letters and digits but the last four. */
function mask(value: string): string {
    let left = value.replace(/[^\p{L}\p{N}]/gu, '').length;
    return value.replace(/[\p{L}\p{N}]/gu, (character) => (left-- > 4 ? '•' : character));
}
