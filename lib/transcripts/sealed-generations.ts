import type { DataKey } from '../storage/data-key';
import type { DataKeys } from '../storage/data-keys';
import type { KeyRing } from '../storage/key-ring';
import { WardenError } from '../support/errors';
import type { SealedFolders } from './sealed-folders';

/** One life of a transcript, until it is deleted or its time is up. */
export interface Generation {
    /** The id of its data key. */
    id: string;
    startedAt: number;
    due: number;
    /** What was said by then belongs to an earlier one, and is not kept any more. */
    notBefore: number;
}

/** A generation that can be read and added to. */
export interface OpenGeneration {
    generation: Generation;
    key: DataKey;
}

const PURPOSE = 'sealed transcript';

/**
 * Which generations a conversation, or a channel, has had: notes in a folder of their own, sealed under the root key, for they outlive
 * the data keys. They say nothing but ids and times; the id of a conversation is in them under the generation's own key.
 */
export class SealedGenerations {
    constructor(
        private readonly folders: SealedFolders,
        private readonly keys: KeyRing,
        private readonly dataKeys: DataKeys,
    ) {}

    /** Where the activities of a generation are. */
    folderOf({ id }: Generation): string {
        return this.keys.mac('sealed transcript generation', id).toString('hex');
    }

    conversationFolder(channelId: string, conversationId: string): string {
        return this.keys.mac('sealed transcript conversation', channelId, conversationId).toString('hex');
    }

    channelFolder(channelId: string): string {
        return this.keys.mac('sealed transcript channel', channelId).toString('hex');
    }

    async all(folder: string): Promise<readonly (Generation & { label: string })[]> {
        const notes = await this.folders.all(folder);
        return notes.map(({ id, bytes }) => JSON.parse(this.keys.open(PURPOSE, bytes, folder, id).toString()) as Generation & { label: string });
    }

    /** @param label sealed under the generation's own key; see {@link SealedGenerations.labelOf} */
    async note(folder: string, { generation, key }: OpenGeneration, label: string): Promise<void> {
        const id = this.folders.next();
        const note = JSON.stringify({ ...generation, label: key.seal(label, folder).toString('base64') });
        await this.folders.add(folder, { id, bytes: this.keys.seal(PURPOSE, Buffer.from(note), folder, id) });
    }

    labelOf(folder: string, { key }: OpenGeneration, label: string): string {
        return key.open(Buffer.from(label, 'base64'), folder);
    }

    /** Those that are not over, of these. */
    async open(generations: readonly Generation[]): Promise<readonly OpenGeneration[]> {
        const open: OpenGeneration[] = [];
        for (const generation of generations) {
            const key = generation.due > Date.now() ? await this.keyOf(generation) : undefined;
            if (key) open.push({ generation, key });
        }
        return open;
    }

    /** The latest instant by which one of these was over: what was said before it is not to come back. */
    async overSince(generations: readonly Generation[]): Promise<number> {
        const slots = await this.dataKeys.store.get(generations.map(({ id }) => id));
        const now = Date.now();
        return Math.max(0, ...generations.map(({ notBefore, due }, index) => {
            const slot = slots[index];
            return Math.max(notBefore, due <= now ? due : 0, slot && 'destroyedAt' in slot ? slot.destroyedAt : 0);
        }));
    }

    /** A key that is not even known to be destroyed may be so for long, if nothing is left for it to open. */
    private async keyOf(generation: Generation): Promise<DataKey | undefined> {
        try {
            return await this.dataKeys.open(generation.id);
        } catch (error) {
            const isLost = error instanceof WardenError && error.code === 'ERR_WARDEN_KEY_LOST';
            if (isLost && (await this.folders.all(this.folderOf(generation))).length === 0) return undefined;
            throw error;
        }
    }
}
