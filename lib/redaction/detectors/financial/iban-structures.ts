/**
 * What follows the check digits, as the registry writes it: `n` digits, `a` letters, `c` letters or digits; and the countries.
 * @see https://www.swift.com/standards/data-standards/iban-international-bank-account-number
 */
const REGISTERED: Readonly<Record<string, string>> = {
    '1a 10n 12c': 'IT SM',
    '2c 16n': 'GE',
    '2n 18c': 'SA',
    '3n 10c 2n': 'MK',
    '3n 13c': 'KZ LU',
    '3n 16c': 'OM',
    '4a 4n 16c': 'BY',
    '4a 4n 18c': 'JO YE',
    '4a 5n 18c': 'MT',
    '4a 6n 8c': 'BG',
    '4a 10n': 'NL',
    '4a 13c': 'LV',
    '4a 14c': 'BH',
    '4a 14n': 'GB',
    '4a 15c': 'GI',
    '4a 15n': 'IQ',
    '4a 16c': 'RO',
    '4a 19n 3a': 'MU',
    '4a 20c': 'AZ',
    '4a 20n': 'DO NI SV',
    '4a 20n 3a': 'SC',
    '4a 21c': 'QA',
    '4a 22c': 'KW',
    '4a 24c': 'LC',
    '4c 14n': 'IE',
    '4c 16n': 'PK VG',
    '4c 21n': 'PS',
    '4n 20c': 'LB',
    '5n 12c': 'CH LI',
    '5n 17c': 'TR',
    '6n 19c': 'UA',
    '7n 16c': 'GR',
    '8n 12c': 'AD',
    '8n 16c': 'AL CY',
    '10n 11c 2n': 'FR GF GP MC MF MQ NC PF PM RE TF WF YT',
    '11n': 'NO',
    '12n': 'BE',
    '14n': 'AX DK FI FO GL SD',
    '14n 15c': 'RU',
    '15n': 'SI',
    '16n': 'AT BA EE LT MN XK',
    '17n': 'HR',
    '18n': 'CR DE ME RS VA',
    '19n': 'AE IL SO TL',
    '20c': 'MD',
    '20n': 'CZ ES SE SK TN',
    '21n': 'LY PT ST',
    '22n': 'IS',
    '23n': 'MR',
    '23n 1a 1c': 'BR',
    '24c': 'GT',
    '24n': 'HU PL',
    '25n': 'EG',
};

/**
 * Of countries that use such numbers without being in the registry (the package ibantools, MIT, lists them), and of French territories.
 * @see https://en.wikipedia.org/wiki/International_Bank_Account_Number#IBAN_formats_by_country
 */
const OTHERS: Readonly<Record<string, string>> = {
    '1a 23n': 'CI',
    '2a 12n': 'FK',
    '2a 19n': 'GW',
    '2a 22n': 'NE SN TG',
    '2c 22n': 'BF BJ ML',
    '4a 20n': 'HN',
    '10n 11c 2n': 'BL',
    '21n': 'AO CV MZ',
    '22n': 'DZ IR',
    '23n': 'BI CF CG CM DJ GA GQ KM MG TD',
    '24n': 'MA',
};

const HEAD = 4;

const CLASSES: Readonly<Record<string, string>> = { n: '[0-9]', a: '[A-Z]', c: '[A-Z0-9]' };

/** How long a country's numbers are, and what they look like, in capitals and without separators. */
export const IBAN_STRUCTURES: ReadonlyMap<string, { length: number; form: RegExp }> = new Map(
    [...Object.entries(REGISTERED), ...Object.entries(OTHERS)].flatMap(([structure, countries]) => {
        const fields = structure.split(' ').map((field) => [Number.parseInt(field, 10), field.at(-1)!] as const);
        const length = fields.reduce((sum, [count]) => sum + count, HEAD);
        const form = new RegExp(`^.{4}${fields.map(([count, type]) => `${CLASSES[type]}{${count}}`).join('')}$`);
        return countries.split(' ').map((country) => [country, { length, form }] as const);
    }),
);
