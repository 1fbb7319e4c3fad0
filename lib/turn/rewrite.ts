import { WardenError } from '../support/errors';
import { isFieldName } from './field-names';
import { asJson, hasToJson, isContainer, propertiesOf, read, type Property } from './properties';

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
    /** Whether it leaves as JSON makes it. */
    isJson: boolean;
    /** How many of its keys were replaced. */
    renamed: number;
}

interface Walk {
    stack: Frame[];
    left: Budget;
    edit: Edit;
}

/** The steps from the root to a value, e.g. `['attachments', '0', 'content', 'text']`. */
export type Path = readonly string[];

/** What stands in place of a string. `name` is the last step of its path, which itself has a cost. */
type Edit = (text: string, path: () => Path, name: string) => string;

/**
 * Below these the SDK's serializer leaves all to JSON. What a getter there returns is not walked through, as it may be anything: the
 * bot's own services, or the way back up.
 */
const JSON_ONLY = new Set(['value', 'channelData', 'content']);

/**
 * A copy of a JSON-like tree in which `edit` has replaced strings (keys of objects and long whole numbers too);
 * the tree itself when nothing changed. Only what changes is copied and nothing is ever written to the original. A key
 * named `__proto__` is left out: it would become the prototype of somebody's copy. An object that says itself what it is in
 * JSON is replaced by that, as it could say something else the next time.
 * Walks with a stack of its own: a hundred kilobytes of `[[[[...` would end a recursive walk.
 *
 * @throws {WardenError} ERR_WARDEN_BUDGET when the tree is larger or deeper than `budget`; cyclic trees always are
 */
export function rewriteStrings<T>(root: T, edit: Edit, budget: Budget): T {
    const source = asJson(root, '');
    const left = { ...budget };
    if (!isContainer(source)) {
        spend(left, '', source);
        return (Object.is(source, root) ? root : editedText(source, edit, () => [], '')) as T;
    }
    const top: Frame = { source, parent: undefined, key: '', depth: 1, isJson: false, renamed: 0 };
    const walk: Walk = { stack: [top], left, edit };
    for (let frame = walk.stack.pop(); frame; frame = walk.stack.pop()) {
        if (frame.depth > budget.depth) throw overBudget('deep');
        if (hasToJson(frame.source)) copyOf(frame); // which says so no more: JSON asks once
        for (const property of propertiesOf(frame.source)) visit(frame, property, walk);
    }
    return (top.copy ?? source) as T;
}

function visit(frame: Frame, [name, given, hidden]: Property, { stack, left, edit }: Walk): void {
    const value = asJson(given, name);
    spend(left, name, value);
    if (name === '__proto__') {
        copyOf(frame); // which goes without it
        return;
    }
    const key = hidden || Array.isArray(frame.source) ? name : renamed(frame, name, given, edit);
    if (!Object.is(value, given)) put(frame, key, value);
    if (!isContainer(value)) editLeaf(frame, key, value, edit);
    else if (!hidden || !frame.isJson) stack.push(frameBelow(frame, key, value));
}

function frameBelow(parent: Frame, key: string, source: object): Frame {
    return { source, parent, key, depth: parent.depth + 1, isJson: parent.isJson || JSON_ONLY.has(key), renamed: 0 };
}

function editLeaf(frame: Frame, key: string, value: unknown, edit: Edit): void {
    const edited = editedText(value, edit, () => pathOf(frame, key), key);
    if (!Object.is(edited, value)) put(frame, key, edited);
}

/** The value itself when nothing in it is replaced. */
function editedText(value: unknown, edit: Edit, path: () => Path, name: string): unknown {
    const text = isLongWholeNumber(value) ? String(value) : value;
    if (typeof text !== 'string' || text === '') return value;
    const edited = edit(text, path, name);
    return edited === text ? value : edited;
}

function isLongWholeNumber(value: unknown): boolean {
    return (typeof value === 'bigint' || Number.isInteger(value)) && Math.abs(Number(value)) >= 1e8;
}

/** Users can choose the keys of a form's answers, so keys are searched like values. Two that become alike are numbered. */
function renamed(frame: Frame, key: string, value: unknown, edit: Edit): string {
    if (isFieldName(key)) return key;
    const edited = edit(key, () => pathOf(frame, key), '');
    if (edited === key) return key;
    const copy = copyOf(frame);
    let name = edited;
    do frame.renamed += 1;
    while (Object.hasOwn(copy, (name = frame.renamed === 1 ? edited : `${edited} ${frame.renamed}`)));
    delete copy[key];
    define(copy, name, value, true);
    return name;
}

/** Writes to the frame's copy. What JSON left out of the original it leaves out of the copy. */
function put(frame: Frame, key: string, value: unknown): void {
    const hidden = key in frame.source && !Object.prototype.propertyIsEnumerable.call(frame.source, key);
    define(copyOf(frame), key, value, !hidden);
}

/** The frame's copy, made on first need and hung into its parent's copy. */
function copyOf(frame: Frame): Record<string, unknown> {
    if (!frame.copy) {
        frame.copy = shallowCopy(frame.source) as Record<string, unknown>;
        if (frame.parent) put(frame.parent, frame.key, frame.copy);
    }
    return frame.copy;
}

/** Keeps the prototype (the successor SDK's activities are class instances) and never calls a `__proto__` setter. */
function shallowCopy(source: object): object {
    if (Array.isArray(source)) return [...source];
    const copy: object = Object.create(Object.getPrototypeOf(source) as object | null) as object;
    for (const [name, value, hidden] of propertiesOf(source)) {
        if (name !== '__proto__' && (!hidden || read(copy, name) === undefined)) define(copy, name, value, !hidden);
    }
    if (hasToJson(copy)) define(copy, 'toJSON', undefined, false);
    return copy;
}

function define(target: object, key: string, value: unknown, enumerable: boolean): void {
    Object.defineProperty(target, key, { value, writable: true, enumerable, configurable: true });
}

function pathOf(frame: Frame, key: string): Path {
    const path = [key];
    for (let at: Frame | undefined = frame; at?.parent; at = at.parent) path.unshift(at.key);
    return path;
}

function spend(left: Budget, key: string, value: unknown): void {
    left.nodes -= 1;
    left.characters -= key.length + (typeof value === 'string' ? value.length : 0);
    if (left.nodes < 0 || left.characters < 0) throw overBudget('large');
}

function overBudget(what: 'deep' | 'large'): WardenError {
    return new WardenError('ERR_WARDEN_BUDGET', `the activity is too ${what} to be searched for sensitive data`);
}
