const CHARACTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CHECKSUM = 6;
const REST = { bech32: 1, bech32m: 0x2bc830a3 } as const;

/**
 * The values of five bits between the prefix and a checksum that is right, and which of the two checksums it is.
 * @see https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki and bip-0350.mediawiki
 */
export function bech32(address: string): { prefix: string; data: readonly number[]; encoding: keyof typeof REST } | undefined {
    const lower = address.toLowerCase();
    if (lower !== address && address.toUpperCase() !== address) return undefined;
    const one = lower.lastIndexOf('1');
    const prefix = lower.slice(0, one);
    const data = Array.from(lower.slice(one + 1), (character) => CHARACTERS.indexOf(character));
    if (one < 1 || data.length < CHECKSUM || data.includes(-1)) return undefined;
    const rest = polynomial([...expanded(prefix), ...data]);
    if (rest !== REST.bech32 && rest !== REST.bech32m) return undefined;
    return { prefix, data: data.slice(0, -CHECKSUM), encoding: rest === REST.bech32 ? 'bech32' : 'bech32m' };
}

function expanded(prefix: string): number[] {
    const codes = Array.from(prefix, (character) => character.charCodeAt(0));
    return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function polynomial(values: readonly number[]): number {
    let rest = 1;
    for (const value of values) {
        const top = rest >>> 25;
        rest = ((rest & 0x1ffffff) << 5) ^ value;
        for (let bit = 0; bit < GENERATOR.length; bit++) if ((top >> bit) & 1) rest ^= GENERATOR[bit]!;
    }
    return rest;
}

/** A program of 2 to 40 bytes, in version 0 of 20 or 32, and from version 1 on with the later checksum (BIP 141, 173, 350). */
export function isSegwit({ data, encoding }: { data: readonly number[]; encoding: string }): boolean {
    const [version = 32, ...program] = data;
    const bytes = Math.floor((program.length * 5) / 8);
    const spare = (program.length * 5) % 8;
    if (version > 16 || bytes < 2 || bytes > 40 || spare > 4 || (program.at(-1)! & ((1 << spare) - 1)) !== 0) return false;
    return version === 0 ? encoding === 'bech32' && (bytes === 20 || bytes === 32) : encoding === 'bech32m';
}
