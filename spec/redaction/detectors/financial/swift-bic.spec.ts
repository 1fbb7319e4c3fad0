import assert from 'node:assert/strict';
import { swiftBic } from '../../../../lib/redaction/detectors/financial/swift-bic';
import { detectorOf } from '../../scanning';
import { found, HOSTILE, linear } from '../../found';

const inDefault = detectorOf({ anchored: [swiftBic] });
const inAll = detectorOf({ anchored: [swiftBic] }, 0);

describe('swiftBic', () => {
    for (const [what, text, code] of [
        ['eight characters', 'the BIC is DEUTDEFF', 'DEUTDEFF'], ['eleven', 'BIC: DEUTDEFF500', 'DEUTDEFF500'], ['digits in the location', 'swift NEDSZAJ1 please', 'NEDSZAJ1'],
        ['small letters', 'my swift code: deutdeff', 'deutdeff'], ['Kosovo', 'BIC NCBVXKPR', 'NCBVXKPR'], ['the end of a sentence', 'BIC DEUTDEFF.', 'DEUTDEFF'], ['more capitals than that', 'SWIFTCODE deutdeff', 'deutdeff'],
    ] as const) {
        it(`finds a named code with ${what}`, () => assert.deepEqual(found(inDefault, text), [code]));
    }
    for (const [what, text, code] of [['capitals', 'pay to DEUTDEFF500 today', 'DEUTDEFF500'], ['the start of the text', 'DEUTDEFF is the bank', 'DEUTDEFF']] as const) {
        it(`finds a code that nothing names, in ${what}, when all is asked for`, () => assert.deepEqual(found(inAll, text), [code]));
        it(`leaves it otherwise, in ${what}`, () => assert.deepEqual(found(inDefault, text), []));
    }
    for (const [what, text] of [
        ['no country', 'BIC DEUTZZFF'], ['a character too few', 'BIC DEUTDEF'], ['one too many', 'BIC DEUTDEFF5'], ['digits in the bank', 'BIC D3UTDEFF'],
        ['ordinary words', 'a swift reply would be nice'], ['words in capitals', 'PASSWORD MISTAKEN'], ['small letters without a name', 'deutdeff500'],
        ['a word that begins like the name', 'a bicycle from gmbhdeff'], ['capitals that end like it', 'ARABIC deutsche'],
    ] as const) {
        it(`leaves ${what}`, () => assert.deepEqual(found(inAll, text), []));
    }
    for (const [what, unit] of [...HOSTILE, ['names', 'bic '], ['capitals', 'DEUTDEFF']] as const) {
        it(`reads ${what} in linear time`, () => linear(inAll, unit));
    }
});
