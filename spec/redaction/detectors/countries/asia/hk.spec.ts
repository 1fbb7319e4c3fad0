import assert from 'node:assert/strict';
import { BRACKETED, HK } from '../../../../../lib/redaction/detectors/countries/asia/hk';
import { claimed } from '../../../scanning';
import { itFinds } from '../identifiers';

const bracketed = (text: string, least?: number) => claimed({ numbers: [BRACKETED] }, text, least);

describe('HK', () => {
    itFinds(HK, {
        found: [
            ['HK_ID', 'A1234563'],
            ['HK_ID', 'a123456-3'],
            ['HK_ID', 'AB987654-3'],
        ],
        left: [
            ['another check digit', 'HK_ID', 'A1234564'],
            ['a letter that is no check digit', 'HK_ID', 'A123456B'],
        ],
        inContext: [
            ['HKID', 'HK_ID', 'A1234563'],
            ['身份證', 'HK_ID', 'A1234563'],
        ],
    });

    for (const written of ['A123456(3)', 'A123456 (3)', 'A123456[3]', 'AB987654(3)', 'a123456(3)']) {
        it(`finds ${written.replaceAll(/[0-9]/g, '9')}`, () => assert.deepEqual(bracketed(`it is ${written}, ok`), [`HK_ID ${written}`]));
    }
    for (const written of ['A123456(4)', 'A123456 3', 'ABC123456(3)', 'A12345(3)', '3A123456(3)']) {
        it(`leaves ${written}`, () => assert.deepEqual(bracketed(`it is ${written}, ok`, 0), []));
    }

    it('finds a number of Macao in context', () => assert.deepEqual(bracketed('我的身份證 1234567(8)'), ['MO_ID 1234567(8)']));
    it('keeps it from a user without', () => assert.deepEqual(bracketed('it is 1234567(8)'), []));
    it('leaves one with another first digit', () => assert.deepEqual(bracketed('身份證 2234567(8)', 0), []));
});
