import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';

const ID_WORDS = words('ghana card', 'ghanacard', 'nia', 'national id', 'pin', 'carte nationale', 'identite', 'cni', 'senegal', 'ghana');
const TAX_WORDS = words('tin', 'gra', 'taxpayer', 'tax', 'ifu', 'identifiant fiscal', 'ninea', 'fiscal');

export const WEST_AFRICA = [
    /** The Ghana Card, also for foreigners with their country's code. @see https://en.wikipedia.org/wiki/Ghana_Card */
    pattern({
        kind: 'GH_CARD',
        handling: 'restricted',
        region: 'GH',
        shapes: ['AAA-999999999-9'],
        valid: (id, written) => id.startsWith('GHA') && /[A-Za-z]{3}[ -]?[0-9]{9}[ -]?[0-9]/.test(written),
        context: ID_WORDS,
        confidence: [0.9, 1],
    }),
    /** Ghana's tax number. @see https://gra.gov.gh/tin/ */
    pattern({
        kind: 'GH_TIN',
        handling: 'restricted',
        region: 'GH',
        shapes: ['A999999999X'],
        valid: (id) => /^[PCGQV]00/.test(id) && '0123456789X'[weighted(id.slice(1), [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11] === id[10],
        context: TAX_WORDS,
        confidence: [0.5, 1],
    }),
    /** Senegal: sex, district, year, number and check. @see https://en.wikipedia.org/wiki/National_identification_number#Senegal */
    pattern({
        kind: 'SN_NIN',
        handling: 'restricted',
        region: 'SN',
        shapes: ['9-999-9999-99999', '9-999-9999-999999'],
        valid: (id) => /^[12][0-9]{3}(?:19|20)/.test(id),
        context: ID_WORDS,
        confidence: [0.05, 0.9],
    }),
] as const;
