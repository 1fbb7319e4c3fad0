import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { macAddress } from '../../../../lib/redaction/detectors/network/mac-address';
import { SURROUNDINGS } from '../../found';
import { claimed } from '../../scanning';
import { linear } from './effort';

const found = (text: string, least?: number) => claimed({ anchored: [macAddress] }, text, least).map((claim) => claim.replace('MAC_ADDRESS ', ''));

describe('macAddress', () => {
    for (const address of [
        '00:00:5e:00:53:01', '00-00-5E-00-53-AF', '0000.5e00.53ff', 'AA-BB-CC-DD-EE-FA', 'ab:cd:ef:ab:cd:ef', 'abcd.efab.cde7', 'AA-BB-CC-11-22-33', // RFC 7042
        '02-00-5E-10-00-00-00-01', '02:00:5e:10:00:00:00:01', '0200.5e10.0000.0001',
    ]) {
        for (const [title, before, after] of SURROUNDINGS) {
            it(`finds ${address} ${title}`, () => assert.deepEqual(found(before + address + after), [address]));
        }
        it(`finds ${address} in Chinese`, () => assert.deepEqual(found(`网卡${address}掉线`), [address]));
    }

    for (const [title, text] of [
        ['five groups', '00:5E:00:53:AF'],
        ['seven groups', '00:5E:00:53:AF:5E:6F'],
        ['nine groups', '00:5E:00:53:AF:5E:6F:70:81'],
        ['seven groups of which the first has a letter', 'b8:00:5E:00:53:AF:5E'],
        ['two kinds of separators', '00:5E:00-53-AF-5E'],
        ['a letter that is no digit', '00:5E:00:53:AF:5G'],
        ['a word before it', 'x00:5E:00:53:AF:5E'],
        ['a word behind it', '00:5E:00:53:AF:5Ex'],
        ['groups of three', '001:A2B:3C4:D5E'],
        ['two groups of four', '001a.2b3c'],
        ['groups of four with dashes', '001a-2b3c-4d5e'],
        ['everybody', 'ff:ff:ff:ff:ff:ff'],
        ['everybody in fours', 'FFFF.FFFF.FFFF'],
        ['twelve digits out of context', '005E0053AF5E'],
        ['pairs with blanks out of context', '00 5E 00 53 AF 5E'],
        ['a telephone number', 'my mac is 06 12 34 56 78 90'],
        ['a date', '24-11-22 10:30:45'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(text, 0), []));
    }

    for (const text of ['mac 005E0053AF5E', 'MAC address: 005E00FFFE53AF5E', 'mac 00 5E 00 53 AF 5E', '物理地址005E0053AF5E', 'mac:00:5E:00:53:AF:5E', 'eth0:00:5E:00:53:AF:5E']) {
        it(`finds "${text}" in context`, () => assert.equal(found(text).length, 1));
    }
    for (const text of ['mac 001223344556', 'mac 00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff:ff:ff']) {
        it(`is not sure of "${text}"`, () => {
            assert.deepEqual(found(text), []);
            assert.equal(found(text, 0).length, 1);
        });
    }

    it('finds all six bytes, whatever they are', () => {
        const bytes = fc.uint8Array({ minLength: 6, maxLength: 6 }).filter((six) => new Set(six).size > 1);
        fc.assert(
            fc.property(bytes, fc.constantFrom(':', '-'), (six, separator) => {
                const address = Array.from(six, (byte) => byte.toString(16).padStart(2, '0')).join(separator);
                assert.deepEqual(found(`it is ${address}`), [address]);
            }),
        );
    });

    linear(macAddress);
});
