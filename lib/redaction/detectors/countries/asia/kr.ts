import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isYymmdd } from '../written';
import { PASSPORT_WORDS } from './id-words';

const RRN_WORDS = words(
    'rrn', 'resident registration', 'registration number', 'resident number', '주민등록번호', '주민번호', '주민등록', '민번', '신분증', 'jumin',
);
const FRN_WORDS = words('frn', 'arc', 'foreigner registration', 'alien registration', 'registration number', '외국인등록', '외국인번호', '등록번호');
const LICENCE = words('운전면허', '면허번호', '면허증', 'driver license', 'drivers license', 'driving licence', 'driving license');
const BRN_WORDS = words('brn', 'business registration', 'business number', 'tax registration', '사업자등록', '사업자번호', '사업자');

const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/** Births, gender and century: 1 to 4 and, of the nineteenth century, 9 and 0 for residents, 5 to 8 for foreigners. */
const isOf = (genders: string) => (id: string) => genders.includes(id[6]!) && isYymmdd(id);
const isResident = isOf('1234');
const isForeigner = isOf('5678');
/** Numbers given out since October 2020 have no check digit. */
const isChecked = (id: string, from: number) => (from - (weighted(id, WEIGHTS) % 11)) % 10 === Number(id[12]);
/** The offices' regions are 11 to 28. */
const isLicence = (id: string) => id >= '11' && id < '29';
const isGrouped = (id: string, written: string) => written.length > id.length;

const SHAPE = ['999999-9999999'];

export const KR = [
    /** @see https://en.wikipedia.org/wiki/Resident_registration_number */
    pattern({
        kind: 'KR_RRN',
        handling: 'restricted',
        region: 'KR',
        shapes: SHAPE,
        valid: (id, written) => isResident(id) && isChecked(id, 11) && isGrouped(id, written),
        context: RRN_WORDS,
        confidence: [0.7, 1],
    }),
    pattern({ kind: 'KR_RRN', handling: 'restricted', region: 'KR', shapes: SHAPE, valid: isResident, context: RRN_WORDS, confidence: [0.3, 0.95] }),
    pattern({
        kind: 'KR_FRN',
        handling: 'restricted',
        region: 'KR',
        shapes: SHAPE,
        valid: (id, written) => isForeigner(id) && isChecked(id, 13) && isGrouped(id, written),
        context: FRN_WORDS,
        confidence: [0.7, 1],
    }),
    pattern({ kind: 'KR_FRN', handling: 'restricted', region: 'KR', shapes: SHAPE, valid: isForeigner, context: FRN_WORDS, confidence: [0.3, 0.95] }),
    /**
     * Region, year, serial, two check digits of which the rule is not public.
     * @see https://learn.microsoft.com/purview/sit-defn-south-korea-drivers-license-number
     */
    pattern({
        kind: 'KR_DRIVER_LICENSE',
        handling: 'restricted',
        region: 'KR',
        shapes: ['99-99-999999-99'],
        valid: (id, written) => isLicence(id) && isGrouped(id, written),
        context: LICENCE,
        confidence: [0.4, 0.95],
    }),
    pattern({
        kind: 'KR_DRIVER_LICENSE',
        handling: 'restricted',
        region: 'KR',
        shapes: ['999999999999'],
        valid: isLicence,
        context: LICENCE,
        confidence: [0.05, 0.9],
    }),
    /** @see https://learn.microsoft.com/purview/sit-defn-south-korea-passport-number */
    pattern({
        kind: 'KR_PASSPORT',
        handling: 'restricted',
        region: 'KR',
        shapes: ['A999A9999', 'A99999999'],
        valid: (id) => 'MSROD'.includes(id[0]!),
        context: words(...PASSPORT_WORDS),
        confidence: [0.1, 0.95],
    }),
    /** Businesses: office, kind, serial, check digit. @see https://org-id.guide/list/KR-BRN */
    pattern({
        kind: 'KR_BRN',
        handling: 'off',
        region: 'KR',
        shapes: ['999-99-99999'],
        valid: (id) => (weighted(id, [1, 3, 7, 1, 3, 7, 1, 3, 5, 1]) + Math.floor((Number(id[8]) * 5) / 10)) % 10 === 0,
        context: BRN_WORDS,
        confidence: [0.3, 0.95],
    }),
] as const;
