import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { hasCapitals } from './capitals';
import { isDate, two } from './date';
import { DRIVING, PASSPORTS, TAXES } from './vocabulary';

const NHS_WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
const UTR_WEIGHTS = [0, 6, 7, 8, 9, 10, 5, 4, 3, 2];

const NINO_WORDS = words('nino', 'ni number', 'ni no', 'national insurance', ...TAXES);
const UTR_WORDS = words('utr', 'taxpayer reference', 'self assessment', 'corporation tax', 'hmrc', ...TAXES);
const PASSPORT_WORDS = words('hmpo', ...PASSPORTS);
const SORT_CODE_WORDS = words('sort code', 'sortcode', 'sort codes');

/** Prefixes that are not given out: @see https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110 */
const NINO = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/;

/** The month has 50 more for women, the surname is filled up with nines. */
function isDrivingLicence(id: string): boolean {
    const month = two(id, 6);
    const isNamed = /^[A-Z]{1,5}9*$/.test(id.slice(0, 5)) && /^(?:[A-Z]{2}|[A-Z]9|99)/.test(id.slice(11));
    return isNamed && isDate(two(id, 8), month > 50 ? month - 50 : month);
}

export const GB = [
    /** NHS numbers. @see https://www.datadictionary.nhs.uk/attributes/nhs_number.html */
    pattern({
        kind: 'UK_NHS', handling: 'restricted', region: 'GB',
        shapes: ['999-999-9999'],
        valid: (id) => weighted(id, NHS_WEIGHTS) % 11 === 0 && id !== '0000000000',
        context: words(
            'nhs', 'national health', 'health service', 'health services', 'health authority', 'health number', 'health record', 'patient',
        ),
        confidence: [0.3, 0.95],
    }),
    /**
     * National insurance numbers; the last letter, which says when a card was exchanged, is left out at times.
     * @see https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
     */
    pattern({
        kind: 'UK_NINO', handling: 'restricted', region: 'GB',
        shapes: ['AA-99-99-99-A'],
        valid: (id, written) => NINO.test(id) && hasCapitals(written),
        context: NINO_WORDS,
        confidence: [0.5, 0.75],
    }),
    pattern({
        kind: 'UK_NINO', handling: 'restricted', region: 'GB',
        shapes: ['AA-99-99-99-A'],
        valid: (id) => NINO.test(id),
        context: NINO_WORDS,
        confidence: [0.2, 0.75],
    }),
    pattern({
        kind: 'UK_NINO', handling: 'restricted', region: 'GB',
        shapes: ['AA-99-99-99'],
        valid: (id) => NINO.test(id),
        context: NINO_WORDS,
        confidence: [-1, 0.7],
    }),
    /** Unique taxpayer references; the first digit checks the rest. @see https://www.gov.uk/find-utr-number */
    pattern({
        kind: 'UK_UTR', handling: 'restricted', region: 'GB',
        shapes: ['99999-99999'],
        valid: (id) => '21987654321'.charAt(weighted(id, UTR_WEIGHTS) % 11) === id.charAt(0),
        context: UTR_WORDS,
        confidence: [0.05, 0.9],
    }),
    pattern({
        kind: 'UK_UTR', handling: 'restricted', region: 'GB',
        shapes: ['99999-99999'],
        context: words('utr', 'taxpayer reference', 'tax reference', 'tax id', 'tax number', 'taxpayer id'),
        confidence: [-1, 0.6],
    }),
    /**
     * Passports: nine digits; Presidio takes two letters and seven digits for one too.
     * @see https://www.gov.uk/government/publications/basic-passport-checks
     */
    pattern({
        kind: 'UK_PASSPORT', handling: 'restricted', region: 'GB',
        shapes: ['AA9999999'],
        context: PASSPORT_WORDS,
        confidence: [0.1, 0.75],
    }),
    pattern({
        kind: 'UK_PASSPORT', handling: 'restricted', region: 'GB',
        shapes: ['999999999'],
        context: PASSPORT_WORDS,
        confidence: [-1, 0.75],
    }),
    /** Driver numbers of the DVLA. @see https://en.wikipedia.org/wiki/Driving_licence_in_the_United_Kingdom#Driver_number */
    pattern({
        kind: 'UK_DRIVING_LICENCE', handling: 'restricted', region: 'GB',
        shapes: ['AXXXX-999999-XXXAA'],
        valid: isDrivingLicence,
        context: words('dvla', 'licence number', 'license number', 'driver number', ...DRIVING),
        confidence: [0.7, 0.75],
    }),
    /** Sort codes, bare only with what they open. @see https://en.wikipedia.org/wiki/Sort_code */
    pattern({
        kind: 'UK_SORT_CODE', handling: 'restricted', region: 'GB',
        shapes: ['99-99-99'],
        context: SORT_CODE_WORDS,
        confidence: [-1, 0.7],
    }),
    pattern({
        kind: 'UK_BANK_ACCOUNT', handling: 'restricted', region: 'GB',
        shapes: ['99999999', '99-99-99-99999999'],
        context: SORT_CODE_WORDS,
        confidence: [-1, 0.7],
    }),
] as const;
