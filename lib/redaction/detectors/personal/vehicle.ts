import { weighted } from '../../checksum';
import type { NumberDetector } from '../../scan/detector';
import { codeAt } from '../../scan/letters';
import { pattern } from '../../scan/pattern';
import { words } from '../../scan/words';
import { FOREIGN } from '../../scan/reading';
import type { Row } from '../../scan/row';
import { JOINT } from '../../scan/row-bounds';
import { NEVER } from '../countries/confidence';

const VIN_WORDS = words(
    'vin', 'vehicle identification', 'chassis', 'chassis number', 'vin number', 'fahrgestellnummer', 'fin', 'fahrgestell', 'châssis', 'bastidor',
    'telaio',
    'chassi', 'chassisnummer', 'nadwozia', 'chassinummer', 'şasi', 'şasi numarası', '車台番号', '车架号', '車架號', '차대번호', 'vehicle',
);
const PLATE_WORDS = words(
    'license plate', 'licence plate', 'number plate', 'plate number', 'plate no', 'plate', 'registration number', 'vehicle registration',
    'car registration',
    'kennzeichen', 'nummernschild', 'autokennzeichen', 'immatriculation', 'plaque', 'matrícula', 'placa', 'placas', 'targa', 'kenteken',
    'rejestracyjny', 'tablica', 'registreringsnummer', 'regnummer', 'plaka', 'ナンバー', '车牌', '车牌号', '車牌', '번호판', 'госномер',
);

const LENGTH = 17;
/** No I, O and Q; the last four are digits. */
const VIN_SHAPE = /^[A-HJ-NPR-Z0-9]{13}[0-9]{4}$/;
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const VALUES: Readonly<Record<string, string>> = {
    A: '1', J: '1', B: '2', K: '2', S: '2', C: '3', L: '3', T: '3', D: '4', M: '4', U: '4', E: '5', N: '5', V: '5', F: '6', W: '6', G: '7', P: '7',
    X: '7', H: '8', Y: '8', R: '9', Z: '9',
};

/**
 * Vehicle identification numbers (ISO 3779). The ninth character is a check digit in North America, where it must be right.
 * @see https://en.wikipedia.org/wiki/Vehicle_identification_number
 */
export const VIN: NumberDetector<'VIN'> = {
    kinds: { VIN: 'personal' },
    fits(row, _from, to) {
        let first = to - 1;
        while (first > 0 && row.joint[first] === JOINT.none && row.first[to]! - row.first[first]! <= LENGTH) first--;
        const length = row.first[to]! - row.first[first]!;
        return length === LENGTH || (length > LENGTH && hasForeign(row, first, to));
    },
    find(scan, row, _from, to) {
        const end = row.endOf(to - 1);
        const start = end - LENGTH;
        if (start < 0 || row.length < LENGTH || isWord(scan.text, start - 1) || isWord(scan.text, end) || row.lengthOf(to - 1) > LENGTH) return;
        const vin = scan.text.slice(start, end).toUpperCase();
        if (!VIN_SHAPE.test(vin) || vin.replace(/[0-9]/g, '').length < 2) return;
        const checked = isChecked(vin);
        if (!checked && /^[1-5]/.test(vin)) return;
        const isNear = scan.near(VIN_WORDS, start, end) === 'for';
        scan.claim('VIN', start, end, isNear ? 0.95 : checked && vin === scan.text.slice(start, end) ? 0.6 : 0.4);
    },
};

/** Letters of other scripts may touch a number. */
function hasForeign(row: Row, first: number, to: number): boolean {
    for (let piece = first; piece < to; piece++) if (row.kinds[piece] === FOREIGN) return true;
    return false;
}

function isChecked(vin: string): boolean {
    const rest = weighted(vin.replace(/[A-Z]/g, (letter) => VALUES[letter]!), WEIGHTS) % 11;
    return vin[8] === (rest === 10 ? 'X' : String(rest));
}

function isWord(text: string, at: number): boolean {
    const code = codeAt(text, at);
    return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
}

/** Number plates where a word calls them so, of any country: letters and digits. */
export const PLATES = [
    pattern({
        kind: 'LICENSE_PLATE',
        handling: 'off',
        shapes: [
            'XXXXX', 'XXXXXX', 'XXXXXXX', 'XXXXXXXX', 'AAA-999', 'AAA-9999', 'AA-999-AA', 'AA-99-AAA', 'A-AA-9999', 'AA-AA-999', 'A-AA-999',
            'AAA-AA-99', 'AA-AA-9999',
            '9999-AAA', '99-AAA-99', '99-AA-99', '9-AAA-999', 'AAA-9A99', '99-AAA-9', 'AA-99-99', 'XX-999-X', '999-AAA', 'A-999-AA', 'AA-9999-A',
            'AA-9999-AA',
        ],
        valid: (id) => /[A-Z]/.test(id) && /[0-9]/.test(id),
        context: PLATE_WORDS,
        confidence: [NEVER, 0.7],
    }),
] as const;
