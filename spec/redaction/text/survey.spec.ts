import assert from 'node:assert/strict';
import { Survey } from '../../../lib/redaction/text/survey';

/** What a survey sees that takes six digits for a number, and at signs for something to look at. */
function seen(text: string): Survey {
    const survey = new Survey(6, '@');
    survey.read(text);
    return survey;
}

describe('Survey', () => {
    const smallTalk = [
        'hello', 'set a timer for 10 minutes', 'book 2 tickets for the show at 7:30', 'what’s the name of this song?', 'Öffnungszeiten am Samstag',
        'I paid $220.74 twice', 'version 2.4.63 crashes', 'score 40-48 after 95 minutes', 'ten of 12345', '¿Puedo cambiar mi reserva?',
    ];
    for (const text of smallTalk) {
        it(`takes ${JSON.stringify(text)} for small talk`, () => assert.equal(seen(text).isSmallTalk, true));
    }

    const serious = [
        '123456', '123 456', '12-34-56', 'a1', '1a', 'room b-1', '1-a', 'jo@home', 'key: value', 'at 7:', '1::2', '10.1.2.3', '1-2-3-4', 'a--b', '١٢', 'x_y', '50%',
    ];
    for (const text of serious) {
        it(`looks closer at ${JSON.stringify(text)}`, () => assert.equal(seen(text).isSmallTalk, false));
    }

    const counted = [['', 0], ['none', 0], ['7:30', 3], ['2025-03-13', 8]] as const;
    for (const [text, digits] of counted) {
        it(`counts ${digits} digits in ${JSON.stringify(text)}`, () => assert.equal(seen(text).digits, digits));
    }

    const markup = [['plain - text.', false], ['50%', true], ['a_b', false], ['a__b', true], ['?q=1', true], ['q=1?', false], ['né', true], ['[x]', true]] as const;
    for (const [text, isMarkedUp] of markup) {
        it(`${isMarkedUp ? 'sees' : 'sees no'} markup in ${JSON.stringify(text)}`, () => assert.equal(seen(text).isMarkedUp, isMarkedUp));
    }

    const guessable = [
        ['4111 1111', false], ['4l1l 1111', true], ['ssn123456789', true], ['4111|1111|1111', true], ['4111.1111', false], ['1O', false], ['12345é', true],
        ['12345: 6', false], ['1:2:3:45', true],
    ] as const;
    for (const [text, isGuessable] of guessable) {
        it(`${isGuessable ? 'guesses at' : 'takes as written'} ${JSON.stringify(text)}`, () => assert.equal(seen(text).isGuessable, isGuessable));
    }
});
