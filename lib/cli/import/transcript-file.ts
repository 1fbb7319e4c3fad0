import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { counted } from '../io';
import { isPlaced, type Placed } from './source';

/** A file that was read: which it was, and what it held. */
export interface TranscriptFile {
    path: string;
    stats: Stats;
    activities: readonly Placed[];
}

/** Not through a link: what is elsewhere is not to be erased with its name here. Windows has no such flag. */
export const NO_LINK = constants.O_NOFOLLOW ?? 0;

/** A JSON array of activities, or one activity. @throws {Error} whose message says why it is none */
export function readTranscript(path: string): TranscriptFile {
    const { text, stats } = read(path);
    const value = parsed(text);
    const activities: readonly unknown[] = Array.isArray(value) ? value : [value];
    const stranger = activities.findIndex((activity) => !isPlaced(activity));
    if (stranger >= 0) {
        const which = Array.isArray(value) ? `number ${stranger + 1} of ${counted(activities.length, 'activity', 'activities')}` : 'it';
        throw new Error(`${which} has no channelId or no conversation.id`);
    }
    return { path, stats, activities: activities as Placed[] };
}

function read(path: string): { text: string; stats: Stats } {
    let descriptor: number | undefined;
    try {
        descriptor = openSync(path, constants.O_RDONLY | NO_LINK);
        return { text: readFileSync(descriptor, 'utf8'), stats: fstatSync(descriptor) };
    } catch {
        throw new Error('cannot be read');
    } finally {
        if (descriptor !== undefined) closeSync(descriptor);
    }
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch {
        throw new Error('is no JSON');
    }
}
