import { luhn } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { hasWord, isYymmdd } from '../written';

const ID_WORDS = words(
    'id', 'identity', 'identity number', 'id number', 'rsa', 'south african', 'smart id', 'national id', 'identiteitsnommer',
);
const TAX_WORDS = words('sars', 'tax reference', 'income tax', 'tax number', 'itr', 'taxpayer', 'tax registration', 'belasting');
const VAT_WORDS = words('vat', 'vat number', 'vat registration', 'sars', 'value added');
const LICENCE_WORDS = words(
    'driving licence', 's licence', 's license', 'drivers licence', 'licence number', 'license number', 'enatis', 'natis', 'rybewys',
);
const TRAFFIC_WORDS = words('traffic register', 'trn', 'enatis', 'natis', 'vehicle register');
const PLATE_WORDS = words('plate', 'licence plate', 'license plate', 'number plate', 'registration', 'vehicle', 'natis', 'enatis');
const COMPANY_WORDS = words('cipc', 'company registration', 'registration number', 'close corporation', 'company reg', 'enterprise number');

/** A passport alone may be any country's. */
const PASSPORT_WORDS = words('sa passport', 'rsa', 'rsa passport', 'south african', 'south africa', 'dha', 'home affairs', 'suid afrika');

/** Day of birth, number, citizenship (2 for refugees), once a race, and Luhn's check digit. */
function isId(id: string): boolean {
    return /[0-2][89][0-9]$/.test(id) && isYymmdd(id) && luhn(id);
}

const PROVINCE = /(?:GP|ZN|WP|EC|NC|FS|LP|MP|NW)$/;

export const ZA = [
    /** Identity numbers. @see https://en.wikipedia.org/wiki/South_African_identity_card */
    pattern({
        kind: 'ZA_ID_NUMBER',
        handling: 'restricted',
        region: 'ZA',
        shapes: ['999999-9999-999', '999999-9999-9-99', '999999-9999-99-9'],
        valid: isId,
        context: ID_WORDS,
        confidence: [0.6, 1],
    }),
    /** @see https://www.sars.gov.za/individuals/i-need-a-tax-number/ */
    pattern({
        kind: 'ZA_INCOME_TAX_NUMBER',
        handling: 'restricted',
        region: 'ZA',
        shapes: ['9999-999-999'],
        valid: (id) => /^[01239]/.test(id),
        context: TAX_WORDS,
        confidence: [0.02, 0.8],
    }),
    /** @see https://github.com/ugommirikwe/sa-license-decoder/blob/master/SPEC.md */
    pattern({
        kind: 'ZA_DRIVER_LICENSE',
        handling: 'restricted',
        region: 'ZA',
        shapes: ['99999999AA', '999999999AA', '9999999999AA', '99999999AAAA', '99999999999A', '999999999999A', '9999999999AAA'],
        context: LICENCE_WORDS,
        confidence: [0.1, 0.8],
    }),
    /** Of foreigners, who have no identity number. @see https://www.gov.za/services/driving-licence-driving/apply-traffic-register-number */
    pattern({
        kind: 'ZA_TRAFFIC_REGISTER_NUMBER',
        handling: 'restricted',
        region: 'ZA',
        shapes: ['9999999999999'],
        valid: (id) => !isId(id),
        context: TRAFFIC_WORDS,
        confidence: [0.01, 0.8],
    }),
    /** @see https://en.wikipedia.org/wiki/South_African_passport */
    pattern({
        kind: 'ZA_PASSPORT',
        handling: 'restricted',
        region: 'ZA',
        shapes: ['A99999999'],
        valid: (id) => /^[ADMT]/.test(id),
        context: PASSPORT_WORDS,
        confidence: [0.1, 0.9],
    }),
    /** @see https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_South_Africa */
    pattern({
        kind: 'ZA_LICENSE_PLATE',
        handling: 'off',
        region: 'ZA',
        shapes: ['AA-99-AA-AA', 'AAA-999-AA', 'AAA-99-AA', 'AA-999-AA', 'AA-99-AA', 'AA-9999-AA', '99-AAA-AA', '999-AAA-AA', 'AA-999-999'],
        valid: (id, written) => PROVINCE.test(id) && !hasWord(written),
        context: PLATE_WORDS,
        confidence: [0.3, 0.9],
    }),
    /** Always with a 4 before. @see https://www.sars.gov.za/types-of-tax/value-added-tax/ */
    pattern({
        kind: 'ZA_VAT_NUMBER',
        handling: 'off',
        region: 'ZA',
        shapes: ['9999999999'],
        valid: (id) => id.startsWith('4'),
        context: VAT_WORDS,
        confidence: [0.1, 0.9],
    }),
    /** Year, number and kind. @see https://www.cipc.co.za/ */
    pattern({
        kind: 'ZA_COMPANY_REGISTRATION',
        handling: 'off',
        region: 'ZA',
        shapes: ['9999-999999-99'],
        valid: (id, written) => /^(?:19|20)/.test(id) && /^[0-9]{4}\/[0-9]{6}\/[0-9]{2}$/.test(written),
        context: COMPANY_WORDS,
        confidence: [0.4, 0.95],
    }),
    pattern({
        kind: 'ZA_COMPANY_REGISTRATION',
        handling: 'off',
        region: 'ZA',
        shapes: ['A9999-999999', 'AA9999-999999'],
        valid: (id, written) => written.includes('/') && /^(?:CK|K|T|W|B|M|N|NR)(?:19|20)/.test(id),
        context: COMPANY_WORDS,
        confidence: [NEVER, 0.95],
    }),
] as const;
