import { randomBytes } from 'node:crypto';
import type { DataKeys } from '../storage/data-keys';
import type { DataKey } from '../storage/data-key';
import type { KeyRing } from '../storage/key-ring';
import type { NamingCheck } from '../storage/naming-check';
import { WardenError } from '../support/errors';
import { KeyedLock } from '../support/keyed-lock';
import { Recent } from '../support/recent';
import type { SteadyClock } from '../support/steady-clock';
import type { Names } from './names';
import { Outbox, type Delivered } from './outbox';
import type { TranscriptGeneration, TranscriptProvider } from './provider';
import { openState, dueAt, goneAt, sealState, type ConversationRef, type Lifetimes, type TranscriptState } from './state';
import { write, type Entry } from './write';

/** A generation whose key is at hand. */
export interface OpenTranscript {
    name: string;
    generation: TranscriptGeneration;
    state: TranscriptState;
    key: DataKey;
}

/** What every part of the transcripts works with. */
export interface Desk {
    provider: TranscriptProvider;
    keys: KeyRing;
    dataKeys: DataKeys;
    naming: NamingCheck;
    names: Names;
    clock: SteadyClock;
    lifetimes: Lifetimes;
}

/** What is to be kept, and of which generation: it goes there or nowhere. */
interface Addressed {
    generation: string;
    entry: Entry;
}

const TRIES = 8;
/** How many generations are kept open at hand. */
const AT_HAND = 1_000;

/** Sealed generations under hashed names: what stands between the transcripts and a provider. */
export class Ledger {
    private readonly lock = new KeyedLock();
    private readonly recent = new Recent<OpenTranscript>(AT_HAND);
    private readonly outbox = new Outbox<Addressed>((name, items) => this.deliver(name, items));

    constructor(private readonly desk: Desk) {}

    /** To be done when a conversation is erased: nothing of it stays at hand. */
    forget(name: string): void {
        this.recent.delete(name);
    }

    /**
     * The generation that can be read and added to; one whose time is up, or whose key is destroyed, is neither, swept or not.
     * @param now `clock.now()` to read, `clock.confirmed()` to change: what only seems due is hidden, and goes on
     */
    async live(name: string, now: number): Promise<OpenTranscript | undefined> {
        await this.desk.naming.pass();
        const slot = await this.desk.provider.get(name);
        const open = slot && 'live' in slot ? await this.open(name, slot.live) : undefined;
        return open && goneAt(open.state) > now ? open : undefined;
    }

    /** A generation with its key; nothing when that was destroyed. @throws {WardenError} ERR_WARDEN_SEALED, ERR_WARDEN_KEY_LOST */
    async open(name: string, generation: TranscriptGeneration): Promise<OpenTranscript | undefined> {
        const key = await this.desk.dataKeys.open(generation.id);
        return key && this.opened(name, generation, key);
    }

    /** The live generation, or a new one under a new key; one whose time is up is erased first. */
    async start(ref: ConversationRef, erase: (name: string) => Promise<unknown>): Promise<OpenTranscript> {
        const name = this.desk.names.of(ref);
        return this.lock.run(name, async () => {
            await this.desk.naming.pass();
            const slot = await this.desk.provider.get(name);
            const known = slot && 'live' in slot ? await this.known(name, slot.live) : undefined;
            if (known && goneAt(known.state) > this.desk.clock.confirmed()) return known;
            if (slot && 'live' in slot) await erase(name);
            return this.fresh(name, ref, slot && ('erased' in slot ? slot.erased.erasedAt : this.desk.clock.now()));
        });
    }

    /**
     * Keeps an entry, after those that came before it.
     * @param withNext whether it may wait for the next one, 20 ms at most, to be written with it
     * @returns false when that generation has ended: what belongs to it is not kept any more
     */
    append(name: string, generation: string, entry: Entry | Promise<Entry>, withNext = false): Promise<boolean> {
        return this.outbox.add(name, entry instanceof Promise ? entry.then((ready) => ({ generation, entry: ready })) : { generation, entry }, withNext);
    }

    /** Writes what waits for the next one. */
    hurry(name: string): void {
        this.outbox.hurry(name);
    }

    /** Resolves when everything is written that was to be by now. */
    async caughtUp(name: string): Promise<void> {
        await this.outbox.add(name, { generation: '', entry: {} });
    }

    /** What is of one generation and one user goes in one step; what fails keeps no other from going. */
    private async deliver(name: string, items: readonly Addressed[]): Promise<readonly Delivered[]> {
        const delivered: Delivered[] = [];
        while (delivered.length < items.length) {
            const batch = alike(items, delivered.length);
            const [{ generation }] = batch as [Addressed];
            const kept = await settled(this.deliverBatch(name, generation, batch.map(({ entry }) => entry)));
            for (const _ of batch) delivered.push(kept);
        }
        return delivered;
    }

    private async deliverBatch(name: string, generation: string, entries: readonly Entry[]): Promise<boolean> {
        if (entries.every(({ record, happening, change }) => !record && !happening && !change)) return true;
        for (let left = TRIES; left > 0; left--) {
            const now = this.desk.clock.confirmed();
            const open = this.recent.get(name) ?? (await this.live(name, now));
            if (open?.generation.id !== generation || goneAt(open.state) <= now) {
                if (!this.recent.get(name)) return false;
                this.recent.delete(name); // it may be of before: another process has started anew
                continue;
            }
            const { appended, next } = await write(open, entries, this.desk, left < TRIES);
            if (appended === 'ok') this.recent.set(name, next);
            else this.recent.delete(name);
            if (appended !== 'taken') return appended === 'ok';
        }
        throw new WardenError('ERR_WARDEN_CONFLICT', 'a transcript was added to by others on every try');
    }

    /** Like {@link Ledger.open}, without asking the key store: the provider says that it is live, and that is enough to write. */
    private async known(name: string, generation: TranscriptGeneration): Promise<OpenTranscript | undefined> {
        const recent = this.recent.get(name);
        if (recent?.generation.id === generation.id && recent.generation.state.equals(generation.state)) return recent;
        const key = await this.desk.dataKeys.known(generation.id);
        return key && this.recent.set(name, this.opened(name, generation, key));
    }

    private opened(name: string, generation: TranscriptGeneration, key: DataKey): OpenTranscript {
        return { name, generation, key, state: openState(key, name, generation) };
    }

    private async fresh(name: string, { channelId = '', conversation, serviceUrl }: ConversationRef, notBefore: number | undefined, left = TRIES): Promise<OpenTranscript> {
        if (left === 0) throw new WardenError('ERR_WARDEN_STORE', 'a transcript whose key is destroyed does not go: its erasure was not taken by the store, and is tried again');
        const now = this.desk.clock.confirmed();
        const until = now + Math.min(this.desk.lifetimes.silence, this.desk.lifetimes.maxAge);
        const state: TranscriptState = { channelId, conversationId: conversation?.id ?? '', serviceUrl, userIds: [], until, notBefore };
        const key = await this.desk.dataKeys.create(until, randomBytes(16).toString('base64url'));
        const times = { startedAt: now, count: 0 };
        const wanted = { ...times, id: key.id, channel: this.desk.names.channel(channelId), users: [], due: dueAt(state), state: sealState(key, state, name, times) };
        const generation = await this.desk.provider.start(name, wanted);
        if (generation.id === key.id) return this.recent.set(name, { name, generation, state, key });
        await this.desk.dataKeys.destroy([key.id], now); // another process was faster
        return (await this.open(name, generation)) ?? this.fresh(name, { channelId, conversation, serviceUrl }, notBefore, left - 1);
    }
}

function settled(work: Promise<boolean>): Promise<Delivered> {
    return work.then((value) => ({ status: 'fulfilled', value }), (reason: unknown) => ({ status: 'rejected', reason }));
}

/** The items from number `from` on that can be written in one step. */
function alike(items: readonly Addressed[], from: number): readonly Addressed[] {
    const [first] = items.slice(from, from + 1);
    let end = from;
    while (end < items.length && items[end]?.generation === first?.generation && items[end]?.entry.userId === first?.entry.userId) end += 1;
    return items.slice(from, end);
}
