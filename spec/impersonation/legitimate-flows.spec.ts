import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { useFakeTimers } from 'sinon';
import { ImpersonationMiddleware, KeyRing } from '../../lib';
import { mintUserId } from '../../lib/direct-line/signed-id';
import { recorded } from '../helpers/bot';
import { CloudBot } from '../login/support/cloud-bot';
import { ANN, by, EVE, found, gated, type Given } from './support/gated';

const DAY = 24 * 3_600_000;
const TENANT = { tenantId: 'T1' };
const data = (id: string) => ({ tenant: { id } });

const teams = (conversation: object): Given => ({ channelId: 'msteams', conversation: { ...TENANT, ...conversation }, channelData: data('t1') });
const team = teams({ id: '19:abc@thread.tacv2', conversationType: 'channel', isGroup: true });
const group = teams({ id: '19:def@thread.v2', conversationType: 'groupChat', isGroup: true });
const personal = teams({ id: 'a:1', conversationType: 'personal' });
const member = (id: string, more: object = {}) => ({ from: { id: `29:${id}`, aadObjectId: `oid-${id}`, ...more } });

const sms = { channelId: 'sms', conversation: { id: '+15551234567' }, from: { id: '+15551234567' } };
const later = (after: number, turn: Given): Given => ({ ...turn, after });

/** Turns, each of which the bot has to see, without any alarm; `after` is milliseconds since the one before. */
const flows: Record<string, Given[]> = {
    'a page in an iframe, which starts in the name of the conversation': [by('conversation-1', { type: 'conversationUpdate' }), by('conversation-1', { type: 'event', name: 'webchat/join' }), {}, {}],
    'a page that starts in the name of the bot': [by('the-bot', { type: 'conversationUpdate' }), {}, by('the-bot', { type: 'conversationUpdate' }), {}],
    'a start in the name of nobody': [{ type: 'conversationUpdate', from: {} }, {}],
    'events before messages': [{ type: 'event', name: 'page-opened' }, { type: 'event', name: 'page-opened' }, {}],
    'typing before and after somebody spoke': [{ type: 'typing' }, {}, { type: 'typing' }],
    'Direct Line with enhanced authentication, which writes the id itself': [{ type: 'conversationUpdate' }, { type: 'event', name: 'x' }, {}, { type: 'invoke', name: 'x' }],
    'SMS, where the conversation is named by the number': [sms, sms],
    'SMS, after the channel said hello': [{ ...sms, type: 'conversationUpdate' }, sms],
    'a Teams chat': [{ ...personal, ...member('ann'), type: 'installationUpdate' }, { ...personal, ...member('ann') }, { ...personal, ...member('ann'), type: 'invoke' }],
    'a Teams group chat': [{ ...group, ...member('ann') }, { ...group, ...member('ben') }, { ...group, ...member('ann') }, { ...group, ...member('ben'), type: 'invoke' }],
    'a Teams channel': [...'abcdefghijklmnopqrstuvwxyz0123456789', 'a'].map((id) => ({ ...team, ...member(id) })),
    'Teams guests, who have another tenant': [{ ...team, ...member('ann') }, { ...team, ...member('guest', { tenantId: 'T2' }) }, { ...team, ...member('guest') }, { ...team, ...member('guest', { tenantId: 'T2' }) }],
    'Teams with ids in either case, and turns that say less': [{ ...personal, ...member('ann') }, { ...personal, from: { id: '29:ann', aadObjectId: 'OID-ANN' } }, { ...personal, from: { id: '29:ann' }, channelData: undefined, conversation: { id: 'a:1' } }],
    'a message that is edited twice in Teams': [{ ...personal, ...member('ann'), id: '17' }, { ...personal, ...member('ann'), id: '17', type: 'messageUpdate', text: 'one' }, { ...personal, ...member('ann'), id: '17', type: 'messageUpdate', text: 'two' }],
    'a reaction': [{}, { type: 'messageReaction' }, { ...group, ...member('ben'), type: 'messageReaction' }],
    'an installation': [{ type: 'installationUpdate', from: { id: 'conversation-1' } }, {}],
    'a skill that speaks for the user': [{}, { from: { id: ANN, role: 'skill' } }],
    'a user with three tabs': ['1', '2', '3'].flatMap((id) => [{ conversation: { id } }, { conversation: { id } }]),
    'two users in two conversations': [{}, by(EVE, { conversation: { id: 'conversation-2' } }), {}],
    'the same conversation id on two channels': [{}, by(EVE, { channelId: 'webchat' })],
    'a conversation that is resumed after a day': [{}, later(DAY, {}), later(30 * DAY, {})],
    'messages without an id': [{ id: '' }, { id: '' }],
    'the same text again': [{ text: 'yes' }, { text: 'yes' }],
    'the emulator': [by('default-user', { channelId: 'emulator' }), by('default-user', { channelId: 'emulator' })],
    'an end of the conversation': [{}, { type: 'endOfConversation' }, {}],
};

describe('the gate, as people use bots', () => {
    for (const [what, turns] of Object.entries(flows)) {
        it(`lets ${what} pass`, async () => {
            const { bot, take, events, identity } = gated();
            if (turns.some(({ channelId }) => channelId === 'emulator')) identity.claims = { iss: 'https://sts.windows.net/x/', aud: bot.appId, appid: bot.appId };
            const clock = useFakeTimers({ now: Date.now(), toFake: ['Date'] });
            try {
                for (const { after = 0, ...turn } of turns) {
                    clock.tick(after as number);
                    await take(turn);
                }
            } finally {
                clock.restore();
            }
            assert.deepEqual([bot.seen.length, found(events)], [turns.length, []]);
        });
    }

    it('lets a channel send a message again, of which the bot sees one', async () => {
        const { bot, take, events } = gated();
        for (const text of ['one', 'one', 'two', 'one']) await take({ id: text, text });
        assert.deepEqual(bot.seen.map(({ text }) => text), ['one', 'two']);
        assert.deepEqual(found(events), []);
    });

    it('lets the bot start turns itself, in nobody\'s name', async () => {
        const { bot, take, events, memory } = gated();
        await bot.proactive();
        assert.deepEqual(Object.keys(memory), []);
        await take({});
        await bot.proactive();
        assert.deepEqual([bot.seen.length, found(events)], [3, []]);
    });

    it('lets signed ids start and speak', async () => {
        const keys = KeyRing.generate();
        const { bot, take, events } = gated({ keys, signedIds: {} });
        const id = mintUserId(keys);
        for (const turn of [by('conversation-1', { type: 'conversationUpdate' }), by(id, { type: 'event', name: 'x' }), by(id), by(id, { channelId: 'webchat', conversation: { id: 'w' } }), by('29:ann', personal)]) await take(turn);
        assert.deepEqual([bot.seen.length, found(events)], [5, []]);
    });

    it('lets a channel send again what the bot did not finish', async () => {
        let down = true;
        const gate = new ImpersonationMiddleware({ storage: new MemoryStorage() });
        const bot = new CloudBot([gate], async (context) => {
            if (down) throw new Error('the bot broke');
            await context.sendActivity('done');
        });
        const events = recorded(gate.events);
        await assert.rejects(bot.take({ id: 'same', from: { id: ANN, name: '' } }));
        down = false;
        assert.deepEqual((await bot.take({ id: 'same', from: { id: ANN, name: '' } })).sent.map(({ text }) => text), ['done']);
        assert.deepEqual(found(events), []);
    });
});
