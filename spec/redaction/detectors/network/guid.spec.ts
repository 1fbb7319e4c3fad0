import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { guid } from '../../../../lib/redaction/detectors/network/guid';
import { SURROUNDINGS } from '../../found';
import { claimed } from '../../scanning';
import { linear } from './effort';

const GUID = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'; // RFC 9562
const PLAIN = GUID.replaceAll('-', '');
const found = (text: string, least?: number) => claimed({ anchored: [guid] }, text, least).map((claim) => claim.replace('GUID ', ''));

describe('guid', () => {
    for (const value of [GUID, GUID.toUpperCase(), `{${GUID}}`, `urn:uuid:${GUID}`, `%7B${GUID}%7D`, `X'${PLAIN}'`, randomUUID()]) {
        for (const [title, before, after] of SURROUNDINGS) {
            it(`finds ${value.replaceAll(/[\da-f]/gi, '0')} ${title}`, () => assert.deepEqual(found(before + value + after), [value]));
        }
    }

    for (const [title, text] of [
        ['a digit too few', GUID.slice(1)],
        ['a digit too many', `${GUID}0`],
        ['a letter behind it', `${GUID}x`],
        ['a letter before it', `x${GUID}`],
        ['a dash at the wrong place', 'f81d4fae7-dec-11d0-a765-00a0c91e6bf6'],
        ['a letter that is no digit', GUID.replace('f', 'g')],
        ['more groups', `${GUID}-1234`],
        ['33 digits', `a${PLAIN}`],
        ['31 digits', PLAIN.slice(1)],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(text, 0), []));
    }

    it('is not sure of 32 digits, which may be a hash', () => {
        assert.deepEqual(found(PLAIN), []);
        assert.deepEqual(found(PLAIN, 0), [PLAIN]);
    });
    it('finds two', () => assert.deepEqual(found(`${GUID} ${GUID.toUpperCase()}`), [GUID, GUID.toUpperCase()]));
    linear(guid);
});
