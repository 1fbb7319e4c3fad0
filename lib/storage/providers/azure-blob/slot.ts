import type { TranscriptGeneration, TranscriptTombstone } from '../../../transcripts/provider';
import { corrupted, framed, partsOf } from './framing';

/** Records that were moved out of the slot, into a blob of their own. */
export type Chunk = readonly [id: string, count: number];

/** A live generation. */
export interface Live {
    generation: TranscriptGeneration;
    /** The name of the mark in the due index that counts; it never stands for a later time than the generation is due. */
    dueMark: string;
    chunks: readonly Chunk[];
    /** The latest records. */
    tail: readonly Buffer[];
}

/** A generation that is not purged yet, and its marks in the indexes. */
export interface Ended {
    generation: string;
    pending?: Buffer;
    marks: readonly string[];
}

/**
 * All that is true of a conversation, in one blob, so that each change is one write: an index, or a chunk that it does not name,
 * may be there or not, and never matters.
 */
export interface Slot {
    live?: Live;
    erased?: TranscriptTombstone;
    ended: readonly Ended[];
    /** Of the latest writes: a writer that lost its answer finds here whether it won. */
    stamps: readonly string[];
}

type Text<T, B extends string> = Omit<T, B> & Partial<Record<B, string>>;
interface Header {
    live?: Omit<Live, 'generation' | 'tail'> & { generation: Text<TranscriptGeneration, 'state'> };
    erased?: TranscriptTombstone;
    ended: readonly Text<Ended, 'pending'>[];
    stamps: readonly string[];
}

export function encodedSlot({ live, erased, ended, stamps }: Slot): Buffer {
    const { tail = [], ...rest } = live ?? {};
    const header: Header = {
        ...(live && { live: { ...(rest as Omit<Live, 'tail'>), generation: { ...live.generation, state: live.generation.state.toString('base64') } } }),
        ...(erased && { erased }),
        ended: ended.map(({ pending, ...each }) => ({ ...each, ...(pending && { pending: pending.toString('base64') }) })),
        stamps,
    };
    return framed([Buffer.from(JSON.stringify(header)), ...tail]);
}

/** @throws {WardenError} ERR_WARDEN_STORE */
export function decodedSlot(bytes: Buffer): Slot {
    const [json, ...tail] = partsOf(bytes);
    const { live, erased, ended, stamps } = headerOf(json);
    return {
        ...(live && { live: { ...live, tail, generation: { ...live.generation, state: Buffer.from(live.generation.state ?? '', 'base64') } } }),
        ...(erased && { erased }),
        ended: ended.map(({ pending, ...each }) => ({ ...each, ...(pending !== undefined && { pending: Buffer.from(pending, 'base64') }) })),
        stamps,
    };
}

function headerOf(json: Buffer | undefined): Header {
    try {
        return JSON.parse(String(json)) as Header;
    } catch {
        throw corrupted();
    }
}
