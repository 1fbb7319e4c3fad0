import type { TurnContextLike } from '../../turn/types';

/** A part of a value that a user typed over several messages. */
export interface LatePart {
    /** The activity that it came in. */
    activityId: string;
    /** As it was written. */
    value: string;
    kind: string;
}

const LATE_PARTS = Symbol.for('bot-warden.late-parts.1');

/** Tells whoever keeps this conversation what is to be replaced in what was kept already. */
export function passOn({ turnState }: Pick<TurnContextLike, 'turnState'>, parts: readonly LatePart[]): void {
    turnState.set(LATE_PARTS, parts);
}

export function latePartsOf({ turnState }: Pick<TurnContextLike, 'turnState'>): readonly LatePart[] {
    return (turnState.get(LATE_PARTS) as readonly LatePart[] | undefined) ?? [];
}

/** The text with `[KIND]` in place of each part. */
export function withoutParts(text: string, parts: readonly Pick<LatePart, 'value' | 'kind'>[]): string {
    return parts.reduce((rest, { value, kind }) => (value === '' ? rest : rest.replaceAll(value, () => `[${kind}]`)), text);
}
