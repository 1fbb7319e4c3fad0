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

/** MOD 97-10 (ISO/IEC 7064) as IBANs use it: the first four characters go to the end, letters count from 10; 1 is right. */
export function mod97(iban: string): boolean {
    let rest = 0;
    for (const character of iban.slice(4) + iban.slice(0, 4)) {
        const value = Number.parseInt(character, 36);
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest === 1;
}
