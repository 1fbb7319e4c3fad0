import assert from 'node:assert/strict';
import { centenarians } from '../../../../../lib/redaction/detectors/countries/europe/centenarians';
import { claimed } from '../../../scanning';

const found = (text: string) => claimed({ anchored: [centenarians] }, text);

describe('centenarians', () => {
    for (const [title, text, expected] of [
        ['a Swede', 'hon är 120202+1232', ['SE_PERSONNUMMER 120202+1232']],
        ['a Swede with all of the year', '19120202+1232', ['SE_PERSONNUMMER 19120202+1232']],
        ['a Finn', 'hetu 131052+308T', ['FI_PERSONAL_IDENTITY_CODE 131052+308T']],
        ['a Finn in small letters', '131052+308t.', ['FI_PERSONAL_IDENTITY_CODE 131052+308t']],
    ] as const) {
        it(`finds ${title}`, () => assert.deepEqual(found(text), expected));
    }

    for (const [title, text] of [
        ['a wrong check digit', '120202+1233'], ['a wrong check letter', '131052+308X'], ['no date', '121302+1239'],
        ['no leap year: 1800', '290200+1230'],
        ['a digit more', '120202+12321'], ['a digit more before it', '1120202+1232'], ['a letter before it', 'x120202+1232'], ['a sum', '120202+12'],
        ['a telephone number', '+4512345678'],
    ] as const) {
        it(`finds nothing in ${title}`, () => assert.deepEqual(found(text), []));
    }
});
