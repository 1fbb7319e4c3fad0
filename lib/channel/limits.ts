import { OptionError } from '../support/errors';
import { isContainer } from '../turn/properties';
import type { ChannelRefusal } from './refusal';

/** How large an activity may be that reaches anything at all. What redaction searches is less. */
export interface ActivityLimits {
    /** UTF-16 units of all strings and keys altogether. @default 1000000 */
    characters: number;
    /** Levels of arrays and objects inside each other. @default 64 */
    depth: number;
    /** Arrays, objects and values altogether. @default 20000 */
    nodes: number;
    /** @default 20 */
    attachments: number;
    /** Characters of one `data:` URL. @default 500000 */
    dataUrl: number;
}

const DEFAULTS: ActivityLimits = { characters: 1_000_000, depth: 64, nodes: 20_000, attachments: 20, dataUrl: 500_000 };

/** The option `limits`. A limit that is no number would be none. */
export function limitsOf(changes: Partial<ActivityLimits> = {}): ActivityLimits {
    if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) throw new OptionError('limits', 'an object of limits', changes);
    const given = Object.entries(changes).filter(([, limit]) => (limit as unknown) !== undefined);
    for (const [name, limit] of given) {
        if (!Object.hasOwn(DEFAULTS, name)) throw new OptionError(`limits.${name}`, `one of ${Object.keys(DEFAULTS).join(', ')}`);
        if (!Number.isSafeInteger(limit) || limit < 0) throw new OptionError(`limits.${name}`, 'a whole number', limit);
    }
    return { ...DEFAULTS, ...Object.fromEntries(given) };
}

/**
 * Measures an activity, with a stack of its own: a hundred kilobytes of `[[[[...` would end a recursive walk. It stops at the first
 * limit, and never reads more of an object than may be left.
 * @returns why it is refused
 */
export function checkShape(activity: object, limits: ActivityLimits): ChannelRefusal | undefined {
    const { attachments } = activity as { attachments?: unknown };
    if (Array.isArray(attachments) && attachments.length > limits.attachments) return 'too-many-attachments';
    const left = { nodes: limits.nodes, characters: limits.characters };
    const stack: Level[] = [{ holder: activity, depth: 1 }];
    for (let level = stack.pop(); level; level = stack.pop()) {
        if (level.depth > limits.depth) return 'too-deep';
        const reason = measure(level, left, stack);
        if (reason) return reason;
    }
    return undefined;
}

interface Level {
    holder: object;
    depth: number;
}

function measure({ holder, depth }: Level, left: { nodes: number; characters: number }, stack: Level[]): ChannelRefusal | undefined {
    const names = Array.isArray(holder) ? undefined : Object.keys(holder);
    const values: readonly unknown[] = names ?? (holder as readonly unknown[]);
    if ((left.nodes -= values.length) < 0) return 'too-large';
    for (const each of values) {
        if (each === '__proto__' && names) return 'prototype-key';
        const value: unknown = names ? (holder as Record<string, unknown>)[each as string] : each;
        if (names) left.characters -= (each as string).length;
        if (typeof value === 'string') left.characters -= value.length;
        else if (isContainer(value)) stack.push({ holder: value, depth: depth + 1 });
        if (left.characters < 0) return 'too-large';
    }
    return undefined;
}
