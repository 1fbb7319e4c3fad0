import { relative } from 'node:path';
import { printable } from '../io';
import type { Found, Searched } from './piece';

/** Where something was found, for people. */
export interface Place {
    file?: string;
    line?: number;
    column?: number;
    channel?: string;
    conversation?: string;
    /** Its number in the conversation, from 1. */
    activity?: number;
    kind: string;
    field?: string;
    day?: string;
}

/** A file, or a conversation of a store, and how far it has been searched. */
export abstract class Subject {
    /** Values that were found. */
    found = 0;
    units = 0;
    /** Whether a part of it was no JSON where it should be. */
    isBroken = false;
    protected line = 0;
    protected column = 0;

    /** What stands in messages about it. */
    abstract readonly name: string;

    /** Takes what was found in its next piece. */
    take({ found, units, lines, column, isBroken }: Searched): Place[] {
        const places = found.map((each) => this.placeOf(each));
        this.found += found.length;
        this.units += units;
        this.line += lines;
        this.column = lines > 0 ? column : this.column + column;
        this.isBroken ||= isBroken;
        return places;
    }

    protected abstract placeOf(found: Found): Place;
}

/** A file. */
export class FileSubject extends Subject {
    readonly name: string;

    constructor(readonly path: string) {
        super();
        this.name = shown(path);
    }

    protected placeOf({ kind, line, column, unit: _, ...rest }: Found): Place {
        return { file: this.name, line: this.line + line + 1, column: column + 1 + (line === 0 ? this.column : 0), kind, ...rest };
    }
}

/** A conversation, under the keyed hash of its id. */
export class ConversationSubject extends Subject {
    constructor(
        readonly channel: string,
        readonly label: string,
    ) {
        super();
    }

    get name(): string {
        return `conversation ${this.label}`;
    }

    protected placeOf({ kind, unit, field, day }: Found): Place {
        const place: Place = { channel: this.channel, conversation: this.label, activity: this.units + unit + 1, kind };
        return { ...place, ...(field !== undefined && { field }), ...(day !== undefined && { day }) };
    }
}

/** A path as somebody who stands in this folder would say it. */
export function shown(path: string): string {
    const near = relative(process.cwd(), path);
    return printable(near === '' || near.startsWith('..') ? path : near);
}
