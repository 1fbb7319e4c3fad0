import assert from 'node:assert/strict';
import { isIPv4, isIPv6 } from 'node:net';
import * as fc from 'fast-check';
import { ipAddress } from '../../../../lib/redaction/detectors/network/ip-address';
import { SURROUNDINGS } from '../../found';
import { claimed } from '../../scanning';
import { linear } from './effort';

const found = (text: string, least?: number) => claimed({ anchored: [ipAddress] }, text, least).map((claim) => claim.replace('IP_ADDRESS ', ''));

describe('ipAddress', () => {
    for (const address of [
        '192.0.2.146', '10.0.0.1', '255.255.255.255', '0.0.0.250', '198.51.100.0/24', // RFC 5737
        '2001:db8::1', '2001:DB8::A', '2001:db8:0:0:1:0:0:1', 'fe80::1%eth0', 'fe80::abcd%en0/64', '::ffff:192.0.2.128', '64:ff9b::192.0.2.33', '2001:db8::/32', // RFC 3849, 4291
        '2001:db8:1:2:3:4:5::', 'abcd:ef01:2345:6789:abcd:ef01:2345:6789', '2001:db8::192.0.2.1',
    ]) {
        it(`finds ${address}`, () => assert.deepEqual(found(`it was ${address} today`), [address]));
        for (const [title, before, after] of SURROUNDINGS) {
            it(`finds ${address} ${title}`, () => assert.deepEqual(found(before + address + after), [address]));
        }
    }

    for (const [title, text, address] of [
        ['before a port', '192.0.2.146:8080', '192.0.2.146'],
        ['before a port, in brackets', '[2001:db8::5]:443', '2001:db8::5'],
        ['before a colon', '2001:db8::1: no route', '2001:db8::1'],
        ['before a prefix that is too long', '192.0.2.146/33', '192.0.2.146'],
        ['before a longer prefix that is too long', '2001:db8::/129', '2001:db8::'],
        ['in a path', '192.0.2.146/x', '192.0.2.146'],
        ['at the start of a range', '192.0.2.146-192.0.2.150', '192.0.2.146'],
        ['in Chinese', '网关192.0.2.146掉线', '192.0.2.146'],
        ['of the other version in Chinese', '网关2001:db8::2掉线', '2001:db8::2'],
        ['behind a word and a colon', 'ipv6:2001:db8::1', '2001:db8::1'],
        ['behind a word and three colons', 'ip:::ffff:192.0.2.146', '::ffff:192.0.2.146'],
        ['behind colons that are none', 'x2001:db8::192.0.2.146', '192.0.2.146'],
    ] as const) {
        it(`finds an address ${title}`, () => assert.equal(found(text)[0], address));
    }

    for (const [title, text] of [
        ['a number over 255', '192.0.2.256'],
        ['a leading zero', '192.0.02.146'],
        ['three numbers', '192.0.2'],
        ['a word before it', 'ip192.0.2.146'],
        ['a word behind it', '192.0.2.146x'],
        ['an accented letter before it', 'é192.0.2.146'],
        ['two gaps', '2001::db8::1'],
        ['five digits', 'fe801:db8::2'],
        ['nine groups', '1:2:3:4:5:6:7:8:9'],
        ['seven groups', '2001:2:3:4:5:6:7'],
        ['a word before the other version', 'ab_2001:db8::2'],
        ['a word behind the other version', '2001:db8::1x'],
        ['half an address at the end', '::ffff:192.0.2'],
        ['a time', 'at 10:30:45'],
        ['a namespace', 'std::vector'],
        ['a smiley', 'yes :: no :: :) :D ::-)'],
        ['an address of hardware', '00:5E:00:53:AF:5E'],
        ['one of 64 bits', '00:5E:00:53:AF:5E:6F:70'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(text, 0.1), []));
    }

    for (const text of [
        '192.0.2.146.7', '7.192.0.2.146', 'version 110.0.54.81', 'v 110.0.54.81', 'firmware 110.20.54.81', 'Chrome/110.0.54.81', 'see 1.2.3.4', 'a[::1]', 'x ::', 'Add::bed', '1:2:3:4:5:6:7:8',
    ]) {
        it(`is not sure of "${text}"`, () => {
            assert.deepEqual(found(text), []);
            assert.equal(found(text, 0).length, 1);
        });
    }

    for (const text of ['IP 1.2.3.4', 'ipv6: ::1', '服务器1.2.3.4', 'Adresse 1.2.3.4', 'ping Add::bed']) {
        it(`is sure of "${text}"`, () => assert.equal(found(text).length, 1));
    }

    it('finds every address of version 4', () => {
        fc.assert(fc.property(fc.ipV4(), (address) => assert.deepEqual(found(`ip ${address}`), [address])));
    });
    it('finds every address of version 6', () => {
        const isOther = (address: string) => !/^(?:..:){7}..$/.test(address) && address !== '::';
        fc.assert(fc.property(fc.ipV6().filter(isOther), (address) => assert.deepEqual(found(`ip ${address}`), [address])));
    });
    it('finds nothing that is no address', () => {
        const piece = fc.constantFrom('1', '25', '256', 'ab', 'fe80', ':', '::', '.', ' ', 'x', '/8', '%1');
        fc.assert(
            fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
                for (const address of found(pieces.join(''), 0)) assert.ok(isAddress(address.replace(/[/%].*$/, '')), address);
            }),
        );
    });

    linear(ipAddress);
});

function isAddress(text: string): boolean {
    return isIPv4(text) || isIPv6(text);
}
