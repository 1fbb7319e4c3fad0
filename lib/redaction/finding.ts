import { disregard } from '../support/disregard';

/** Where something sensitive stands: UTF-16 offsets, `end` exclusive. Never the value itself. */
export interface Finding {
    kind: string;
    start: number;
    end: number;
    /** How sure the detector is, from 0 to 1; 0.5 and more is found by default. */
    confidence?: number;
}

/** Finds every occurrence of one or more kinds in a text. Must take linear time: the text comes from strangers. */
export type Detector = (text: string) => Finding[];

/** Whether they are findings in the text: offsets into nowhere, or a promise in place of them, would let the text pass as it is. */
export function areWithin(findings: unknown, { length }: string): findings is readonly Finding[] {
    if (Array.isArray(findings)) return findings.every((finding) => isWithin(finding as Finding, length));
    disregard(findings); // of a detector that is an async function
    return false;
}

function isWithin(finding: Finding, length: number): boolean {
    const { kind, start, end } = finding ?? {};
    return typeof kind === 'string' && Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length;
}
