import { CN_PLATES } from '../countries/asia/cn';
import { BRACKETED } from '../countries/asia/hk';
import { AADHAAR_WITH_COLONS, ODD_PAN } from '../countries/asia/in-odd';
import { CARD_TRACK } from './card-track';
import { CARD_CODES } from './codes-of-cards';
import { DATES, NAMED_MONTHS } from './date-time';
import { DEVICE } from './device';
import { IDENTIFIERS } from './identifiers';
import { MACHINE_READABLE } from './machine-readable';
import { NATIONAL_ID } from './national-id';
import { MIXED_PASSPORTS, PASSPORT } from './passport';
import { USERNAME } from './username';
import { PLATES, VIN } from './vehicle';

/** What belongs to no country, and what no pattern of a country can say. */
export const PERSONAL = {
    patterns: [...NATIONAL_ID, ...PASSPORT, ...DEVICE, ...NAMED_MONTHS, ...PLATES],
    numbers: [CARD_TRACK, CARD_CODES, IDENTIFIERS, MACHINE_READABLE, DATES, VIN, BRACKETED, CN_PLATES, AADHAAR_WITH_COLONS, ODD_PAN],
    rows: [MIXED_PASSPORTS],
    anchored: [USERNAME],
} as const;
