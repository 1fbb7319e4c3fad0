import type { TranscriptGeneration } from '../../../transcripts/provider';
import type { Blobs } from './blobs';
import type { ListedBlob } from './container';
import { newId } from './slots';

const DIGITS = 16; // of the largest safe integer
const DAY = 24 * 3_600_000;

/**
 * Marks are empty blobs that only say where to look. One is there before the slot that it leads to, and goes after it, so that
 * a crash leaves one too many and never one too few. None is used twice: each ends in an id of a generation, or one of its own.
 */
export interface Mark {
    at: number;
    conversation: string;
    id: string;
}

export const FOLDERS = { due: 'due/', erasure: 'erasure/', erased: 'erased/' } as const;

export function labelFolder(kind: 'channel' | 'user', label: string): `${string}/` {
    return `${kind}/${label}/`;
}

export function dueMark(conversation: string, at: number): string {
    return `${FOLDERS.due}${instant(at)}/${conversation},${newId()}`;
}

export function erasureMark(conversation: string, generation: string): string {
    return `${FOLDERS.erasure}${conversation},${generation}`;
}

export function erasedMark(conversation: string, generation: string, at: number): string {
    return `${FOLDERS.erased}${instant(at)}/${conversation},${generation}`;
}

export function userMark(conversation: string, generation: string, user: string): string {
    return `${labelFolder('user', user)}${conversation},${generation}`;
}

/** The marks by which a generation is listed. */
export function labelMarks(conversation: string, { id, channel, users }: TranscriptGeneration): string[] {
    return [`${labelFolder('channel', channel)}${conversation},${id}`, ...users.map((user) => userMark(conversation, id, user))];
}

/** Reads a mark's name. The comma is before every character of a name, so that marks are in the order of the names. */
export function markOf(name: string): Mark {
    const [last = '', at = ''] = name.split('/').reverse();
    const [conversation = '', id = ''] = last.split(',');
    return { at: Number(at), conversation, id };
}

/** Removes marks that lead nowhere, except fresh ones: their slots may be about to be written. */
export async function removeStale(blobs: Blobs, marks: readonly ListedBlob[]): Promise<void> {
    const old = marks.filter(({ properties: { lastModified } }) => lastModified && lastModified.getTime() < Date.now() - DAY);
    for (const { name, properties } of old) await blobs.remove(name, properties.etag).catch(() => undefined);
}

function instant(at: number): string {
    return String(Math.min(Math.max(0, Math.floor(at)), Number.MAX_SAFE_INTEGER)).padStart(DIGITS, '0');
}
