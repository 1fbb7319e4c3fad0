/** A value, and how it is written. */
export type Written = readonly [name: string, text: string];

/** A test number, nobody's; the keys below are published as examples, or made up. The same in every run, as verdicts are to be. */
export const PAN = '4111111111111111';
const DIGITS = PAN.split('');

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const SECRETS: readonly Written[] = [
    ['a JSON web token', `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: '1234567890', iat: 1516239022 })}.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c`],
    ['an AWS key', ['AKIA', 'Q7ZX3MNE5TRW2KLB'].join('')],
    ['a connection string', 'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;'],
    ['a private key', `-----BEGIN PRIVATE KEY-----\n${Buffer.from('this is an example, and no key at all, but as long as one').toString('base64')}\n-----END PRIVATE KEY-----`],
    ['a password', 'password: correct-horse-battery-staple-1'],
];

/** Digits in another script, by its zero. */
const inDigits = (zero: number) => each((digit) => String.fromCodePoint(zero + digit));
const groups = (separator: string) => (PAN.match(/.{4}/g) ?? []).join(separator);

function each(written: (digit: number) => string): string {
    return DIGITS.map((digit) => written(Number(digit))).join('');
}

export const FORMS: readonly Written[] = [
    ['in one piece', PAN], ['with blanks', groups(' ')], ['with dashes', groups('-')], ['with dots', groups('.')], ['with no-break spaces', groups('\u00a0')],
    ['on four lines', groups('\n')], ['digit by digit', DIGITS.join(' ')],
];

export const DISGUISES: readonly Written[] = [
    ['full-width digits', inDigits(0xff10)], ['Arabic-Indic digits', inDigits(0x660)], ['Devanagari digits', inDigits(0x966)], ['mathematical digits', inDigits(0x1d7ce)],
    ['circled digits', each((digit) => String.fromCodePoint(digit === 0 ? 0x24ea : 0x245f + digit))], ['zero-width spaces', DIGITS.join('\u200b')],
    ['soft hyphens', DIGITS.join('\u00ad')], ['combining marks', DIGITS.join('\u0301')], ['direction marks', DIGITS.join('\u200e')],
];

export const MARKUP: readonly Written[] = [
    ['URL escapes', each((digit) => `%3${digit}`)], ['HTML entities', each((digit) => `&#${48 + digit};`)], ['HTML tags', groups('<b></b>')], ['markdown', groups('**')],
];

export const WORDS: readonly Written[] = [['English words', DIGITS.map((digit) => (digit === '4' ? 'four' : 'one')).join(' ')]];
