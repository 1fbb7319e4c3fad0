import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isYymmdd } from '../written';
import { ID_WORDS } from './id-words';

const WORDS = words('nric', 'mykad', 'ic', 'ic no', 'ic number', 'kad pengenalan', 'pengenalan', 'no kp', 'kp', 'mykid', ...ID_WORDS);
/** No places of birth have these codes. @see https://www.jpn.gov.my/en/kod-negeri */
const NOWHERE = /^(?:00|1[7-9]|20|69|70|73|80|81|9[4-7])/;

const isNric = (id: string) => isYymmdd(id) && !NOWHERE.test(id.slice(6));

export const MY = [
    /** Birth, place of birth, serial. @see https://en.wikipedia.org/wiki/Malaysian_identity_card */
    pattern({
        kind: 'MY_NRIC',
        handling: 'restricted',
        region: 'MY',
        shapes: ['999999-99-9999'],
        valid: (id, written) => isNric(id) && /^[0-9]{6}[-\s][0-9]{2}[-\s]/.test(written),
        context: WORDS,
        confidence: [0.6, 1],
    }),
    pattern({
        kind: 'MY_NRIC',
        handling: 'restricted',
        region: 'MY',
        shapes: ['999999999999'],
        valid: isNric,
        context: WORDS,
        confidence: [0.1, 0.9],
    }),
] as const;
