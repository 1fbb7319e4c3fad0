import assert from 'node:assert/strict';
import { textsFrom, type TextsOf } from '../../lib/turn/texts';
import type { ActivityLike } from '../../lib/turn/types';

interface Texts { yes: string; no: string }

const defaults = (locale: string | undefined): Texts => (locale === 'de' ? { yes: 'ja', no: 'nein' } : { yes: 'yes', no: 'no' });
const german = { locale: 'de' } as ActivityLike;
const from = (given: unknown) => textsFrom<Texts>('texts', given as TextsOf<Texts>, defaults);

describe('textsFrom', () => {
    for (const [title, given, expected] of [
        ['nothing', undefined, { yes: 'ja', no: 'nein' }],
        ['some texts', { yes: 'jo' }, { yes: 'jo', no: 'nein' }],
        ['a function', (locale: string) => ({ yes: locale }), { yes: 'de', no: 'nein' }],
        ['a function that has none', () => undefined, { yes: 'ja', no: 'nein' }],
        ['a function whose answers are no texts', () => ({ yes: 5, no: ' ' }), { yes: 'ja', no: 'nein' }],
        ['a function that answers later', () => Promise.reject(new Error('late')), { yes: 'ja', no: 'nein' }],
    ] as const) {
        it(`takes ${title}, and the rest from the user's language`, () => assert.deepEqual(from(given)(german), expected));
    }

    for (const [given, option] of [[5, 'texts'], [null, 'texts'], [{ maybe: 'x' }, 'texts.maybe'], [{ yes: '' }, 'texts.yes'], [{ yes: 5 }, 'texts.yes']] as const) {
        it(`names ${option} in ${JSON.stringify(given)}`, () => assert.throws(() => from(given), { name: 'OptionError', option }));
    }
});
