import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import type { Detector } from '../../lib/redaction/finding';

/** What a detector finds in a text, in the text's own words. */
export function found(detector: Detector, text: string): string[] {
    return detector(text).map(({ start, end }) => text.slice(start, end));
}

/** The ways to write a number in groups. */
export const SEPARATORS = [
    ['blanks', ' '],
    ['dashes', '-'],
    ['dots', '.'],
    ['no-break spaces', '\u00a0'],
    ['thin spaces', '\u2009'],
    ['narrow no-break spaces', '\u202f'],
    ['ideographic spaces', '\u3000'],
    ['tabs', '\t'],
    ['line ends', '\n'],
    ['line ends of Windows', '\r\n'],
    ['en dashes', '\u2013'],
    ['non-breaking hyphens', '\u2011'],
    ['minus signs', '\u2212'],
    ['two blanks', '  '],
] as const;

/** What may stand around a value without hiding it. */
export const SURROUNDINGS = [
    ['alone', '', ''],
    ['at the start', '', ' is mine'],
    ['at the end', 'it is ', ''],
    ['before a full stop', 'it is ', '.'],
    ['before a comma', '', ', thanks'],
    ['before an exclamation', 'take ', '!!!'],
    ['in brackets', '(', ')'],
    ['in square brackets', '[', ']'],
    ['in quotes', '"', '"'],
    ['in JSON', '{"number":"', '"}'],
    ['in a tag', '<b>', '</b>'],
    ['in a link', 'https://shop.example/pay?n=', '&x=1'],
    ['after a colon', 'number:', ''],
    ['after an equals sign', 'number=', ';'],
    ['between emoji', '\u{1f4b3}', '\u{1f600}'],
    ['next to half of an emoji', '\ud83d', '\ude00'],
    ['on a line of its own', 'here:\n', '\nthanks'],
] as const;

/** The characters that detectors read or cut out of a text, and the matches they try: their work, whatever machine does it. */
export function work(run: () => unknown): number {
    const { slice, charCodeAt } = String.prototype;
    const { exec } = RegExp.prototype;
    let done = 0;
    sinon.replace(String.prototype, 'slice', function (this: string, start, end) {
        const part = slice.call(this, start, end);
        done += part.length;
        return part;
    });
    sinon.replace(String.prototype, 'charCodeAt', function (this: string, at) {
        done++;
        return charCodeAt.call(this, at);
    });
    sinon.replace(RegExp.prototype, 'exec', function (this: RegExp, text) {
        done++;
        return exec.call(this, text);
    });
    try {
        run();
        return done;
    } finally {
        sinon.restore();
    }
}

/** Texts made to be expensive, by their length. */
export const HOSTILE = [
    ['digits', '4'], ['a blank between digits', '4 '], ['groups of four', '4111 '], ['card numbers', '4111 1111 1111 1111 '], ['dots and digits', '1.'],
    ['country codes', 'DE89 '], ['unfinished IBANs', 'DE89 3704 0044 0532 0130 0 '], ['at signs', '@'], ['unfinished mail addresses', 'a@'],
    ['mail addresses', 'a@b.co '], ['labels of domains', '@a.a.a.a.a.a.a.a'], ['long local parts', `${'a'.repeat(64)}"@`], ['plus signs', '+'], ['unfinished phone numbers', '+49 (0) '],
    ['words of context', 'tel 123456 '], ['brackets', '('], ['blanks', ' '], ['social security numbers', '536-10-4398-'], ['letters', 'a'],
] as const;

/** Whether twice the text is about twice the work. */
export function linear(detector: Detector, unit: string): void {
    linearWork(detector, unit);
}

export function linearWork(run: (text: string) => unknown, unit: string): void {
    const text = (length: number) => unit.repeat(Math.ceil(length / unit.length));
    const [once, twice] = [work(() => run(text(5_000))), work(() => run(text(10_000)))];
    assert.ok(twice <= 2.2 * once + 1_000, `${once} characters of work, then ${twice}`);
    assert.ok(once <= 5_000 * 500, `${once} characters of work`);
}
