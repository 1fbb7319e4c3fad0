/** Luhn's check (ISO/IEC 7812-1, annex B) over a string of digits, or the part of one. */
export function luhn(digits: string, start = 0, end = digits.length): boolean {
    let sum = 0;
    for (let index = 0; index < end - start; index++) {
        const digit = digits.charCodeAt(end - 1 - index) - 48;
        const doubled = index % 2 === 1 ? digit * 2 : digit;
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 === 0;
}

/** The same over ASCII codes. */
export function luhnCodes(codes: Uint8Array, start: number, end: number): boolean {
    let sum = 0;
    for (let index = end - 1, isDoubled = false; index >= start; index--, isDoubled = !isDoubled) {
        const digit = codes[index]! - 48;
        const doubled = isDoubled ? digit * 2 : digit;
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 === 0;
}

/** MOD 97-10 (ISO/IEC 7064) as IBANs use it: the first four characters go to the end, letters count from 10; 1 is right. */
export function mod97(iban: string): boolean {
    let rest = 0;
    for (let index = 0; index < iban.length; index++) {
        const code = iban.charCodeAt((index + 4) % iban.length);
        rest = code > 57 ? (rest * 100 + code - 55) % 97 : (rest * 10 + code - 48) % 97;
    }
    return rest === 1;
}

/** The sum of the characters, each times its weight: digits count as themselves, letters (in upper case) from 10. */
export function weighted(id: string, weights: readonly number[]): number {
    let sum = 0;
    for (let index = 0; index < weights.length; index++) {
        const code = id.charCodeAt(index);
        sum += (code > 57 ? code - 55 : code - 48) * weights[index]!;
    }
    return sum;
}

/** How Verhoeff's check permutes a digit, by its position modulo 8. */
const VERHOEFF = ['0123456789', '1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258'];

/**
 * Verhoeff's check over a string of digits: products in the dihedral group of order ten, in which 5 to 9 are reflections.
 * @see https://en.wikipedia.org/wiki/Verhoeff_algorithm
 */
export function verhoeff(digits: string): boolean {
    let product = 0;
    for (let index = 0; index < digits.length; index++) {
        const digit = VERHOEFF[index % 8]!.charCodeAt(digits.charCodeAt(digits.length - 1 - index) - 48) - 48;
        const turn = product < 5 ? digit % 5 : 5 - (digit % 5);
        product = ((product + turn) % 5) + (product < 5 === digit < 5 ? 0 : 5);
    }
    return product === 0;
}

/** MOD 11,10 (ISO/IEC 7064): the last digit checks those before it. */
export function mod1110(digits: string): boolean {
    let product = 10;
    for (let index = 0; index < digits.length - 1; index++) {
        const sum = (digits.charCodeAt(index) - 48 + product) % 10;
        product = ((sum === 0 ? 10 : sum) * 2) % 11;
    }
    return (product + digits.charCodeAt(digits.length - 1) - 48) % 10 === 1;
}
