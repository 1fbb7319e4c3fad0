/** What people call the number of an identity card in English, whatever the country. */
export const ID_WORDS = [
    'national id', 'id number', 'id no', 'id card', 'identity card', 'identity number', 'identity no', 'identification number', 'identification card',
    'nid', 'civil id', 'personal id',
] as const;

/** The same for the number of a taxpayer. */
export const TAX_WORDS = ['tax id', 'tax number', 'tax no', 'tin', 'taxpayer', 'tax identification', 'tax code'] as const;

/** And for the number of a driving licence. */
export const LICENCE_WORDS = [
    'driver license', 'drivers license', 'driving license', 'driving licence', 'driver licence', 'license number', 'licence number', 'license no',
    'licence no', 'dl',
] as const;

/** And for the number of a passport, in the languages that most people speak. */
export const PASSPORT_WORDS = [
    'passport', 'passports', 'reisepass', 'reisepassnummer', 'passnummer', 'passeport', 'pasaporte', 'passaporto', 'passaporte', 'paspoort',
    'paspoortnummer',
    'paszport', 'paszportu', 'pass nr', 'passnr', 'pasaport', 'パスポート', '旅券', '旅券番号', '护照', '護照', '여권', '여권번호', 'паспорт', 'паспорта', 'جواز',
    'paspor', 'pasport', 'พาสปอ', 'สือเดิ', 'hộ chiếu', 'पासपोर्ट', 'דרכון', 'pasnummer', 'passi', 'utlevel', 'cestovni pas',
] as const;
