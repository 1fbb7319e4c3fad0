import { WardenError } from '../support/errors';

/** How much of an activity is searched; beyond it the whole is refused. */
export interface Budget {
    /** Levels of arrays and objects inside each other. */
    depth: number;
    /** Arrays, objects and values altogether. */
    nodes: number;
    /** UTF-16 units of all strings altogether. */
    characters: number;
}

/** One array or object on the way down. `copy` exists from the first change below it. */
interface Frame {
    source: object;
    parent: Frame | undefined;
    key: string;
    depth: number;
    copy?: Record<string, unknown>;
    /** How many of its keys were replaced. */
    renamed: number;
}

/** The steps from the root to a value, e.g. `['attachments', '0', 'content', 'text']`. */
export type Path = readonly string[];

/** What stands in place of a string. `path` tells where that is, at a cost. */
type Edit = (text: string, path: () => Path) => string;

/**
 * A copy of a JSON-like tree in which `edit` has replaced strings (keys of objects and long whole numbers too);
 * the tree itself when nothing changed. Only what changes is copied and nothing is ever written to the original. A key
 * named `__proto__` is left out: it would become the prototype of somebody's copy.
 * Walks with a stack of its own: a hundred kilobytes of `[[[[...` would end a recursive walk.
 *
 * @throws {WardenError} ERR_WARDEN_BUDGET when the tree is larger or deeper than `budget`; cyclic trees always are
 */
export function rewriteStrings<T>(root: T, edit: Edit, budget: Budget): T {
    if (!isContainer(root)) return root;
    const top: Frame = { source: root, parent: undefined, key: '', depth: 1, renamed: 0 };
    const stack = [top];
    const left = { ...budget };
    for (let frame = stack.pop(); frame; frame = stack.pop()) {
        if (frame.depth > budget.depth) throw overBudget('deep');
        for (const [name, given] of Object.entries(frame.source)) {
            const value = asJson(given);
            spend(left, name, value);
            if (name === '__proto__') {
                copyOf(frame); // which goes without it
                continue;
            }
            const key = Array.isArray(frame.source) ? name : renamed(frame, name, given, edit);
            if (isContainer(value)) stack.push({ source: value, parent: frame, key, depth: frame.depth + 1, renamed: 0 });
            else editLeaf(frame, key, value, edit);
        }
    }
    return (top.copy ?? root) as T;
}

function editLeaf(frame: Frame, key: string, value: unknown, edit: Edit): void {
    const text = typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) >= 1e8 ? String(value) : value;
    if (typeof text !== 'string' || text === '') return;
    const edited = edit(text, () => pathOf(frame, key));
    if (edited !== text) copyOf(frame)[key] = edited;
}

/** Users can choose the keys of a form's answers, so keys are searched like values. Two that become alike are numbered. */
function renamed(frame: Frame, key: string, value: unknown, edit: Edit): string {
    const edited = edit(key, () => pathOf(frame, key));
    if (edited === key) return key;
    const copy = copyOf(frame);
    let name = edited;
    do frame.renamed += 1;
    while (Object.hasOwn(copy, (name = frame.renamed === 1 ? edited : `${edited} ${frame.renamed}`)));
    delete copy[key];
    copy[name] = value;
    return name;
}

/** The frame's copy, made on first need and hung into its parent's copy. */
function copyOf(frame: Frame): Record<string, unknown> {
    if (!frame.copy) {
        frame.copy = shallowCopy(frame.source) as Record<string, unknown>;
        if (frame.parent) copyOf(frame.parent)[frame.key] = frame.copy;
    }
    return frame.copy;
}

/** Keeps the prototype (the successor SDK's activities are class instances) and never calls a `__proto__` setter. */
function shallowCopy(source: object): object {
    if (Array.isArray(source)) return [...source];
    const copy: object = Object.create(Object.getPrototypeOf(source) as object | null) as object;
    for (const [key, value] of Object.entries(source)) {
        if (key !== '__proto__') Object.defineProperty(copy, key, { value, writable: true, enumerable: true, configurable: true });
    }
    return copy;
}

function pathOf(frame: Frame, key: string): Path {
    const path = [key];
    for (let at: Frame | undefined = frame; at?.parent; at = at.parent) path.unshift(at.key);
    return path;
}

function isContainer(value: unknown): value is object {
    return typeof value === 'object' && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value);
}

/** What JSON will make of an object that says so itself, and of strings and numbers in an object's clothes. */
function asJson(value: unknown): unknown {
    if (!isContainer(value)) return value;
    if (value instanceof String || value instanceof Number) return value.valueOf();
    const { toJSON } = value as { toJSON?: unknown };
    return typeof toJSON === 'function' ? toJSON.call(value) : value;
}

function spend(left: Budget, key: string, value: unknown): void {
    left.nodes -= 1;
    left.characters -= key.length + (typeof value === 'string' ? value.length : 0);
    if (left.nodes < 0 || left.characters < 0) throw overBudget('large');
}

function overBudget(what: 'deep' | 'large'): WardenError {
    return new WardenError('ERR_WARDEN_BUDGET', `the activity is too ${what} to be searched for sensitive data`);
}
