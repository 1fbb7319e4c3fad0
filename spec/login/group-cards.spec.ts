import assert from 'node:assert/strict';
import { CardFactory, type Activity, type Attachment } from 'botbuilder';
import type { LoginTimeoutOptions } from '../../lib';
import { loginBot, tokensOf, tokensResponse } from './support/signed-in';

const ELSEWHERE = 'To sign in, please write to me in a conversation of our own.';
const oauth = CardFactory.oauthCard('aad', 'Sign in', 'Please sign in', 'https://token.example/link');
const own = { id: 'conversation-1' } as Activity['conversation'];
const group = { id: 'conversation-1', isGroup: true } as Activity['conversation'];

/** What the user gets when the bot sends these attachments into a conversation. */
async function sending(attachments: Attachment[], conversation: Activity['conversation'], options: Partial<LoginTimeoutOptions> = {}) {
    const all = loginBot(options);
    await all.bot.adapter.receive({ ...all.bot.reference(), type: 'message', text: 'hi', from: { id: 'dl_ann' }, conversation } as unknown as Activity, async (context) => {
        await context.sendActivity({ type: 'message', text: 'Please', attachments });
    });
    const { text, attachments: sent } = all.bot.sent[0]!;
    return { ...all, text, sent };
}

describe('sign-in cards in a conversation of several people', () => {
    for (const [what, card, isHeld] of [
        ['an OAuth card', oauth, true],
        ['a sign-in card', CardFactory.signinCard('Sign in', 'https://token.example/link', 'Please'), true],
        ['a card with a sign-in button', CardFactory.heroCard('Hi', [], [{ type: 'signin', title: 'Sign in', value: 'https://token.example/link' }]), true],
        ['an Adaptive Card that signs in', CardFactory.adaptiveCard({ type: 'AdaptiveCard' }), false],
        ['another card', CardFactory.heroCard('Hi', [], [{ type: 'imBack', title: 'Yes', value: 'yes' }]), false],
        ['a card without content', { contentType: 'application/vnd.microsoft.card.hero', content: null }, false],
        ['an image', { contentType: 'image/png', contentUrl: 'https://example.org/a.png' }, false],
    ] as [string, Attachment, boolean][]) {
        it(`${isHeld ? 'do not get' : 'get'} ${what}`, async () => {
            const { text, sent, events } = await sending([card], group);
            assert.deepEqual([text, sent], isHeld ? [ELSEWHERE, []] : ['Please', [card]]);
            assert.deepEqual(events.map(({ type }) => type), isHeld ? ['sign-in-card-withheld'] : []);
        });
    }

    it('do not get the authentication part of an Adaptive Card', async () => {
        const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: { authentication: { connectionName: 'aad' } } };
        assert.deepEqual((await sending([card], group)).sent, []);
    });

    for (const conversation of [group, { id: 'conversation-1', conversationType: 'groupChat' }, { id: 'conversation-1', conversationType: 'channel' }] as Activity['conversation'][]) {
        it(`are held back in ${JSON.stringify(conversation)}, and other cards are not`, async () => {
            const other = CardFactory.heroCard('Hi');
            assert.deepEqual((await sending([oauth, other], conversation)).sent, [other]);
        });
    }

    it('are sent where the bot says so', async () => {
        assert.deepEqual((await sending([oauth], group, { signInInGroups: true })).sent, [oauth]);
    });

    it('are sent in a conversation of one', async () => {
        assert.deepEqual((await sending([oauth], own)).sent, [oauth]);
        assert.deepEqual((await sending([oauth], { ...own, conversationType: 'personal' } as Activity['conversation'])).sent, [oauth]);
    });

    it('open no sign-in that anybody could finish', async () => {
        const { bot } = await sending([oauth], group);
        bot.tokens.add('real', { code: '123456' });
        let asked = false;
        const getUserToken = bot.tokens.getUserToken.bind(bot.tokens);
        bot.tokens.getUserToken = async (...call) => { asked ||= call[3] !== undefined; return getUserToken(...call); };
        await bot.adapter.receive({ ...bot.reference(), type: 'message', text: '123456', from: { id: 'dl_ann' }, conversation: group } as unknown as Activity, async (context) => {
            await tokensOf(context).getUserToken('dl_ann', 'aad', 'directline', '123456');
        });
        await bot.take({ ...tokensResponse(), conversation: group });
        assert.deepEqual([asked, bot.seen.length], [false, 0]);
    });

    it('are replaced by a sentence in the language of the user', async () => {
        const { bot } = loginBot({ texts: (locale) => (locale === 'de' ? { signInElsewhere: 'Schreiben Sie mir direkt.' } : {}) });
        await bot.adapter.receive({ ...bot.reference(), type: 'message', text: 'hi', locale: 'de', from: { id: 'dl_ann' }, conversation: group } as unknown as Activity, async (context) => {
            await context.sendActivity({ type: 'message', attachments: [oauth] });
        });
        assert.equal(bot.sent[0]?.text, 'Schreiben Sie mir direkt.');
    });
});
