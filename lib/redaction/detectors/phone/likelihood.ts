import type { Scan } from '../../scan/scan';
import type { Words } from '../../scan/words';
import { CHINESE_MOBILE, IN_CONTEXT, NEAR_TELEPHONE_ONLY } from './national';
import { IDENTIFIER, NEAR_TELEPHONE, OTHER, PERHAPS_OTHER, TELEPHONE } from './phone-words';
import { isInUnspaced } from './surroundings';

/** Up to here a number that words speak against is none. */
const [UNLIKELY, DOUBTFUL] = [0.3, 0.6];
const AGAINST = 0.4;

/** As likely as it looks, more with words for the telephone near it, less next to words for other numbers. */
export function likelihood(scan: Scan, start: number, stop: number, bare: number): number {
    const near = scan.near(NEAR_TELEPHONE, start, stop);
    if (near === undefined) return likelihoodByItself(scan, start, stop, bare);
    if (near === 'against') return bare <= DOUBTFUL ? 0 : bare * AGAINST;
    if (isOther(scan, start, stop, OTHER)) return nextToOther(scan, start, stop, bare);
    return bare === NEAR_TELEPHONE_ONLY && !isNearTelephone(scan, start, stop) ? 0.45 : Math.max(0.8, bare);
}

function likelihoodByItself(scan: Scan, start: number, stop: number, bare: number): number {
    if (bare <= IN_CONTEXT) return 0;
    if (isOther(scan, start, stop, bare < UNLIKELY ? PERHAPS_OTHER : OTHER)) return nextToOther(scan, start, stop, bare);
    return bare === CHINESE_MOBILE && isInUnspaced(scan.text, start, stop) ? 0.55 : bare;
}

function nextToOther(scan: Scan, start: number, stop: number, bare: number): number {
    return bare < UNLIKELY || isOther(scan, start, stop, IDENTIFIER) ? 0 : bare * AGAINST;
}

/** Of digits that do not look like a telephone number: what the words near them say. */
export function likelihoodByWords(scan: Scan, start: number, stop: number, bare: number): number {
    const near = scan.near(NEAR_TELEPHONE, start, stop);
    if (near === 'against' || (near === undefined && bare === 0)) return 0;
    if (isOther(scan, start, stop, near === undefined ? PERHAPS_OTHER : OTHER)) return 0;
    return near === undefined ? bare : isNearTelephone(scan, start, stop) ? 0.6 : 0.45;
}

/** Whether such a word is nearer than any for the telephone. */
function isOther(scan: Scan, start: number, stop: number, words: Words): boolean {
    return scan.near(NEAR_TELEPHONE, start, stop, words) === 'against';
}

function isNearTelephone(scan: Scan, start: number, stop: number): boolean {
    return scan.near(TELEPHONE, start, stop) === 'for';
}
