import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isCutBy, isDdmmyy } from '../written';

const ID_WORDS = words(
    'national id', 'id number', 'identity number', 'identity card', 'nrc', 'national registration', 'nic', 'nid', 'id card', 'bilhete',
    'de identidade', 'omang',
);

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The first letter of the name, the day of birth, a number and what checks it, modulo 17. */
function isMauritian(id: string): boolean {
    let sum = 0;
    for (let index = 0; index < 13; index++) sum += ALPHABET.indexOf(id[index]!) * (14 - index);
    return isDdmmyy(id.slice(1, 7)) && ALPHABET[17 - (sum % 17)] === id[13];
}

/** Of the district, modulo 23, without I, O and U. */
function isZimbabwean(id: string): boolean {
    const letter = id.search(/[A-Z]/);
    return 'ZABCDEFGHJKLMNPQRSTVWXY'[Number(id.slice(0, letter)) % 23] === id[letter];
}

export const SOUTHERN_AFRICA = [
    /** Mauritius. @see https://mnis.govmu.org/ */
    pattern({
        kind: 'MU_NID',
        handling: 'restricted',
        region: 'MU',
        shapes: ['A-999999-999999-X'],
        valid: isMauritian,
        context: ID_WORDS,
        confidence: [0.6, 1],
    }),
    /** Zimbabwe: district, number, letter, district of the father. @see https://en.wikipedia.org/wiki/National_identification_number#Zimbabwe */
    pattern({
        kind: 'ZW_NATIONAL_ID',
        handling: 'restricted',
        region: 'ZW',
        shapes: ['99-999999-A-99', '99-9999999-A-99'],
        valid: isZimbabwean,
        context: ID_WORDS,
        confidence: [0.3, 0.95],
    }),
    /** Zambia: number, district, kind. @see https://en.wikipedia.org/wiki/National_Registration_Card_(Zambia) */
    pattern({
        kind: 'ZM_NRC',
        handling: 'restricted',
        region: 'ZM',
        shapes: ['999999-99-9'],
        valid: (id, written) => isCutBy(written, '//') && id.charAt(8) !== '0',
        context: ID_WORDS,
        confidence: [0.5, 1],
    }),
    /** Angola: number, province, number; the tax number is the same. @see https://pt.wikipedia.org/wiki/Bilhete_de_identidade */
    pattern({
        kind: 'AO_BI',
        handling: 'restricted',
        region: 'AO',
        shapes: ['999999999-AA-999'],
        valid: (id) => /^[0-9]{9}(?:BA|BO|BE|CA|CC|CN|CE|CU|HO|HA|LA|LN|LS|ME|MO|MA|NE|UE|ZE|OE|KS|KN)/.test(id),
        context: ID_WORDS,
        confidence: [0.4, 1],
    }),
] as const;
