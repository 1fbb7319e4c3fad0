import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { clientAddress } from '../../lib/direct-line/client-address';

const of = (remoteAddress?: string) => clientAddress({ socket: { remoteAddress } } as IncomingMessage);

describe('the address of a client', () => {
    for (const [address, expected] of [
        ['203.0.113.7', '203.0.113.7'],
        ['::ffff:203.0.113.7', '203.0.113.7'],
        ['::FFFF:203.0.113.7', '203.0.113.7'],
        ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
        ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
        ['2001:0DB8:0001:0002::6', '2001:db8:1:2::/64'],
        ['2001:db8::6', '2001:db8:0:0::/64'],
        ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
        ['::1', '0:0:0:0::/64'],
        ['fe80::1%eth0', 'fe80:0:0:0::/64'],
        [undefined, ''],
    ]) {
        it(`${address} counts as ${expected}`, () => assert.equal(of(address), expected));
    }
});
