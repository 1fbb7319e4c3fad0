import { viewsOf } from '../text/views';

/** A part of a number or code that was typed, where it stands, and nothing else of the message. */
export interface Fragment {
    /** Which message it came in, counted from 0. */
    message: number;
    /** UTF-16 offsets in that message. */
    start: number;
    end: number;
    /** Its digits, capitals and separators. */
    written: string;
    /** Whether nothing else was said with it. */
    isAlone: boolean;
    /** When it came, in milliseconds since the epoch. */
    at: number;
}

/** Longer messages tell something; parts of a number come in short ones. */
const LONGEST_MESSAGE = 120;
const MOST_WORDS = 6;
const LONGEST_FRAGMENT = 34;

const PIECE = String.raw`[A-Z]{0,4}\d[\dA-Z]*`;
/** The beginning of an IBAN, in which a group may be all letters; or groups of digits, and of digits and capitals as codes have them. */
const PIECES = String.raw`[A-Z]{2}\d\d(?: ?[\dA-Z]{4}\b){1,8}(?: ?[\dA-Z]{1,3}\b)?|[+(]{0,2}${PIECE}\)?(?:[ .,\n-]{1,3}\(?${PIECE}\)?)*`;
/** No part of a word, a time, a price, a date with slashes or a share. */
const FRAGMENT = new RegExp(
    String.raw`(?<![\p{L}\p{N}@#$€£¥₹]|\p{N}[.,:/]|[$€£¥₹] )(?:${PIECES})` +
        String.raw`(?![\p{L}\p{N}@%‰°€£¥₹$]|[.,:/]\p{N}| ?[%€£¥₹$])`,
    'gu',
);
/** What is said with the last part of a card's number. */
const EXPIRY = /(?:exp\w*|valid\w*|cvv2?|cvc2?|g[uü]ltig)[^\d\n]{0,12}\d[\d/-]*(?:\s?[/-]\s?\d+)?/gi;
const DATE_OR_QUANTITY = /^(?:\d{1,2}[.-]\d{1,2}[.-]\d{2,4}|(?:19|20)\d\d-\d\d-\d\d|\d+\.\d{1,2}|\d{1,3}(?:,\d{3})+)$/;

/** The part of a number that a short message holds, at its offsets there; nothing when it has other numbers, or says what else this is. */
export function fragmentIn(text: string): Omit<Fragment, 'message' | 'at'> | undefined {
    if (text.length > LONGEST_MESSAGE) return undefined;
    const view = viewsOf(text).findLast(({ onlyChecked }) => !onlyChecked)!;
    const told = view.text.replaceAll(EXPIRY, (expiry) => ' '.repeat(expiry.length));
    const [found, ...others] = told.matchAll(FRAGMENT);
    if (!found || others.length > 0 || DATE_OR_QUANTITY.test(found[0]) || found[0].length > LONGEST_FRAGMENT) return undefined;
    const [start, end] = [found.index, found.index + found[0].length];
    const rest = `${told.slice(0, start)} ${told.slice(end)}`;
    const words = wordsOf(rest);
    if (words.length > MOST_WORDS || /\d/.test(rest) || words.some((word) => SPEAKS_AGAINST.has(word))) return undefined;
    const [from, to] = view.unfold(start, end);
    return { start: from, end: to, written: found[0], isAlone: words.length === 0 };
}

/** In lower case and without accents. */
export function wordsOf(text: string): string[] {
    return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** With one of these, a number is a quantity, a price, a time, a year, a place, a public code, or takes back what was said before. */
const SPEAKS_AGAINST = new Set(
    [
        'am pm oclock uhr hour hours h mins minute minutes second day days week weeks month months year years old age aged born since',
        'dollar dollars bucks euro euros usd eur gbp pounds cents percent price cost costs paid pay pays total amount worth discount',
        'kg g mg lb lbs oz km m cm mm ft inch inches miles liter liters gb mb tb px degrees size sizes x times',
        'people persons person guests adults kids children rooms nights pieces pcs items units tickets boxes bottles points stars votes likes',
        'order orders ordered invoice ticket tracking ref reference booking reservation confirmation case serial model version build sku',
        'code codes otp pin password room floor flight gate seat table page line chapter level score street avenue road apartment apt suite zip',
        'item product postcode',
        'arrived delivered shipped bought won lost got get gets have has says shows nope nein non nee nao nej hayir',
        'bestellung bestellnummer rechnung zimmer preis jahre tage stunden stuck personen hausnummer plz groesse grosse',
        'commande facture chambre prix ans jours heures personnes taille pedido factura habitacion precio anos dias horas personas talla',
        'ordine fattura camera prezzo anni giorni ore persone taglia encomenda fatura quarto preco pessoas tamanho',
        'bestelling factuur kamer prijs jaar dagen uur personen maat zamowienie faktura pokoj cena lat dni godzin osob rozmiar',
        'bestallning rum pris dagar timmar personer storlek siparis oda fiyat yil gun saat kisi beden',
    ].flatMap((line) => line.split(' ')),
);
