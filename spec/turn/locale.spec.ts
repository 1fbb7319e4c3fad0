import assert from 'node:assert/strict';
import { isRightToLeft, languageOf, localeOf } from '../../lib/turn/locale';
import type { ActivityLike } from '../../lib/turn/types';

describe('languageOf', () => {
    for (const [locale, expected] of [
        ['de', 'de'], ['de-AT', 'de'], ['DE_at', 'de'], ['pt-BR', 'pt'], ['zh-Hant-TW', 'zh'], ['ar-EG', 'ar'],
        ['da-DK', 'en'], ['deu', 'en'], ['d', 'en'], ['', 'en'], ['constructor', 'en'], ['__proto__', 'en'], [undefined, 'en'],
    ] as const) {
        it(`of ${locale} is ${expected}`, () => assert.equal(languageOf(locale), expected));
    }

    it('is right to left for Arabic alone', () => assert.deepEqual((['ar', 'en', 'ja'] as const).map(isRightToLeft), [true, false, false]));
});

describe('localeOf', () => {
    for (const [locale, expected] of [['de-DE', 'de-DE'], ['', undefined], [5, undefined], [null, undefined], [['de'], undefined]] as const) {
        it(`takes ${JSON.stringify(locale)} as ${expected}`, () => assert.equal(localeOf({ locale } as unknown as ActivityLike), expected));
    }
});
