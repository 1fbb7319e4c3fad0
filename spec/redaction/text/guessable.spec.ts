import assert from 'node:assert/strict';
import { Reading } from '../../../lib/redaction/scan/reading';
import { isGuessable } from '../../../lib/redaction/text/guessable';
import { linearWork } from '../found';

function guessable(text: string): boolean {
    const reading = new Reading();
    reading.read(text);
    return isGuessable(reading);
}

describe('isGuessable', () => {
    for (const text of ['4l11 11111', '41l1-1111-11', 'O12345678', '12345678O', 'ssn123456789', 'ssn123-45-6789', '4111|1111|1111', '4111;1111;1111', '12345|67', '4111 l111 1', 'x3714,4963,5398,431', '42O1248 - 7316 - 8549 - 5', 'at001-204-821-0538']) {
        it(`guesses at ${JSON.stringify(text)}`, () => assert.equal(guessable(text), true));
    }
    for (const text of ['', '4111 1111 1111', '4l11', 'order 12345678 is late', 'I am 123456789', 'ab123456789', 'ssn12345678', 'INC0032566', '12345: 6', '4a11111111', 'is 123456789', '3714,4963,5398,431', 'x3714,4963 and 5398', 'DE89 3704 0044 0532', 'NX6061647437']) {
        it(`takes ${JSON.stringify(text)} as it is written`, () => assert.equal(guessable(text), false));
    }
    for (const unit of ['1', '1l', 'l1 ', 'l', 'abc1', '1 ', '1|']) {
        it(`looks at ${JSON.stringify(unit)} in linear time`, () => linearWork((text) => guessable(text), unit));
    }
});
