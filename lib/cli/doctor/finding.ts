import type { MeasureId } from './measures';

/** `cannot-see` is for what no program can tell from the bot's folder: a person looks. */
export type Verdict = 'fail' | 'warn' | 'cannot-see' | 'pass';

/** How much is lost where the check fails. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** Where in the bot's folder; `file` with slashes, from the folder. Never what stands there. */
export interface Place {
    file: string;
    line?: number;
}

/** What a check found. */
export interface Outcome {
    verdict: Verdict;
    where?: readonly Place[];
    /** What was seen, when the title does not say it: numbers and names of ours, nothing of the bot's text. */
    note?: string;
}

/** One check of the report. This is the schema of `--format json`. */
export interface Finding extends Outcome {
    id: string;
    measure: MeasureId;
    /** What should be so. */
    title: string;
    severity: Severity;
    why: string;
    /** What to change, or what to look at by hand. */
    mend: string;
}

export const VERDICTS: readonly Verdict[] = ['fail', 'warn', 'cannot-see', 'pass'];
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];
