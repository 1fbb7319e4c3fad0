// 20,000 short chat messages from a fixed seed: four in five ordinary, one in ten with numbers that are nobody's secret, one in ten with a
// sensitive value. Also texts made to be expensive.

const ORDINARY = [
    'hi there', 'can you help me please?', 'what are your opening hours on Sunday', 'I would like to change my booking', 'thanks, that is all',
    'my card has not arrived yet', 'Why was I charged twice?', 'how do i reset my password', 'book a table for two tomorrow evening',
    "I don't think that's right, could you check again?", 'what is the weather like in lisbon', 'please cancel my subscription',
    'the app crashes when I open it', 'Is there a fee for exchanging currencies?', 'ok', 'yes please', 'no thank you, goodbye', 'remind me to call mum',
    'I lost my phone and cannot log in any more', 'how long does a transfer take?', 'Where can I withdraw cash abroad', 'tell me a joke',
    'Could you tell me whether the package has been sent to the right address this time?', 'do you speak french', 'what’s the name of this song',
    'turn off the lights in the kitchen', 'I’d like a large coffee with oat milk', 'my top up was declined and I do not know why',
    'i want to speak to a human', 'what is the meaning of life', 'Wie sind Ihre Öffnungszeiten am Samstag?', '¿Puedo cambiar mi reserva?',
    'set a timer for 10 minutes', 'book 2 tickets for the show at 7:30', 'how many calories are in an apple', 'the meeting is at 3 pm, right?',
];
const LOOK_ALIKES = [
    (n) => `order ${n(9)} has not arrived`, (n) => `tracking number 1Z${n(16)}`, (n) => `flight LH${n(4)} on 5/16/2025`, (n) => `I paid $${n(3)}.${n(2)} twice`,
    (n) => `version 2.${n(1)}.${n(2)} crashes`, (n) => `ISBN 978-3-${n(4)}-${n(4)}-1`, (n) => `invoice INV-2025-${n(6)}`, (n) => `it is ${n(2)}:30 on 2025-03-1${n(1)}`,
    (n) => `ticket #${n(7)} is still open`, (n) => `room ${n(3)}, floor ${n(1)}`, (n) => `error 0x${n(8)} at line ${n(3)}`, (n) => `score ${n(2)}-${n(2)} after ${n(2)} minutes`,
];
const SENSITIVE = [
    (n) => `my card is ${card(n)}`, (n) => `card ${card(n).replace(/(.{4})(?=.)/g, '$1 ')} exp 04/29`, (n) => `my ssn is ${5 + (Number(n(1)) % 3)}${n(2)}-1${n(1)}-${n(3)}7`,
    (n) => `mail me at jo.${n(3)}@example.com please`, (n) => `call me on (415) 555-${n(4)}`, (n) => `+44 20 7946 0${n(3)} is my number`, (n) => `the server is 10.1${n(1)}.2.1${n(1)}`,
    () => 'my iban is DE89 3704 0044 0532 0130 00', (n) => `password: hunter${n(4)}!`, (n) => `routing number 021000021 account number ${n(10)}`,
];

/** The 20,000 messages. */
export function messages() {
    const n = digitsFrom(42);
    return Array.from({ length: 20_000 }, (_, index) => {
        const pick = (list) => list[Number(n(4)) % list.length];
        if (index % 10 === 3) return pick(LOOK_ALIKES)(n);
        if (index % 10 === 7) return pick(SENSITIVE)(n);
        return Number(n(1)) < 3 ? `${pick(ORDINARY)}. ${pick(ORDINARY)}` : pick(ORDINARY);
    });
}

/** Short units that make an expensive text when they are repeated. */
export const HOSTILE = {
    digits: '4', 'digit blank': '4 ', 'digit dash': '1-', 'digit dot': '1.', 'two digits': '12 ', 'groups of four': '4111 ', 'nine digits': '123456789 ', cards: '4111 1111 1111 1111 ',
    'at signs': '@', letters: 'a', 'a dot': 'a.', 'labels': '@a.a.a.a', blanks: ' ', 'http://a.a.': 'http://a.a.', 'letter digit': 'A1', 'ibans': 'DE89 3704 0044 0532 0130 0 ',
    'password ': 'password ', 'key=': 'key=', 'zero-width': '4\u200b', 'combining marks': 'a\u0301', brackets: '(', 'plus and brackets': '+1 (', colons: ':', 'double colons': '1::',
    'mails': 'a@b.co ', 'pairs in hex': 'a1:', dots: '.', slashes: '//', 'escapes': '%34', entities: '&#5', tags: '<b>4', 'digit words': 'one ', 'letters for digits': 'O0l1 ',
    'markers of keys': '-----BEGIN PRIVATE KEY-----', tokens: 'eyJhbGciOi.', 'context words': 'pin 12 ', quotes: '"', 'full-width': '４', 'chinese': '密码',
};

function card(n) {
    const digits = [...`4${n(14)}`].map(Number);
    const sum = digits.reduceRight((total, digit, index) => total + (index % 2 === 0 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] : digit), 0);
    return `${digits.join('')}${(10 - (sum % 10)) % 10}`;
}

/** Digits of a small generator (mulberry32): the same in every run. */
function digitsFrom(seed) {
    let state = seed;
    const next = () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) % 10;
    };
    return (count) => Array.from({ length: count }, next).join('');
}
