import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { crypto } from '../../../../lib/redaction/detectors/financial/crypto';
import { keccak256 } from '../../../../lib/redaction/detectors/financial/keccak';
import { SURROUNDINGS } from '../../found';
import { claimed } from '../../scanning';
import { linear } from '../network/effort';

/** From the documentation of each: Bitcoin wiki, BIP 173 and 350, EIP-55, and the projects' own pages. */
const ADDRESSES = [
    ['Bitcoin', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
    ['a Bitcoin script', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
    ["Bitcoin's test network", 'mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn'],
    ['a script of the test network', '2MzQwSSnBHWHqSAqtTVQ6v47XtaisrJa1Vc'],
    ['version 0', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    ['version 0 in capitals', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4'],
    ['version 0 of 32 bytes', 'tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7'],
    ['version 1', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0'],
    ['Litecoin', 'LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9'],
    ['Dogecoin', 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L'],
    ['TRON', 'TN3W4H6rK2ce4vX9YnFQHwKENnHjoxb3m9'],
    ['Zcash', 't1Hsc1LR8yKnbbe3twRp88p6vFfC5t7DLbs'],
    ['XRP Ledger', 'rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN'],
    ['Monero', '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A'],
    ['a subaddress of Monero', '888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H'],
    ['Cosmos', 'cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd02'],
    ['Ethereum', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
    ['Ethereum in capitals', '0x52908400098527886E0F7030069857D2E4169EE7'],
    ['Ethereum in small letters', '0xde709f2102306220921060314715629080e2fb77'],
] as const;

const found = (text: string, least?: number) => claimed({ anchored: [crypto] }, text, least).map((claim) => claim.replace('CRYPTO ', ''));

describe('crypto', () => {
    for (const [kind, address] of ADDRESSES) {
        for (const [title, before, after] of SURROUNDINGS) {
            it(`finds an address of ${kind} ${title}`, () => assert.deepEqual(found(before + address + after), [address]));
        }
    }

    for (const [kind, address] of ADDRESSES.slice(0, -2)) {
        it(`leaves an address of ${kind} with one character changed`, () => {
            const places = fc.integer({ min: 0, max: address.length - 1 });
            const isOther = ([at, character]: [number, string]) => address[at] !== character && /[\da-z]/i.test(address[at]!) && at !== 1;
            fc.assert(
                fc.property(fc.tuple(places, fc.constantFrom('2', '7', 'k', 'Q', 'q', 'a')).filter(isOther), ([at, character]) => {
                    const changed = address.slice(0, at) + character + address.slice(at + 1);
                    assert.deepEqual(isEthereum(changed) && isOneCase(changed) ? [] : found(changed, 0), []);
                }),
            );
        });
    }

    for (const [title, text] of [
        ['another character in front', '11BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
        ['a letter behind it', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2a'],
        ['a foreign letter behind it', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2é'],
        ['small and capital letters with a checksum for one case', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3T4'],
        ['version 0 with the checksum of version 1', 'tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47'], // BIP 350
        ['version 1 with the checksum of version 0', 'tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf'],
        ['an unknown prefix', 'tc1qw508d6qejxtdg4y5r3zarvary0c5xw7kg3g4ty'],
        ['a program of the wrong length', 'bc1qr508d6qejxtdg4y5r3zarvaryv98gj9p'],
        ['spare bits that are not zero', 'tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3pjxtptv'],
        ['a key of Bitcoin', '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ'],
        ['a hash', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
        ['39 digits of Ethereum', '0xde709f2102306220921060314715629080e2fb7'],
        ['a wrong case', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(text, 0), []));
    }

    linear(crypto);
});

describe('keccak256', () => {
    for (const [message, hash] of [
        ['', 'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470'],
        ['abc', '4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45'],
    ] as const) {
        it(`hashes "${message}"`, () => assert.equal(Buffer.from(keccak256(Buffer.from(message))).toString('hex'), hash));
    }

    it('hashes messages about as long as a block, each to something else', () => {
        const hashes = [134, 135, 136, 137, 271, 272, 273].map((length) => Buffer.from(keccak256(new Uint8Array(length))).toString('hex'));
        assert.equal(new Set(hashes).size, hashes.length);
    });
});

function isEthereum(address: string): boolean {
    return address.startsWith('0x');
}

function isOneCase(address: string): boolean {
    const digits = address.slice(2);
    return digits === digits.toLowerCase() || digits === digits.toUpperCase();
}
