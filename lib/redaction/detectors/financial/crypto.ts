import type { AnchoredDetector } from '../../scan/detector';
import { baseLetter, codeAt, isUnspaced } from '../../scan/letters';
import { words } from '../../scan/words';
import { base58Check, moneroCheck, RIPPLE } from './base58';
import { bech32, isSegwit } from './bech32';
import { keccak256 } from './keccak';

const CRYPTO_WORDS = words(
    'crypto', 'wallet', 'wallets', 'btc', 'bitcoin', 'bitcoins', 'eth', 'ether', 'ethereum', 'erc20', 'usdt', 'usdc', 'tether', 'token',
    'metamask', 'coinbase', 'binance', 'litecoin', 'ltc', 'monero', 'xmr', 'ripple', 'xrp', 'dogecoin', 'doge', 'tron', 'trx', 'zcash', 'dash',
    'cardano', 'blockchain', 'krypto', 'cartera', 'billetera', 'portefeuille', 'portafoglio', 'carteira', 'portfel', 'cuzdan', 'ウォレット', '暗号資産',
    '钱包', '比特币',
);

const SHORTEST = 25;
const LONGEST = 108;

/**
 * Version bytes of the addresses that are written in Base58Check: Bitcoin (and its test network), Litecoin, Dogecoin, Dash, TRON.
 * @see https://en.bitcoin.it/wiki/List_of_address_prefixes and the `chainparams.cpp` of each
 */
const VERSIONS = new Set([0x00, 0x05, 0x6f, 0xc4, 0x30, 0x32, 0x3a, 0x1e, 0x16, 0x4c, 0x10, 0x41]);
/** Zcash has two. @see https://zips.z.cash/protocol/protocol.pdf 5.6.1.1 */
const ZCASH = new Set([0x1cb8, 0x1cbd]);
/** Standard, integrated, and subaddress, of the main network. @see https://docs.getmonero.org/public-address/standard-address/ */
const MONERO = new Set([18, 19, 42]);
/** SLIP-0173: what begins addresses with a witness program, and what begins other ones. */
const SEGWIT = new Set(['bc', 'tb', 'bcrt', 'ltc', 'tltc']);
const OTHERS = new Set(['addr', 'stake', 'cosmos', 'osmo', 'bnb']);

/** How long addresses are, how they are written, and what makes one right. */
const FORMS: readonly (readonly [shortest: number, longest: number, form: RegExp, isRight: (address: string) => boolean])[] = [
    [42, 42, /^0x[\da-f]{40}$/i, isEthereum],
    [26, 35, /^[1-9A-HJ-NP-Za-km-z]+$/, (address) => VERSIONS.has(base58Check(address, 21)?.[0] ?? -1)],
    [25, 35, /^r[1-9A-HJ-NP-Za-km-z]+$/, (address) => base58Check(address, 21, RIPPLE)?.[0] === 0],
    [35, 35, /^t[13][1-9A-HJ-NP-Za-km-z]+$/, isZcash],
    [95, 106, /^[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?$/, (address) => MONERO.has(moneroCheck(address)?.[0] ?? -1)],
    [41, LONGEST, /^[a-z]{2,6}1[02-9ac-hj-np-z]{38,100}$/i, isBech32],
];

/** Addresses of cryptocurrencies, which all have a checksum; Ethereum's only when it is written in both cases. */
export const crypto: AnchoredDetector<'CRYPTO'> = {
    kinds: { CRYPTO: 'personal' },
    on: '',
    tokens: [{ least: SHORTEST, most: LONGEST }],
    find(scan, at) {
        const { text } = scan;
        let end = at + 1;
        while (isOfAddress(codeAt(text, end))) end++;
        let start = at;
        while (at - start < LONGEST && isOfAddress(codeAt(text, start - 1))) start--;
        const length = end - start;
        if (length < SHORTEST || length > LONGEST || isLetter(codeAt(text, start - 1)) || isLetter(codeAt(text, end))) return end;
        const address = text.slice(start, end);
        if (isAddress(address)) {
            scan.claim('CRYPTO', start, end, isPlainHex(address) && scan.near(CRYPTO_WORDS, start, end) !== 'for' ? 0.7 : 0.95);
        }
        return end;
    },
};

function isAddress(address: string): boolean {
    for (const [shortest, longest, form, isRight] of FORMS) {
        if (address.length >= shortest && address.length <= longest && form.test(address) && isRight(address)) return true;
    }
    return false;
}

function isOfAddress(code: number): boolean {
    return code < 123 && ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code >= 97);
}

function isLetter(code: number): boolean {
    return code > 127 && baseLetter(code) !== 0 && !isUnspaced(code);
}

/** Without a checksum it may be a hash. */
function isPlainHex(address: string): boolean {
    return /^0x/i.test(address) && !isMixed(address.slice(2));
}

function isMixed(digits: string): boolean {
    return digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
}

/** Upper case marks the digits over which the hash of the address has a digit of 8 or more. @see https://eips.ethereum.org/EIPS/eip-55 */
function isEthereum(address: string): boolean {
    const digits = address.slice(2);
    if (!isMixed(digits)) return true;
    const hash = Buffer.from(keccak256(Buffer.from(digits.toLowerCase()))).toString('hex');
    return Array.from(digits).every((digit, index) => (digit >= 'a') === (digit >= 'A' && hash.charAt(index) < '8'));
}

function isZcash(address: string): boolean {
    const body = base58Check(address, 22);
    return body !== undefined && ZCASH.has((body[0]! << 8) | body[1]!);
}

function isBech32(address: string): boolean {
    const parts = bech32(address);
    if (!parts) return false;
    return SEGWIT.has(parts.prefix) ? isSegwit(parts) : OTHERS.has(parts.prefix) && parts.encoding === 'bech32';
}
