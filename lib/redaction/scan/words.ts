import { baseLetter, hashed, HASH_START, isUnspaced } from './letters';
import { FIRST, MOST_LISTS, NUMERAL, SIGN, WordTable } from './word-table';

/** A list of context words that was registered with `words`. */
export interface Words {
    readonly id: number;
}

export const STEM = 5;
export const LONGEST_UNSPACED = 6;

/** Stems and words without blanks have marks of their own, so that they are no words. */
export const STEM_MARK = 0x2a2a2a2a;
export const UNSPACED_START = HASH_START ^ 0x3000;

/** What is known of words, phrases of two, and the first letters of words. */
export const table = new WordTable();

/** Several lists together. */
export class AnyWords {
    /** One bit for each list, of those 32 by 32 lists that it has one of. */
    private readonly bits: number[] = [];
    private readonly places: number[] = [];

    add({ id }: Words): void {
        if (id < 0) return;
        const known = this.places.indexOf(id >> 5);
        const at = known < 0 ? this.places.push(id >> 5) - 1 : known;
        this.bits[at] = (this.bits[at] ?? 0) | (1 << (id & 31));
    }

    /** Whether one of them is among the lists with a bit in `mentioned`. */
    isAmong(mentioned: Int32Array): boolean {
        for (let at = 0; at < this.places.length; at++) if ((mentioned[this.places[at]!]! & this.bits[at]!) !== 0) return true;
        return false;
    }
}

let lists = 0;

/**
 * Registers the words that make a kind of value more likely when they stand near it. Upper and lower case and accents make no
 * difference. `'telef*'` stands for every word that begins with those five letters, `'account number'` for the two words
 * together; words of Chinese, Japanese and Korean are found inside longer text.
 */
export function words(...list: readonly string[]): Words {
    const id = lists++;
    if (id >= MOST_LISTS) throw new RangeError('too many lists of context words');
    for (const word of list) {
        table.addToList(hashOf(word), id);
        const blank = word.indexOf(' ');
        if (blank < 0) continue;
        table.mark(hashOf(word.slice(0, blank)), FIRST);
        table.mark(hashOf(word.slice(blank + 1)), 0);
    }
    return { id };
}

/** Registers a word in which digits are said, in lower case. */
export function numeral(word: string): void {
    table.mark(hashOf(word), NUMERAL);
}

/** Registers a word for a sign of a mail address, in lower case. */
export function saidSign(word: string): void {
    table.mark(hashOf(word), SIGN);
}

function hashOf(word: string): number {
    if (word.endsWith('*')) {
        if (word.length !== STEM + 1) throw new RangeError(`${word}: a stem has ${STEM} letters`);
        return hashFrom(HASH_START, word.slice(0, -1)) ^ STEM_MARK;
    }
    if (!isUnspaced(word.charCodeAt(0))) return hashFrom(HASH_START, word);
    if (word.length < 2 || word.length > LONGEST_UNSPACED) throw new RangeError(`${word}: 2 to ${LONGEST_UNSPACED} characters`);
    return hashFrom(UNSPACED_START, word);
}

/** A blank between two words counts like a letter. */
function hashFrom(start: number, word: string): number {
    let hash = start;
    for (let index = 0; index < word.length; index++) hash = hashed(hash, baseLetter(word.charCodeAt(index)) || BLANK);
    return hash;
}

export const BLANK = 32;

/** What is mostly followed by numbers that are nobody's secret. */
export const AGAINST = words(
    'order', 'orders', 'tracking', 'track', 'invoice', 'ticket', 'case', 'isbn', 'issn', 'booking', 'reservation', 'confirmation', 'serial', 'model',
    'product', 'sku', 'item', 'part', 'version', 'build', 'commit', 'room', 'flight', 'coupon', 'voucher', 'promo', 'barcode', 'ean', 'upc',
    'bestellung', 'bestellnummer', 'auftrag', 'rechnung', 'rechnungsnummer', 'sendung', 'sendungsnummer', 'buchung', 'artikel', 'artikelnummer',
    'commande', 'facture', 'suivi', 'colis', 'billet', 'pedido', 'factura', 'seguimiento', 'envio', 'reserva',
    'ordine', 'fattura', 'spedizione', 'prenotazione', 'encomenda', 'fatura', 'rastreio', 'rastreamento',
    'bestelling', 'factuur', 'boeking', 'pakket', 'zamowienie', 'zamowienia', 'faktura', 'przesylka', 'paczka',
    'bestallning', 'kvitto', 'paket', 'siparis', 'fatura', 'kargo', 'takip', 'rezervasyon',
    '注文', '注文番号', '追跡', '予約', '请求书', '订单', '订单号', '运单', '快递', '发票', '预订', '주문', '송장',
);
