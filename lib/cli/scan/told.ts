import { EventEmitter, once } from 'node:events';
import { counted, print, printable, table, type Io, type Output } from '../io';
import type { Progress } from './progress';
import type { Place } from './subject';
import { handlingOf, type Totals } from './totals';

/** Says what was found: lines for people, or JSON lines. */
export class Told {
    progress: Progress | undefined;

    constructor(
        private readonly io: Io,
        private readonly totals: Totals,
        private readonly isJson: boolean,
        private readonly isShort: boolean,
    ) {}

    /** Waits when nobody reads as fast: there may be millions. */
    async found(places: readonly Place[]): Promise<void> {
        for (const place of places) this.totals.add(place);
        if (places.length === 0 || this.isShort) return;
        this.progress?.clear();
        const text = places.map((place) => `${this.isJson ? JSON.stringify(place) : lineOf(place)}\n`).join('');
        if (this.io.stdout.write(text) === false) await drained(this.io.stdout);
    }

    /** Something that was not searched or not changed. */
    problem(line: string): void {
        this.totals.problems += 1;
        this.note(line);
    }

    note(line: string): void {
        this.progress?.clear();
        print(this.io.stderr, `bot-warden: ${printable(line)}`);
    }

    say(...lines: readonly string[]): void {
        this.progress?.clear();
        print(this.io.stdout, ...lines);
    }

    /** What became of what was to be changed. */
    done(line: string): void {
        if (!this.isJson) this.say(line);
    }

    summary(what: 'file' | 'conversation'): void {
        if (this.isJson) this.say(JSON.stringify({ summary: summaryOf(this.totals) }));
        else this.say(...(this.totals.found > 0 && !this.isShort ? [''] : []), ...summaryText(this.totals, what));
    }
}

function lineOf({ file, line, column, conversation, activity, kind, field }: Place): string {
    const where = file === undefined ? `conversation ${conversation}, activity ${activity}:` : `${file}:${line}:${column}:`;
    return `${where} ${kind}${field === undefined || field === '' ? '' : ` in ${printable(field)}`}`;
}

function summaryText(totals: Totals, what: 'file' | 'conversation'): string[] {
    const { found, subjects, subjectsWithFindings, units, bytes, problems } = totals;
    const size = bytes > 0 ? `, ${sizeOf(bytes)}` : '';
    return [
        found === 0 ? 'found nothing' : `found ${counted(found, 'value')} in ${subjectsWithFindings} of ${counted(subjects, what)}`,
        ...table(totals.kinds.byCount.map(([kind, count]) => [kind, `${String(count).padStart(String(found).length)}  ${handlingOf(kind)}`])),
        `searched ${counted(subjects, what)}: ${counted(units, 'line or activity', 'lines and activities')}${size}`,
        ...(problems > 0 ? [`NOT complete: ${counted(problems, 'problem')}, see above`] : []),
    ];
}

function summaryOf({ found, subjects, subjectsWithFindings, units, bytes, problems, kinds }: Totals): object {
    return { found, searched: subjects, withFindings: subjectsWithFindings, units, bytes, problems, kinds: Object.fromEntries(kinds.byCount) };
}

export function sizeOf(bytes: number): string {
    const [unit, size] = bytes >= 1e9 ? ['GB', 1e9] : bytes >= 1e6 ? ['MB', 1e6] : bytes >= 1e3 ? ['kB', 1e3] : ['bytes', 1];
    return `${size === 1 ? bytes : (bytes / size).toFixed(1)} ${unit}`;
}

async function drained(output: Output): Promise<void> {
    if (!(output instanceof EventEmitter)) return;
    const listening = new AbortController();
    const events = ['drain', 'close'].map((event) => once(output, event, { signal: listening.signal }));
    await Promise.race(events).catch(() => {}); // nobody reads any more
    listening.abort();
    await Promise.allSettled(events);
}
