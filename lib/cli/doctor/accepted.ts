import type { Outcome, Place } from './finding';
import type { Source } from './project/source';

/** What stands in a comment, on the line of a finding or the one above: `bot-warden doctor: accepts user-in-token, dl-prefix`. */
const ACCEPTS = /bot-warden doctor: accepts ([a-z\d, -]{1,200})/g;

/** The checks that are accepted, by line of the comment. */
export type Acceptances = ReadonlyMap<number, readonly string[]>;

export function acceptancesIn(text: string): Acceptances {
    const lines = text.includes('bot-warden doctor: accepts') ? text.split('\n').entries() : [];
    return new Map([...lines].flatMap(([index, line]) => {
        const ids = [...line.matchAll(ACCEPTS)].flatMap(([, list = '']) => list.split(/[ ,]+/));
        return ids.length > 0 ? [[index + 1, ids] as const] : [];
    }));
}

/** An outcome without the places that the code's authors accept; it passes when none is left. What has no place cannot be accepted. */
export function accepted(outcome: Outcome, id: string, sources: readonly Source[]): Outcome {
    const { where = [], verdict } = outcome;
    if (verdict === 'pass' || where.length === 0) return outcome;
    const left = where.filter((place) => !isAccepted(place, id, sources));
    if (left.length > 0) return { ...outcome, where: left };
    return { verdict: 'pass', where, note: 'accepted in a comment of the code' };
}

function isAccepted({ file, line }: Place, id: string, sources: readonly Source[]): boolean {
    const { accepts } = sources.find((source) => source.file === file) ?? {};
    if (!accepts) return false;
    const lines = line === undefined ? [...accepts.keys()] : [line, line - 1];
    return lines.some((each) => accepts.get(each)?.includes(id));
}
