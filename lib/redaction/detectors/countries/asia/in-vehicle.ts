import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';

const PLATE_WORDS = words('rto', 'vehicle', 'plate', 'registration', 'car', 'bike', 'number plate');

/** Codes of the states and union territories on number plates and driving licences, old ones too. */
export const STATES = new Set(
    'AN AP AR AS BR CG CH CT DD DH DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TG TN TR TS UA UK UL UP UT WB'.split(' '),
);

export const IN_VEHICLE = [
    /**
     * Number plates: states with a district, the BH series, diplomats, the forces.
     * @see https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_India
     */
    pattern({
        kind: 'IN_VEHICLE_REGISTRATION',
        handling: 'off',
        region: 'IN',
        shapes: ['AA-9-A-9999', 'AA-9-AA-9999', 'AA-9-AAA-9999', 'AA-99-A-9999', 'AA-99-AA-9999'],
        valid: (id, written) => STATES.has(id.slice(0, 2)) && !id.endsWith('0000') && written.toUpperCase() === written,
        context: PLATE_WORDS,
        confidence: [0.6, 0.95],
    }),
    pattern({
        kind: 'IN_VEHICLE_REGISTRATION',
        handling: 'off',
        region: 'IN',
        shapes: ['99-AA-9999-AA', '99A999999A'],
        valid: (id) => /^(?:[2-9][1-9]BH(?!0000)\d{4}[A-HJ-NP-Z]{2}|(?!00)\d{2}[A-FHKPRX]\d{6}[A-Z])$/.test(id),
        context: PLATE_WORDS,
        confidence: [0.85, 0.95],
    }),
    pattern({
        kind: 'IN_VEHICLE_REGISTRATION',
        handling: 'off',
        region: 'IN',
        shapes: ['9AA99', '9AA999', '9AA9999', '99AA99', '99AA999', '99AA9999', '999AA99', '999AA999', '999AA9999'],
        valid: (id) => /^\d{1,3}(?:CD|CC|UN)[1-9]/.test(id),
        context: PLATE_WORDS,
        confidence: [0.4, 0.9],
    }),
    pattern({
        kind: 'IN_VEHICLE_REGISTRATION',
        handling: 'off',
        region: 'IN',
        shapes: ['A9999', 'AA9999', 'AAA9999', 'A99999', 'AA9A9999', 'AA9AA9999', 'AA9AAA9999', 'AA99A9999', 'AA99AA9999'],
        valid: (id) => (id.length === 6 && id[1]! < 'A' ? id.startsWith('I') && !id.endsWith('00000') : !id.endsWith('0000')),
        context: PLATE_WORDS,
        confidence: [0.01, 0.6],
    }),
] as const;
