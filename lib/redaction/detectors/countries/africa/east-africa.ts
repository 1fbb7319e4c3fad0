import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { cuts, isDate, isDay } from '../written';

const ID_WORDS = words(
    'national id', 'id number', 'identity number', 'identity card', 'huduma', 'maisha', 'kitambulisho', 'nida', 'nin', 'indangamuntu', 'nid',
    'id card', 'id no',
);
const PIN_WORDS = words('kra', 'kra pin', 'pin', 'itax', 'tax', 'tax pin');

export const EAST_AFRICA = [
    /** Kenya's tax number: A for people, P for others. @see https://www.kra.go.ke/individual/individual-pin-registration/learn-about-pin/about-pin */
    pattern({
        kind: 'KE_PIN',
        handling: 'restricted',
        region: 'KE',
        shapes: ['A999999999A'],
        valid: (id) => /^[AP]/.test(id),
        context: PIN_WORDS,
        confidence: [0.4, 0.95],
    }),
    /** Kenya's identity card. @see https://en.wikipedia.org/wiki/Kenyan_identity_card */
    pattern({
        kind: 'KE_NATIONAL_ID',
        handling: 'restricted',
        region: 'KE',
        shapes: ['9999999', '99999999'],
        valid: (id) => !isDay(id),
        context: ID_WORDS,
        confidence: [0.01, 0.8],
    }),
    /** Tanzania: day of birth, ward, number. @see https://nida.go.tz/ */
    pattern({
        kind: 'TZ_NIDA',
        handling: 'restricted',
        region: 'TZ',
        shapes: ['99999999-99999-99999-99'],
        valid: (id) => /^(?:19|20)/.test(id) && isDate(Number(id.slice(0, 4)), Number(id.slice(4, 6)), Number(id.slice(6, 8))),
        context: ID_WORDS,
        confidence: [0.5, 1],
    }),
    /** Uganda: citizen, sex, year of birth, number. @see https://www.nira.go.ug/ */
    pattern({
        kind: 'UG_NIN',
        handling: 'restricted',
        region: 'UG',
        shapes: ['AA9999999XXXXA', 'AA99999999XXXX'],
        valid: (id) => /^C[FM][0-9]{5}/.test(id),
        context: ID_WORDS,
        confidence: [0.5, 1],
    }),
    /** Rwanda: 1, year of birth, 7 for women or 8 for men, number, cards, check. @see https://www.nida.gov.rw/ */
    pattern({
        kind: 'RW_NID',
        handling: 'restricted',
        region: 'RW',
        shapes: ['9-9999-9-9999999-9-99'],
        valid: (id, written) => /^[1-3](?:19|20)[0-9]{2}[78]/.test(id) && cuts(written) === 5,
        context: ID_WORDS,
        confidence: [0.6, 1],
    }),
    pattern({
        kind: 'RW_NID',
        handling: 'restricted',
        region: 'RW',
        shapes: ['9-9999-9-9999999-9-99'],
        valid: (id, written) => /^[1-3](?:19|20)[0-9]{2}[78]/.test(id) && cuts(written) !== 5,
        context: ID_WORDS,
        confidence: [0.1, 0.9],
    }),
] as const;
