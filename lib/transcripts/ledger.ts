import { randomUUID } from 'node:crypto';
import type { KeyRing } from '../storage/key-ring';
import { WardenError } from '../support/errors';
import { KeyedLock } from '../support/keyed-lock';
import { DataKey } from './data-key';
import type { ErasureReason } from './receipt';
import type { TranscriptGeneration, TranscriptSlot, TranscriptProvider } from './provider';

/** Lengths in milliseconds. */
export interface Lifetimes {
    silence: number;
    end: number;
    maxAge: number;
}

/** A conversation as the SDKs refer to it; an activity is one too. */
export interface ConversationRef {
    channelId?: string | undefined;
    conversation?: { id?: string | undefined } | undefined;
}

/** What is to be kept of a turn. */
export interface Entry {
    /** JSON. */
    text: string;
    /** The user who wrote it, if a user did. */
    userId?: string | undefined;
    /** Whether it breaks the silence. */
    isMessage: boolean;
    /** Whether it ends the conversation. */
    ends: boolean;
}

const TRIES = 5;

/** Sealed records under hashed names, generation by generation: what stands between the transcripts and a provider. */
export class Ledger {
    private readonly lock = new KeyedLock();

    constructor(
        readonly provider: TranscriptProvider,
        private readonly keys: KeyRing,
        private readonly lifetimes: Lifetimes,
    ) {}

    nameOf({ channelId = '', conversation }: ConversationRef): string {
        return this.keys.mac('transcript', channelId, conversation?.id ?? '').toString('base64url');
    }

    channelLabel(channelId: string): string {
        return this.keys.mac('transcript channel', channelId).toString('base64url');
    }

    userLabel(channelId: string, userId: string): string {
        return this.keys.mac('transcript user', channelId, userId).toString('base64url');
    }

    /** The generation that can be read and added to now; one whose time is up is neither, swept or not. */
    async live(name: string): Promise<TranscriptGeneration | undefined> {
        const slot = await this.provider.get(name);
        return slot && 'live' in slot && slot.live.due > Date.now() ? slot.live : undefined;
    }

    /** The live generation, or a new one under a new key; one whose time is up is erased first. */
    async start(ref: ConversationRef, erase: (name: string) => Promise<unknown>): Promise<TranscriptGeneration> {
        const name = this.nameOf(ref);
        return this.lock.run(name, async () => {
            const slot = await this.provider.get(name);
            if (slot && 'live' in slot && slot.live.due > Date.now()) return slot.live;
            if (slot && 'live' in slot) await erase(name);
            return this.provider.start(name, this.fresh(name, ref, slot));
        });
    }

    /** @returns false when that generation has ended: what belongs to it is not kept any more */
    async append(ref: ConversationRef, generationId: string, entry: Entry): Promise<boolean> {
        const name = this.nameOf(ref);
        return this.lock.run(name, async () => {
            for (let left = TRIES; left > 0; left--) {
                const generation = await this.live(name);
                if (generation?.id !== generationId) return false;
                const sealed = this.keyOf(name, generation).seal(entry.text, `record ${generation.count}`);
                const appended = await this.provider.append(name, generation.id, generation.count, sealed, this.changes(ref, generation, entry));
                if (appended !== 'taken') return appended === 'ok';
            }
            throw new WardenError('ERR_WARDEN_CONFLICT', 'a transcript was added to by others on every try');
        });
    }

    /** The records of the live generation, in order. */
    async read(name: string): Promise<string[]> {
        const generation = await this.live(name);
        if (!generation) return [];
        const key = this.keyOf(name, generation);
        const records = await this.provider.read(name, generation.id);
        try {
            return records.map((record, index) => key.open(record, `record ${index}`));
        } catch (error) {
            if ((await this.live(name))?.id !== generation.id) return []; // erased while it was being read
            throw error;
        }
    }

    /** Rewrites records of the live generation; `edit` returns the same text for one that stays. */
    async amend(name: string, edit: (text: string) => string): Promise<void> {
        await this.lock.run(name, async () => {
            const generation = await this.live(name);
            if (!generation) return;
            const key = this.keyOf(name, generation);
            for (const [index, record] of (await this.provider.read(name, generation.id)).entries()) {
                const text = key.open(record, `record ${index}`);
                const edited = edit(text);
                if (edited !== text) await this.provider.replace(name, generation.id, index, key.seal(edited, `record ${index}`));
            }
        });
    }

    /** The conversation behind a name; nothing when its key does not open any more. */
    referenceOf(name: string, generation: TranscriptGeneration): Required<ConversationRef> | undefined {
        try {
            const [channelId, id] = JSON.parse(this.keyOf(name, generation).open(generation.sealedReference, 'reference')) as [string, string];
            return { channelId, conversation: { id } };
        } catch {
            return undefined;
        }
    }

    /** The limit that makes a generation due. */
    reasonFor({ due, endsAt, startedAt }: TranscriptGeneration): ErasureReason {
        if (due === endsAt) return 'end';
        return due === startedAt + this.lifetimes.maxAge ? 'max-age' : 'silence';
    }

    private keyOf(name: string, { id, sealedKey }: TranscriptGeneration): DataKey {
        return DataKey.unwrap(this.keys, sealedKey, name, id);
    }

    private fresh(name: string, { channelId = '', conversation }: ConversationRef, before: TranscriptSlot | undefined): TranscriptGeneration {
        const id = randomUUID();
        const key = DataKey.generate(name, id);
        const now = Date.now();
        return {
            id,
            sealedKey: key.wrap(this.keys),
            sealedReference: key.seal(JSON.stringify([channelId, conversation?.id ?? '']), 'reference'),
            channel: this.channelLabel(channelId),
            users: [],
            startedAt: now,
            due: now + Math.min(this.lifetimes.silence, this.lifetimes.maxAge),
            ...(before && { notBefore: 'erased' in before ? before.erased.erasedAt : now }),
            count: 0,
        };
    }

    private changes({ channelId = '' }: ConversationRef, { startedAt, due, endsAt = Infinity }: TranscriptGeneration, { userId, isMessage, ends }: Entry) {
        const now = Date.now();
        const end = ends ? Math.min(endsAt, now + this.lifetimes.end) : endsAt;
        return {
            due: Math.min(isMessage ? now + this.lifetimes.silence : due, startedAt + this.lifetimes.maxAge, end),
            ...(end < Infinity && { endsAt: end }),
            ...(userId !== undefined && { user: this.userLabel(channelId, userId) }),
        };
    }
}
