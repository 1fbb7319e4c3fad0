import { milliseconds } from '../../support/options';
import { within } from '../../support/within';
import { areWithin, type Finding } from '../finding';

/** A detector outside of the process: a Presidio analyzer, a cloud service. */
export interface ExternalDetector {
    /** The findings in a text; rejects when it cannot tell. `signal` is aborted when the time is up. */
    findAsync(text: string, signal: AbortSignal): Promise<readonly Finding[]>;
    /** The longest it may take for all texts of an activity, in milliseconds. @default 2_000 */
    timeout?: number | undefined;
}

/** Whether it is one, whatever else was given as a detector. */
export function isExternal(detector: unknown): detector is ExternalDetector {
    return typeof (detector as Partial<ExternalDetector> | null | undefined)?.findAsync === 'function';
}

const TIMEOUT = 2_000;
/** Texts of one activity that are under way at the same time. */
const AT_ONCE = 8;

interface Timed extends ExternalDetector { timeout: number }

/** Whether a text was searched, and what was found. */
export type Outside = readonly Finding[] | 'failed';

export class External {
    private readonly detectors: readonly Timed[];

    constructor(detectors: readonly ExternalDetector[]) {
        this.detectors = detectors.map((detector) => ({
            findAsync: (text, signal) => detector.findAsync(text, signal),
            timeout: milliseconds('timeout', detector.timeout ?? TIMEOUT),
        }));
    }

    get isEmpty(): boolean {
        return this.detectors.length === 0;
    }

    /** What all of them find in each text; 'failed' where one rejects, runs out of time or answers nonsense. */
    async find(texts: readonly string[]): Promise<ReadonlyMap<string, Outside>> {
        const answers = await Promise.all(this.detectors.map((detector) => answersOf(detector, texts)));
        return new Map(texts.map((text) => [text, merged(answers.map((answer) => answer.get(text)))]));
    }
}

/** One detector's answers; those are missing that it does not give in time. */
async function answersOf(detector: Timed, texts: readonly string[]): Promise<Map<string, readonly Finding[]>> {
    const answers = new Map<string, readonly Finding[]>();
    const left = [...texts];
    const asking = new AbortController();
    const worker = async () => {
        for (let text = left.pop(); text !== undefined && !asking.signal.aborted; text = left.pop()) {
            const findings = await answerOf(detector, text, asking.signal);
            if (areWithin(findings, text)) answers.set(text, findings);
        }
    };
    await within(detector.timeout, Promise.all(Array.from({ length: AT_ONCE }, worker))).catch(() => undefined);
    asking.abort();
    return new Map(answers);
}

function merged(answers: readonly (readonly Finding[] | undefined)[]): Outside {
    return answers.every((answer) => answer !== undefined) ? answers.flat() : 'failed';
}

async function answerOf(detector: Timed, text: string, signal: AbortSignal): Promise<unknown> {
    try {
        return await detector.findAsync(text, signal);
    } catch {
        return undefined; // the text counts as not searched
    }
}
