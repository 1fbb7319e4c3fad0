import assert from 'node:assert/strict';
import { MemoryStorage, type Activity } from 'botbuilder';
import type { SafeUseOptions } from '../../lib';
import { advice, safeUse } from '../../lib/education/content';
import { messageOf } from '../../lib/education/message';
import { safeUseOptions } from '../../lib/education/options';
import { LANGUAGES } from '../../lib/turn/locale';
import type { ActivityLike } from '../../lib/turn/types';
import { cardIn, DAY, readIn } from './support/educated';

const storage = new MemoryStorage();
const everything: Partial<SafeUseOptions> = { botName: 'Echo Bot', kept: { silence: DAY, maxAge: 30 * DAY }, forget: true, signOut: true, privacyUrl: 'https://example.com/privacy' };
const sent = (channelId: string, options: Partial<SafeUseOptions> = everything, locale = 'en-US'): Partial<Activity> => {
    const checked = safeUseOptions({ storage, ...options });
    const activity = { channelId, locale } as ActivityLike;
    return messageOf(safeUse(activity, checked), activity, checked.cardChannels);
};

const ALL = `Using Echo Bot safely
I never ask for:
- passwords
- PINs and security codes of cards
- codes that your bank sends you
What we write here is stored encrypted. It is erased 24 hours after the last message, at the latest 30 days after the first.
To have it erased at once, write “forget me”.
To sign out, write “sign out”.
To read this again, write “help security”.
Privacy statement: https://example.com/privacy`;

describe('how a user is told to use the bot safely', () => {
    for (const channelId of ['directline', 'webchat', 'msteams', 'emulator']) {
        it(`is a card on ${channelId}, with all of it as text for clients that cannot draw it`, () => {
            const card = cardIn(sent(channelId));
            assert.deepEqual([card?.version, card?.fallbackText], ['1.2', ALL]);
            assert.deepEqual(card?.body[0]?.items.map(({ text }) => text)[0], 'Using Echo Bot safely');
            assert.deepEqual(card?.actions.map(({ type, title, url }) => [type, title, url]), [
                ['Action.Submit', 'Got it', undefined], ['Action.OpenUrl', 'Privacy statement', 'https://example.com/privacy'],
            ]);
            assert.deepEqual(card?.actions[0]?.data, { botWarden: 'safe-use', topics: ['safe-use'] });
        });
    }

    for (const channelId of ['sms', 'twilio-sms', 'email', 'telephony', 'directlinespeech', 'slack', 'facebook', 'telegram', 'test', 'unheard-of', '']) {
        it(`is text on ${channelId || 'no channel'}`, () => assert.deepEqual(sent(channelId), { text: ALL, textFormat: 'plain' }));
    }

    it('is a card on the channels that the bot names', () => {
        assert.ok(cardIn(sent('slack', { cardChannels: ['slack'] })));
        assert.equal(cardIn(sent('webchat', { cardChannels: ['slack'] })), undefined);
    });

    for (const [title, options, expected] of [
        ['only what is so by default', {}, /^Using this bot safely\nI never ask for:\n(?:- .+\n){3}To read this again, write “help security”\.$/],
        ['what the bot never asks for', { neverAsks: ['a fax number'] }, /\nI never ask for:\n- a fax number\n/],
        ['what it never asks for by locale', { neverAsks: (locale) => [`a fax number (${locale})`] }, /\n- a fax number \(en-US\)\n/],
        ['nothing that it never asks for', { neverAsks: [] }, /^Using this bot safely\nTo read/],
        ['the bot\'s own words', { forget: 'delete all', signOut: 'bye' }, /erased at once, write “delete all”\.\nTo sign out, write “bye”\./],
        ['nothing of keeping', { ...everything, kept: false }, /(?<!encrypted[^]*)To have it erased/],
        ['texts of the bot\'s own', { texts: { title: 'Mind {bot}!', help: 'Ask {words}.' } }, /^Mind this bot![^]*Ask help security\.$/],
        ['texts of the bot\'s own by locale', { texts: (locale) => ({ title: `For ${locale}` }) }, /^For en-US\nI never/],
    ] as [string, Partial<SafeUseOptions>, RegExp][]) {
        it(`says ${title}`, () => assert.match(readIn(sent('webchat', options)), expected));
    }

    for (const language of LANGUAGES) {
        it(`leaves no gap in ${language}, and is short`, () => {
            const text = readIn(sent('webchat', everything, language));
            assert.doesNotMatch(text, /[{}]|undefined/);
            assert.ok(text.length < 700, `${text.length} characters`);
        });

        it(`leaves no gap in advice in ${language}`, () => {
            const checked = safeUseOptions({ storage });
            const topics = ['redacted/card', 'redacted/other', 'sign-in-refused', 'codes-locked', 'card-withheld', 'idle'] as const;
            const { sentences } = advice(topics, { locale: language } as ActivityLike, checked);
            assert.equal(sentences.length, 5);
            for (const sentence of sentences) assert.doesNotMatch(sentence, /[{}]|undefined/);
        });
    }

    it('runs from right to left in Arabic alone', () => {
        const [arabic, english] = [cardIn(sent('webchat', everything, 'ar-EG')), cardIn(sent('webchat'))];
        assert.deepEqual([arabic?.rtl, arabic?.body[0]?.rtl], [true, true]);
        assert.doesNotMatch(JSON.stringify(english), /rtl/);
    });
});
