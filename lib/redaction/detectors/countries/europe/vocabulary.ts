/** Words for any identifier of a person, for lists of context words. */
export const IDENTITY = [
    'national id', 'national identity', 'national identification', 'national number', 'identity number', 'identity card', 'identity code',
    'identification number', 'id number', 'id card', 'id code', 'personal id', 'personal identity', 'personal identification',
    'ausweis', 'identité', 'identidad', 'identità', 'identidade', 'identiteit', 'tożsamości',
];

/** For any number that a tax office gives out. */
export const TAXES = [
    'tax id', 'tax number', 'tax no', 'tax identification', 'tax reference', 'taxpayer', 'tin', 'fiscal', 'fiscale', 'steuer', 'steuernummer',
    'contribuinte', 'contribuyente', 'belastingnummer', 'podatkowy', 'skattenummer',
];

/** For any number that pensions or benefits are booked on. */
export const SOCIAL_SECURITY = ['social security', 'social insurance', 'national insurance', 'pension'];

/** For any driving licence. */
export const DRIVING = [
    'driving licence', 'driving license', 'driver licence', 'driver license', 'drivers licence', 'drivers license', 's licence', 's license',
];

/** For passports. */
export const PASSPORTS = [
    'passp*', 'travel document', 'reisepass', 'pasaporte', 'passeport', 'passaporto', 'paspoort', 'paszport', 'pasaport', 'パスポート', '旅券', '护照',
];

/** The word in small letters, with a capital, and in capitals: only Latin letters are compared without regard to case. */
export function inCases(...list: readonly string[]): string[] {
    return list.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]);
}
