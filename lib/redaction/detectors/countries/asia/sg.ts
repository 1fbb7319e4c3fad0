import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { ID_WORDS } from './id-words';

const NRIC_WORDS = words('nric', 'fin', 'fin number', 'nric number', 'ic number', 'work permit', 'ic no', ...ID_WORDS);
const UEN_WORDS = words('uen', 'acra', 'unique entity', 'business registration', 'gst');

const NRIC_WEIGHTS = [2, 7, 6, 5, 4, 3, 2];
/** Check letters by the remainder, for citizens, foreigners, and foreigners from 2022 on. */
const NRIC_LETTERS: Readonly<Record<string, readonly [offset: number, letters: string]>> = {
    S: [0, 'JZIHGFEDCBA'], T: [4, 'JZIHGFEDCBA'], F: [0, 'XWUTRQPNMLK'], G: [4, 'XWUTRQPNMLK'], M: [3, 'XWUTRQPNJLK'],
};

const UEN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWX0123456789';
const ENTITIES = new Set(
    ('LP LL FC PF RF MQ MM NB CC CS MB FM GS DP CP NR CM CD MD HS VH CH MH CL XL CX HC RP TU TC FB FN PA PB SS MC SM GA GB').split(' '),
);

export const SG = [
    /** Identity cards and numbers of foreigners. @see https://en.wikipedia.org/wiki/National_Registration_Identity_Card */
    pattern({
        kind: 'SG_NRIC_FIN',
        handling: 'restricted',
        region: 'SG',
        shapes: ['A9999999A'],
        valid: isNric,
        context: NRIC_WORDS,
        confidence: [0.8, 1],
    }),
    pattern({ kind: 'SG_NRIC_FIN', handling: 'restricted', region: 'SG', shapes: ['A9999999A'], context: NRIC_WORDS, confidence: [0.1, 0.6] }),
    /** Businesses, companies, other entities. @see https://www.uen.gov.sg/ueninternet/faces/pages/admin/aboutUEN.jspx */
    pattern({
        kind: 'SG_UEN',
        handling: 'off',
        region: 'SG',
        shapes: ['99999999A', '999999999A', 'A99AA9999A'],
        valid: isUen,
        context: UEN_WORDS,
        confidence: [0.4, 0.95],
    }),
] as const;

function isNric(id: string): boolean {
    const [offset, letters] = NRIC_LETTERS[id[0]!] ?? [0, ''];
    return letters[(weighted(id.slice(1), NRIC_WEIGHTS) + offset) % 11] === id[8];
}

function isUen(id: string): boolean {
    if (id.length === 9) return 'XMKECAWLJDB'[weighted(id, [10, 4, 9, 3, 8, 2, 7, 1]) % 11] === id[8];
    if (id[0]! <= '9') return /^(?:1[89]|20)/.test(id) && 'ZKCMDNERGWH'[weighted(id, [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11] === id[9];
    if (!'RST'.includes(id[0]!) || !ENTITIES.has(id.slice(3, 5))) return false;
    const sum = [4, 3, 5, 3, 10, 2, 2, 5, 7].reduce((total, weight, index) => total + weight * UEN_LETTERS.indexOf(id[index]!), 0);
    return UEN_LETTERS[(sum + 6) % 11] === id[9];
}
