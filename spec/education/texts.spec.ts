import assert from 'node:assert/strict';
import { Redactor } from '../../lib';
import { filled, safeUseIn, type SafeUseTexts } from '../../lib/education/texts';
import { LANGUAGES } from '../../lib/turn/locale';
import { WRITING } from '../helpers/writing';

/** What is put in. All other texts have no braces. */
const PLACES: Partial<Record<keyof SafeUseTexts, string[]>> = {
    title: ['bot'], kept: ['silence', 'maxAge'], forget: ['words'], signOut: ['words'], help: ['words'], redacted: ['what'], idle: ['words'],
};
const placesIn = (text: string) => [...text.matchAll(/\{(\w*)\}/g)].map(([, name]) => name as string);
const names = Object.keys(safeUseIn('en').texts) as (keyof SafeUseTexts)[];

describe('the texts about safe use', () => {
    for (const language of LANGUAGES) {
        describe(`in ${language}`, () => {
            const { texts, neverAsks } = safeUseIn(language);

            it('are all there, none of them twice', () => {
                assert.deepEqual(Object.keys(texts), names);
                assert.equal(new Set(Object.values(texts)).size, names.length);
                assert.equal(neverAsks.length, 3);
            });

            for (const name of names) {
                it(`say ${name} shortly, with what is to be put in and nothing else`, () => {
                    const text = texts[name];
                    assert.ok(text.trim() === text && text.length > 0 && text.length <= 200, `${text.length} characters`);
                    assert.deepEqual(new Set(placesIn(text)), new Set(PLACES[name] ?? []));
                    assert.doesNotMatch(text.replaceAll(/\{\w+\}/g, ''), /[{}]/);
                    assert.match(text, WRITING[language] ?? /[a-zà-ž]/);
                });
            }

            if (language !== 'en') {
                it('are not the English ones', () => assert.deepEqual(names.filter((name) => texts[name] === safeUseIn('en').texts[name]), []));
            }

            it('hold nothing that a redactor takes for a value', () => {
                const redactor = new Redactor({ kinds: 'all' });
                for (const text of [...Object.values(texts), ...neverAsks]) assert.deepEqual(redactor.find(text), []);
            });
        });
    }
});

describe('filled', () => {
    for (const [text, values, expected] of [
        ['{a} and {b}', { a: '1', b: '2' }, '1 and 2'],
        ['{a}{a}', { a: '1' }, '11'],
        ['{a}', { a: '{b}', b: '2' }, '{b}'],
        ['{toString} {c}', { a: '$&' }, '{toString} {c}'],
        ['{a}', { a: '$&' }, '$&'],
    ] as const) {
        it(`makes ${JSON.stringify(text)} ${JSON.stringify(expected)}`, () => assert.equal(filled(text, values), expected));
    }
});
