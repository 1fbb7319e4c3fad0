import type { Cutter, Piece, Searched } from './piece';
import { inOrder } from './in-order';
import { openText, piecesOf, Unsearched } from './files/text-file';
import type { Searching } from './search/pool';
import { FileSubject, type Subject } from './subject';
import type { Told } from './told';
import type { Totals } from './totals';
import type { Stats } from 'node:fs';

/** The next of what is searched: a piece of a subject, or its end. */
export interface Step {
    subject: Subject;
    piece?: Piece;
    /** At the end: why it is not, or not wholly, searched. */
    problem?: string | undefined;
}

/** What works together in a search. */
export interface Scan {
    searching: Searching;
    told: Told;
    totals: Totals;
}

/** Searches piece by piece, as many at a time as there are threads. @returns the subjects in which something was found */
export async function search<S extends Subject>({ searching, told, totals }: Scan, steps: AsyncIterable<Step & { subject: S }>): Promise<S[]> {
    const withFindings: S[] = [];
    const work = async (step: Step & { subject: S }): Promise<Step & { subject: S; searched?: Searched }> => {
        return step.piece ? { subject: step.subject, searched: await searching.search(step.piece) } : step;
    };
    for await (const { subject, searched, problem } of inOrder(steps, searching.width, work)) {
        if (searched) await told.found(subject.take(searched));
        else if (ended(subject, problem, totals, told)) withFindings.push(subject);
    }
    return withFindings;
}

function ended(subject: Subject, problem: string | undefined, totals: Totals, told: Told): boolean {
    if (problem === undefined || subject.units > 0) totals.subjects += 1;
    totals.units += subject.units;
    if (problem !== undefined) told.problem(`${subject.name} ${problem}`);
    else if (subject.isBroken) told.problem(`${subject.name} is not the JSON that it should be, and was searched as text`);
    if (subject.found > 0) totals.subjectsWithFindings += 1;
    return subject.found > 0;
}

/** A file and how it was when it was read. */
export class ReadFile extends FileSubject {
    stats: Stats | undefined;
}

/** The steps through files, one after the other. @param read told how much was read */
export async function* stepsThrough(paths: readonly string[], read: (bytes: number) => void): AsyncGenerator<Step & { subject: ReadFile }> {
    for (const path of paths) {
        const subject = new ReadFile(path);
        try {
            const file = await openText(path);
            subject.stats = file.stats;
            const cutter = file.cutter();
            for await (const piece of piecesOf(file, cutter, read)) yield { subject, piece };
            yield { subject, problem: endOf(cutter) };
        } catch (error) {
            if (!(error instanceof Unsearched)) throw error;
            yield { subject, problem: error.message };
        }
    }
}

function endOf(cutter: Cutter): string | undefined {
    return cutter.isTruncated ? 'breaks off in the middle; what there is was searched' : undefined;
}
