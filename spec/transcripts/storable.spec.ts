import assert from 'node:assert/strict';
import { storable } from '../../lib/transcripts/storable';
import type { ActivityLike } from '../../lib/turn/types';

const oauth = 'application/vnd.microsoft.card.oauth';
const signin = 'application/vnd.microsoft.card.signin';
const hero = { contentType: 'application/vnd.microsoft.card.hero', content: { title: 'Offer' } };

describe('storable', () => {
    for (const activity of [
        { type: 'trace', name: 'OnTurnError', value: 'stack' },
        { type: 'typing' },
        { type: 'delay', value: 5 },
        { type: 'invokeResponse', value: { status: 200, body: { token: 't' } } },
        { type: 'event', name: 'tokens/response', value: { token: 't' } },
        { type: 'invoke', name: 'signin/verifyState', value: { state: '123456' } },
        { type: 'invoke', name: 'signin/tokenExchange', value: { token: 't' } },
        { type: 'invoke', name: 'signin/failure', value: {} },
    ]) {
        it(`keeps nothing of ${activity.type} ${activity.name ?? ''}`, () => assert.equal(storable(activity), undefined));
    }

    for (const activity of [
        { type: 'message', text: 'hello' },
        { type: 'message', text: 'my code is 12345' },
        { type: 'message', text: '1234567' },
        { type: 'message', text: 'code 1234567' },
        { type: 'message', text: 'codec 123456' },
        { type: 'message', text: 'order 123456' },
        { type: 'message', text: 'code 123456 for 2' },
        { type: 'message', text: `code ${'x'.repeat(60)} 123456` },
        { type: 'message', attachments: [hero] },
        { type: 'message', name: 'not a signin/verifyState' },
        { type: 'event', name: 'tokens/responses', value: 1 },
        { type: 'endOfConversation' },
        { type: 'conversationUpdate' },
        {},
    ] as ActivityLike[]) {
        it(`keeps ${JSON.stringify(activity).slice(0, 60)} as it is`, () => assert.deepEqual(storable(activity), activity));
    }

    for (const name of ['adaptiveCard/action', 'composeExtension/query']) {
        it(`keeps no token or code of ${name}`, () => {
            const value = { action: { verb: 'go' }, authentication: { token: 't' }, state: '123456' };
            assert.deepEqual(storable({ type: 'invoke', name, value }), { type: 'invoke', name, value: { action: { verb: 'go' } } });
        });
    }

    it('keeps cards without the buttons that begin a sign-in', () => {
        const buttons = [{ type: 'signin', value: 'https://token.example/secret' }, { type: 'imBack', value: 'no' }];
        const card = { contentType: 'application/vnd.microsoft.card.hero', content: { title: 'Sign in', buttons } };
        const kept = storable({ type: 'message', attachments: [card] } as ActivityLike) as { attachments: unknown };
        assert.deepEqual(kept.attachments, [{ ...card, content: { title: 'Sign in', buttons: [buttons[1]] } }]);
    });

    it('takes what is no text for no code', () => assert.deepEqual(storable({ type: 'message', text: ['a'] } as never), { type: 'message', text: ['a'] }));

    for (const text of ['123456', ' 123456\n', '\t000000', '123456.', 'code 123456', 'My login code is 123456, thanks', '验证码 123456', 'der Code: 123456']) {
        it(`hides the code of ${JSON.stringify(text)}, and the copies that channels make`, () => {
            const activity = {
                type: 'message', text, value: text, channelData: { SlackMessage: { text } }, attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
            };
            const before = structuredClone(activity);
            assert.equal(JSON.stringify(storable(activity)), '{"type":"message","text":"[SIGN_IN_CODE]"}');
            assert.deepEqual(activity, before);
        });
    }

    for (const contentType of [oauth, signin]) {
        it(`keeps of ${contentType} that it was there, and other cards as they are`, () => {
            const card = { contentType, content: { buttons: [{ value: 'https://token.example/secret' }] }, contentUrl: 'https://token.example/secret' };
            const activity = { type: 'message', attachments: [hero, card] };
            assert.deepEqual(storable(activity), { type: 'message', attachments: [hero, { contentType }] });
            assert.equal(activity.attachments[1], card);
        });
    }
});
