import assert from 'node:assert/strict';
import { isLoopbackHost, isPublicAddress, isPublicHost } from '../../lib/channel/addresses';

/** As a URL spells its host. */
const hostOf = (host: string) => new URL(`https://${host}/`).hostname;

describe('addresses', () => {
    for (const address of ['1.1.1.1', '8.8.8.8', '100.63.255.255', '100.128.0.0', '172.15.0.1', '172.32.0.1', '192.167.0.1', '168.63.129.17', '2606:4700:4700::1111', '2a00:1450::1']) {
        it(`has ${address} in the Internet`, () => assert.equal(isPublicAddress(address), true));
    }

    for (const address of [
        '0.0.0.0', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.255', '168.63.129.16', '169.254.169.254', '172.16.0.1', '172.31.255.255',
        '192.0.0.1', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255',
        '::', '::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::7f00:1', '64:ff9b::7f00:1',
        '64:ff9b:1::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '100::1', '', 'localhost', '1.1.1', '2606:4700:4700::1111%eth0',
    ]) {
        it(`does not have ${address || 'nothing'} in the Internet`, () => assert.equal(isPublicAddress(address), false));
    }

    for (const host of ['example.com', 'example.com.', 'EXAMPLE.com', '1.1.1.1', '[2606:4700:4700::1111]', 'contoso.sharepoint.com', 'xn--bcher-kva.example', 'localhost.example']) {
        it(`takes the host ${host}`, () => assert.equal(isPublicHost(hostOf(host)), true));
    }

    for (const host of [
        'localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'a.localhost.', 'intranet', 'metadata', 'metadata.google.internal', 'printer.local', 'nas.lan',
        'router.home.arpa', '127.0.0.1', '127.0.0.1.', '127.1', '2130706433', '0x7f000001', '0x7f.1', '017700000001', '0177.0.0.1', '0', '169.254.169.254',
        '2852039166', '0xa9fea9fe', '0251.0376.0251.0376', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:a9fe:a9fe]', '[fd00:ec2::254]', '\uff11\uff12\uff17.0.0.1', '\u2460.1.1.1.1',
    ]) {
        it(`refuses the host ${host}`, () => {
            const spelt = URL.canParse(`https://${host}/`) ? hostOf(host) : '';
            assert.equal(isPublicHost(spelt), false);
        });
    }

    for (const [host, expected] of [
        ['localhost', true], ['127.0.0.1', true], ['127.1.2.3', true], ['[::1]', true], ['LOCALHOST', true],
        ['a.localhost', false], ['localhost.', false], ['128.0.0.1', false], ['[::2]', false], ['10.0.0.1', false], ['', false], ['localhost.example', false],
    ] as const) {
        it(`${expected ? 'takes' : 'does not take'} ${host || 'nothing'} for this machine`, () => assert.equal(isLoopbackHost(host), expected));
    }
});
