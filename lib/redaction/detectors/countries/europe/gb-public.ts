import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { two } from './date';

const POSTCODE = /^(?:GIR0AA|(?:[A-PR-UWYZ](?:\d[0-9A-HJKPSTUW]?|[A-HK-Y]\d[0-9ABEHMNPRVWXY]?))\d[ABD-HJLNP-UW-Z]{2})$/;
const PLATE_WORDS = words(
    'vehicle', 'registration', 'reg', 'number plate', 'licence plate', 'license plate', 'plate', 'vrn', 'dvla', 'v5c', 'logbook', 'mot', 'car',
);

/** Two letters of the place, then the half year: 02 to 29 from March, 51 to 79 from September. */
function isCurrentPlate(id: string): boolean {
    const age = two(id, 2);
    return /^[A-HJ-PR-Y]{2}\d\d[A-HJ-PR-Z]{3}$/.test(id) && ((age >= 2 && age <= 29) || (age >= 51 && age <= 79));
}

/** What many people share or everybody can see. */
export const GB_PUBLIC = [
    /** Postcodes. @see https://en.wikipedia.org/wiki/Postcodes_in_the_United_Kingdom#Formatting */
    pattern({
        kind: 'UK_POSTCODE', handling: 'off', region: 'GB',
        shapes: ['A9-9AA', 'A99-9AA', 'A9A-9AA', 'AA9-9AA', 'AA99-9AA', 'AA9A-9AA', 'AAA-9AA'],
        valid: (id, written) => POSTCODE.test(id) && written.length <= id.length + 1 && !/[^a-z\d ]/i.test(written),
        context: words('postcode', 'post code', 'postal code', 'postcodes', 'zip', 'address', 'delivery', 'mailing', 'shipping'),
        confidence: [0.5, 0.75],
    }),
    /** Number plates since 2001, from 1983 on, and before. @see https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_the_United_Kingdom */
    pattern({
        kind: 'UK_VEHICLE_REGISTRATION', handling: 'off', region: 'GB',
        shapes: ['AA99-AAA'],
        valid: isCurrentPlate,
        context: PLATE_WORDS,
        confidence: [0.5, 0.75],
    }),
    pattern({
        kind: 'UK_VEHICLE_REGISTRATION', handling: 'off', region: 'GB',
        shapes: ['A9-AAA', 'A99-AAA', 'A999-AAA'],
        valid: (id) => /^[A-HJ-NPR-TV-Y]\d+[A-HJ-PR-Y][A-HJ-PR-Z]{2}$/.test(id),
        context: PLATE_WORDS,
        confidence: [0.2, 0.7],
    }),
    pattern({
        kind: 'UK_VEHICLE_REGISTRATION', handling: 'off', region: 'GB',
        shapes: ['AAA-9-A', 'AAA-99-A', 'AAA-999-A'],
        valid: (id) => /^[A-HJ-PR-Z]{3}\d+[A-HJ-NPR-TV-Y]$/.test(id),
        context: PLATE_WORDS,
        confidence: [0.15, 0.7],
    }),
] as const;
