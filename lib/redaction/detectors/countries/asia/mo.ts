import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';

export const MO = [
    /** 1, 5 or 7, six digits, a check digit of which the rule is not public. @see https://en.wikipedia.org/wiki/Macau_Resident_Identity_Card */
    pattern({
        kind: 'MO_ID',
        handling: 'restricted',
        region: 'MO',
        shapes: ['9999999-9'],
        valid: (id) => /^[157]/.test(id),
        context: words('macau id', 'macao id', 'bir', '澳門身份證', '澳门身份证', '澳門居民', 'bilhete'),
        confidence: [NEVER, 0.7],
    }),
] as const;
