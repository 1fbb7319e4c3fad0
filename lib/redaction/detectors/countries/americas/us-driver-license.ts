import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';

/** Phrases, as a licence may be one for software; the `s` is what is left of `driver's`. */
const LICENSE_WORDS = words(
    'driver license', 'driver licence', 'drivers license', 'drivers licence', 's license', 's licence', 'driving license', 'driving licence',
    'driver lic', 'drivers lic', 'license number', 'licence number', 'license no', 'licence no', 'driver permit', 'learner permit', 'driver id',
    'state id', 'identification card', 'dl', 'dln', 'dls', 'cdl', 'cdls', 'dmv', 'fuhrerschein', 'fuhrerscheinnummer', 'de conduire', 'de conducir',
    'de conduccion', 'de manejo', 'di guida', 'de conducao', 'de motorista', 'habilitacao', 'rijbewijs', 'rijbewijsnummer', 'prawo jazdy',
    'prawa jazdy', 'korkort', 'korkortsnummer', 'ehliyet', 'surucu belgesi', '免許証', '運転免許', '驾照', '驾驶证', '운전면허', '면허번호',
);

/** A letter and so many digits, from Arizona (3) to New York (18). */
const LETTER_AND_DIGITS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18].map((digits) => `A${'9'.repeat(digits)}`);
/** Colorado, Massachusetts, Ohio, Oregon, West Virginia. */
const TWO_LETTERS_AND_DIGITS = [2, 3, 4, 5, 6, 7].map((digits) => `AA${'9'.repeat(digits)}`);
/** Idaho, Iowa, Kansas, Maine, Missouri, New Hampshire (two), North Dakota, Vermont, Washington (two). */
const OTHERS = [
    'AA999999A', '999AA9999', 'A9A9A', '9999999A', '99999999A', '999999999A', '99999999AA', 'A999999A', '99AAA99999', '99AAA999999', 'AAA99999999',
    'AAA999999', 'AAAAAAA999AA', 'AAAAAAA999A9',
];
const DIGITS = [6, 7, 8, 9, 10, 11, 12, 13, 14, 16].map((digits) => '9'.repeat(digits));
/** As Florida, Illinois, Michigan, Minnesota, Maryland, New Jersey, New York and Wisconsin print theirs. */
const GROUPED = ['A999-999-99-999-9', 'A999-9999-9999', 'A-999-999-999-999', 'A9999-99999-99999', 'A999-9999-9999-99', '999-999-999'];

export const US_DRIVER_LICENSE = [
    /** The formats of all states: little that would not be one. @see https://ntsi.com/drivers-license-format/ */
    pattern({
        kind: 'US_DRIVER_LICENSE',
        handling: 'restricted',
        region: 'US',
        shapes: [...LETTER_AND_DIGITS, ...TWO_LETTERS_AND_DIGITS, ...OTHERS],
        context: LICENSE_WORDS,
        confidence: [0.1, 0.8],
    }),
    pattern({
        kind: 'US_DRIVER_LICENSE',
        handling: 'restricted',
        region: 'US',
        shapes: [...DIGITS, ...GROUPED],
        context: LICENSE_WORDS,
        confidence: [0.01, 0.7],
    }),
] as const;
