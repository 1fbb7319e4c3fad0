import type { AnchoredDetector } from '../../scan/detector';

const LABEL = /(?:^|[^A-Za-z])user[ _-]?name$/i;
const VALUE = /["']?[ \t]{0,2}(?:[:=]|is\b|ist\b)[ \t"']{0,3}([\p{L}\p{N}_][\p{L}\p{N}._@+-]{1,39})/uy;

/** The name that somebody signs in with, after these words. */
export const USERNAME: AnchoredDetector<'USERNAME'> = {
    kinds: { USERNAME: 'off' },
    on: '',
    letters: { source: '[nN][aA][mM](?=[eE])', last: 'mM' },
    find(scan, at) {
        if (!LABEL.test(scan.text.slice(Math.max(0, at - 8), at + 2))) return at + 1;
        VALUE.lastIndex = at + 2;
        const match = VALUE.exec(scan.text);
        if (match) scan.claim('USERNAME', VALUE.lastIndex - match[1]!.length, VALUE.lastIndex, 0.8);
        return at + 1;
    },
};
