import type { NumberDetector } from '../../scan/detector';
import { pattern } from '../../scan/pattern';
import { JOINT } from '../../scan/row-bounds';
import type { Scan } from '../../scan/scan';
import { words } from '../../scan/words';
import { dateAt, type WrittenDate } from './dates';

const BORN_WORDS = [
    'dob', 'born', 'birth', 'birthdate', 'geboren', 'geburtsdatum', 'geb',
    'naissance', 'née', 'né le', 'nacimiento', 'nacido', 'nacida', 'nací', 'nascita', 'nato', 'nata', 'nato il', 'nascimento', 'nascido', 'nascida',
    'geboortedatum', 'urodzenia', 'urodzony', 'urodzona', 'födelsedatum', 'född', 'doğum', 'doğum tarihi',
    'doğumlu', 'doğum tarihim', '生年月日', '生まれ', '出生', '出生日期', '생년월일', '태어난', 'рождения', 'родился', 'родилась',
];
const BORN = words(...BORN_WORDS);

/** Of a birthday's party as well, which is not long ago. */
const BIRTHDAY_WORDS = [
    'birthday', 'bday', 'geburtstag', 'anniversaire', 'cumpleaños', 'compleanno', 'aniversário', 'verjaardag', 'urodziny', 'födelsedag', '誕生日', '生日',
    '생일',
];
const BIRTHDAY = words(...BIRTHDAY_WORDS);
const EITHER = words(...BORN_WORDS, ...BIRTHDAY_WORDS);

const OLDEST = 1900;
const MONTH = /^(?:[0-9]{1,2}-)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-[0-9]+)?$/i;

/** With the short name of a month between dashes. @see https://github.com/microsoft/presidio, date_recognizer.py */
export const NAMED_MONTHS = [
    pattern({
        kind: 'DATE_TIME',
        handling: 'off',
        shapes: ['9-AAA-9999', '99-AAA-9999', '9-AAA-99', '99-AAA-99', 'AAA-9999', 'AAA-99', '9-AAA', '99-AAA'],
        valid: (id, written) => MONTH.test(written) && written.length > id.length && !/^(?:0{1,2}|3[2-9]|[4-9][0-9])-/.test(written),
        confidence: [0.6, 0.6],
    }),
] as const;

/** Days and months in digits or words, and the days on which people were born. */
export const DATES: NumberDetector<'DATE_TIME' | 'DATE_OF_BIRTH'> = {
    kinds: { DATE_TIME: 'off', DATE_OF_BIRTH: 'personal' },
    words: EITHER,
    unless: 'DATE_TIME',
    find(scan, row, from, to) {
        if (!scan.wants('DATE_TIME') && scan.near(EITHER, row.startOf(from), row.endOf(to - 1)) !== 'for') return;
        let end = 0;
        for (let piece = from; piece < to; piece++) {
            const start = row.startOf(piece);
            if (start < end || row.lengthOf(piece) > 4 || (piece > 0 && row.joint[piece] === JOINT.none)) continue;
            const date = dateAt(scan.text, start);
            if (!date) continue;
            end = date.end;
            scan.claim('DATE_TIME', date.start, end, date.isDay ? 0.6 : 0.2);
            if (isBirth(scan, date)) scan.claim('DATE_OF_BIRTH', date.start, end, 0.85);
        }
    },
};

function isBirth(scan: Scan, { start, end, year, isDay }: WrittenDate): boolean {
    const now = new Date().getFullYear();
    if (!isDay || year < OLDEST || year > now || !scan.wants('DATE_OF_BIRTH', 0.85)) return false;
    return scan.near(BORN, start, end) === 'for' || (year < now - 1 && scan.near(BIRTHDAY, start, end) === 'for');
}
