import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { SafeUseMiddleware } from '../../lib';

describe('the options of SafeUseMiddleware', () => {
    for (const [given, option] of [
        [undefined, 'storage'],
        [{ storage: {} }, 'storage'],
        [{ nam: 'x' }, 'nam'],
        [{ botName: ' ' }, 'botName'],
        [{ neverAsks: 'passwords' }, 'neverAsks'],
        [{ neverAsks: [''] }, 'neverAsks'],
        [{ kept: 5 }, 'kept'],
        [{ kept: { silence: 1 } }, 'kept.maxAge'],
        [{ kept: { silence: 0, maxAge: 1 } }, 'kept.silence'],
        [{ forget: '' }, 'forget'],
        [{ signOut: 5 }, 'signOut'],
        [{ privacyUrl: 'http://example.com/privacy' }, 'privacyUrl'],
        [{ privacyUrl: 'javascript:alert(1)' }, 'privacyUrl'],
        [{ privacyUrl: 'https://ann:hunter2@example.com' }, 'privacyUrl'],
        [{ privacyUrl: '/privacy' }, 'privacyUrl'],
        [{ privacyUrl: 5 }, 'privacyUrl'],
        [{ helpWords: 'help' }, 'helpWords'],
        [{ helpWords: ['!'] }, 'helpWords'],
        [{ coolDown: 0 }, 'coolDown'],
        [{ remindAfter: Infinity }, 'remindAfter'],
        [{ quietChannels: 'sms' }, 'quietChannels'],
        [{ cardChannels: [''] }, 'cardChannels'],
        [{ texts: { titel: 'x' } }, 'texts.titel'],
        [{ texts: 5 }, 'texts'],
        [{ keys: {} }, 'keys'],
        [{ events: {} }, 'events'],
    ] as const) {
        it(`name ${option} in ${JSON.stringify(given)}`, () => {
            const options = given && { storage: new MemoryStorage(), ...given };
            assert.throws(() => new SafeUseMiddleware(options as never), (error: Error & { option?: string }) => {
                assert.deepEqual([error.name, error.option], ['OptionError', option]);
                assert.doesNotMatch(error.message, /hunter2/);
                return true;
            });
        });
    }

    for (const given of [{ coolDown: undefined, texts: undefined, kept: undefined }, { kept: false, helpWords: [], neverAsks: [], quietChannels: [] }]) {
        it(`take ${JSON.stringify(given)}`, () => assert.ok(new SafeUseMiddleware({ storage: new MemoryStorage(), ...(given as object) })));
    }
});
