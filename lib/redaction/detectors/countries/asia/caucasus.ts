import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { isBirthDay } from './birth-day';

export const CAUCASUS = [
    /** @see https://en.wikipedia.org/wiki/Georgian_identity_card */
    pattern({
        kind: 'GE_PERSONAL_NUMBER',
        handling: 'restricted',
        region: 'GE',
        shapes: ['99999999999'],
        context: words('პირადი ნომერი', 'პირადი', 'პირადობის', 'personal number', 'personal no'),
        confidence: [NEVER, 0.85],
    }),
    /** Public services numbers: birth (with gender in the day), serial. @see https://en.wikipedia.org/wiki/Armenian_identity_card */
    pattern({
        kind: 'AM_PSN',
        handling: 'restricted',
        region: 'AM',
        shapes: ['9999999999'],
        context: words('հծհ', 'սոցիալական', 'հանրային', 'psn', 'public services'),
        confidence: [NEVER, 0.85],
    }),
    /** Identity cards until 2018, and since. @see https://en.wikipedia.org/wiki/Azerbaijani_identity_card */
    pattern({
        kind: 'AZ_ID_CARD',
        handling: 'restricted',
        region: 'AZ',
        shapes: ['AAA-99999999', 'AA-9999999'],
        valid: (id) => /^(?:AZE|AA)/.test(id),
        context: words('şəxsiyyət vəsiqəsi', 'vəsiqə', 'vəsiqəsi'),
        confidence: [NEVER, 0.85],
    }),
    /** Gender, birth, serial. @see https://en.wikipedia.org/wiki/Kyrgyz_identity_card */
    pattern({
        kind: 'KG_PIN',
        handling: 'restricted',
        region: 'KG',
        shapes: ['99999999999999'],
        valid: (id) => /^[12]/.test(id) && isBirthDay(`${id.slice(5, 9)}${id.slice(3, 5)}${id.slice(1, 3)}`),
        context: words('пин', 'инн', 'пин код', 'жеке номер'),
        confidence: [0.4, 0.95],
    }),
] as const;
