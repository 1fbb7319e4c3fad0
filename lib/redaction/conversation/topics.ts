import { wordsOf } from './fragments';

const CODE = /^(?!PHONE|CREDIT)/;

/** What a number may be said to be, as detectors know it: the kinds that this speaks for, and the words that people have for it. */
export const TOPICS = {
    card: [/CARD/,
        'card cards visa mastercard amex creditcard karte kreditkarte kartennummer carte tarjeta carta cartao kaart ' +
            'karta karty kort kortnummer kart'],
    phone: [/PHONE/, 'phone call mobile cell cellphone tel telephone whatsapp telefon handy rufnummer telefonnummer anrufen portable appelez ' +
        'telefono movil celular llamame cellulare chiamami telefone telemovel ligue telefoon mobiel bel zadzwon komorka mobil cep ara'],
    number: [/PHONE/, 'number nummer numero numer numara'],
    ssn: [/SSN|ITIN/, 'ssn social itin'],
    iban: [/IBAN|BANK|ACCOUNT/, 'iban'],
    account: [/BANK|IBAN|ACCOUNT|ROUTING/, 'account bank konto kontonummer compte cuenta conto conta rekening rekeningnummer rachunek hesap'],
    passport: [/PASSPORT/, 'passport pass reisepass passeport pasaporte passaporto passaporte paspoort paszport pasaport'],
    license: [/LICEN/, 'license licence fuhrerschein permis licencia patente rijbewijs'],
    tax: [CODE, 'tax tin vat steuernummer steuer fiscal fiscale impot podatkowy'],
    id: [CODE, 'id identity ausweis personalausweis identite identidad identita identidade dowod kimlik'],
    ...Object.fromEntries(
        [
            'aadhaar', 'pan', 'cpf', 'cnpj', 'nhs', 'nino', 'sin', 'dni', 'nie', 'nif', 'nir', 'bsn', 'pesel', 'personnummer',
            'tckn', 'curp', 'rfc', 'tfn', 'medicare', 'npi',
        ].map((word) => [word, [CODE, word]] as const),
    ),
} as const satisfies Readonly<Record<string, readonly [kinds: RegExp, words: string]>>;

const BY_WORD = new Map(Object.entries(TOPICS).flatMap(([topic, [, words]]) => words.split(' ').map((word) => [word, topic] as const)));
/** Of languages that have no blanks between words. */
const INSIDE = [
    ['card', /カード|卡号|信用卡|银行卡|카드/], ['phone', /電話|携帯|电话|手机|전화/], ['account', /口座|账号|账户|계좌/], ['id', /マイナンバー|身份证|주민/],
] as const;
const REACH = 200;

/** What was said that numbers are, and in which message. */
export interface Topic {
    name: string;
    message: number;
}

/** What the end of a message is about. */
export function topicsOf(text: string): string[] {
    const end = text.slice(-REACH);
    const topics = new Set<string>();
    for (const word of wordsOf(end)) {
        const topic = BY_WORD.get(word);
        if (topic !== undefined) topics.add(topic);
    }
    for (const [topic, words] of INSIDE) if (words.test(end)) topics.add(topic);
    if (topics.size > 1) topics.delete('number'); // a card number is no phone number
    return [...topics];
}
