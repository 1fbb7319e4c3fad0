import type { NumberDetector } from '../../scan/detector';

/** Number, name, expiry and service code, what the issuer adds. */
const TRACK_1 = /%B[0-9 ]{12,23}\^[^^\n]{2,26}\^[0-9]{4}[^?\n]{0,60}\??/iy;
/** Number, expiry and service code, what the issuer adds. */
const TRACK_2 = /;[0-9]{12,19}=[0-9]{4}[0-9]{0,30}\??/y;

/** The magnetic stripe of a card. @see ISO/IEC 7813, https://en.wikipedia.org/wiki/ISO/IEC_7813 */
export const CARD_TRACK: NumberDetector<'CARD_TRACK_DATA'> = {
    kinds: { CARD_TRACK_DATA: 'restricted' },
    least: 12,
    find(scan, row, from) {
        const { text } = scan;
        const start = row.startOf(from);
        const [track, at] = text[start - 1] === ';' ? [TRACK_2, start - 1] : [TRACK_1, start - 2];
        if (text[at] !== (track === TRACK_2 ? ';' : '%')) return;
        track.lastIndex = at;
        const match = track.exec(text);
        if (match) scan.claim('CARD_TRACK_DATA', at, at + match[0].length, 1);
    },
};
