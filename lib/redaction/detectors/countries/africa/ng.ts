import { verhoeff } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';

const NIN_WORDS = words('nin', 'nimc', 'national identification', 'national identity', 'identity number');
const BVN_WORDS = words('bvn', 'bank verification', 'verification number');
const TIN_WORDS = words('tin', 'firs', 'tax identification', 'taxpayer', 'jtb');
const NUBAN_WORDS = words('nuban', 'gtbank', 'zenith', 'uba', 'opay', 'kuda', 'palmpay', 'naira');
const PLATE_WORDS = words(
    'plate', 'plates', 'plate number', 'vehicle', 'vehicle registration', 'license plate', 'number plate', 'registration', 'car',
);

export const NG = [
    /** National identification numbers. @see https://nimc.gov.ng/ */
    pattern({
        kind: 'NG_NIN',
        handling: 'restricted',
        region: 'NG',
        shapes: ['99999999999', '9999-999-9999', '999-9999-9999', '9999-9999-999'],
        valid: verhoeff,
        context: NIN_WORDS,
        confidence: [0.05, 0.9],
    }),
    /** Bank verification numbers. @see https://en.wikipedia.org/wiki/Bank_Verification_Number */
    pattern({
        kind: 'NG_BVN',
        handling: 'restricted',
        region: 'NG',
        shapes: ['99999999999'],
        valid: (id) => id.startsWith('22'),
        context: BVN_WORDS,
        confidence: [0.02, 0.9],
    }),
    /** Bank accounts. @see https://www.cbn.gov.ng/out/2011/circulars/bspd/nuban%20proposals%20v%200%204-%2003%2009%202010.pdf */
    pattern({ kind: 'NG_NUBAN', handling: 'restricted', region: 'NG', shapes: ['9999999999'], context: NUBAN_WORDS, confidence: [0.01, 0.8] }),
    /** @see https://www.firs.gov.ng/ */
    pattern({ kind: 'NG_TIN', handling: 'restricted', region: 'NG', shapes: ['99999999-9999'], context: TIN_WORDS, confidence: [0.02, 0.8] }),
    /** Local government, number, year and batch. @see https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_Nigeria */
    pattern({ kind: 'NG_VEHICLE_REGISTRATION', handling: 'off', region: 'NG', shapes: ['AAA-999AA'], context: PLATE_WORDS, confidence: [0.3, 0.9] }),
] as const;
