import type { TurnContextLike } from '../../turn/types';
import { fragmentIn } from './fragments';

/** A part of a value that a user typed over several messages. */
export interface LatePart {
    /** The activity that it came in. */
    activityId: string;
    /** As it was written. */
    value: string;
    kind: string;
}

type Part = Pick<LatePart, 'value' | 'kind'>;

const LATE_PARTS = Symbol.for('bot-warden.late-parts.1');

/** Tells whoever keeps this conversation what is to be replaced in what was kept already. */
export function passOn({ turnState }: Pick<TurnContextLike, 'turnState'>, parts: readonly LatePart[]): void {
    turnState.set(LATE_PARTS, parts);
}

export function latePartsOf({ turnState }: Pick<TurnContextLike, 'turnState'>): readonly LatePart[] {
    return (turnState.get(LATE_PARTS) as readonly LatePart[] | undefined) ?? [];
}

/** The text with `[KIND]` in place of each part. */
export function withoutParts(text: string, parts: readonly Part[]): string {
    return parts.reduce((rest, part) => withoutPart(rest, part), text);
}

/** A part has few digits, which ids have in them too: it counts where it stands alone, or is the number that the text holds. */
function withoutPart(text: string, { value, kind }: Part): string {
    if (value === '') return text;
    const rest = text.replaceAll(alone(value), () => `[${kind}]`);
    return rest === text ? withoutCopy(text, { value, kind }) : rest;
}

/** Channels repeat a message as HTML, in which the same part may be written in another way. */
function withoutCopy(text: string, { value, kind }: Part): string {
    const copy = fragmentIn(text);
    return copy && copy.written === fragmentIn(value)?.written ? `${text.slice(0, copy.start)}[${kind}]${text.slice(copy.end)}` : text;
}

function alone(value: string): RegExp {
    return new RegExp(String.raw`(?<![\p{L}\p{N}])${value.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}(?![\p{L}\p{N}])`, 'gu');
}
