import assert from 'node:assert/strict';
import { detect, isGroup, type Verdict } from '../../lib/impersonation/detect';
import type { ActivityLike } from '../../lib/turn/types';

const PASS: Verdict = { pass: true };
const BIND: Verdict = { pass: true, bind: 'ann' };
const CHANGED: Verdict = { pass: false, reason: 'id-changed' };
const MISSING: Verdict = { pass: false, reason: 'id-missing' };
const POSES: Verdict = { pass: false, reason: 'poses-as-bot' };

/** An activity in the conversation `talk` with the bot `bot`. */
const by = (id: unknown, type = 'message', role?: string): ActivityLike => ({
    type, channelId: 'directline', conversation: { id: 'talk' }, recipient: { id: 'bot' }, from: { id: id as string, ...(role && { role }) },
});

describe('detect', () => {
    for (const [what, activity, speaker, expected] of [
        ['binds a first message', by('ann'), undefined, BIND],
        ['binds a first event', by('ann', 'event'), undefined, BIND],
        ['binds a first invoke', by('ann', 'invoke'), undefined, BIND],
        ['does not bind a conversationUpdate', by('ann', 'conversationUpdate'), undefined, PASS],
        ['does not bind typing', by('ann', 'typing'), undefined, PASS],
        ["does not bind the conversation's id as a placeholder in a conversationUpdate", by('talk', 'conversationUpdate'), undefined, PASS],
        ["does not bind the conversation's id as a placeholder in an event", by('talk', 'event'), undefined, PASS],
        ['lets the speaker go on', by('ann'), 'ann', PASS],
        ['lets the speaker type', by('ann', 'typing'), 'ann', PASS],
        ['lets the speaker end the conversation', by('ann', 'endOfConversation'), 'ann', PASS],
        ["lets a conversationUpdate in the bot's name pass after binding", by('bot', 'conversationUpdate'), 'ann', PASS],
        ["lets a conversationUpdate in the conversation's name pass after binding", by('talk', 'conversationUpdate'), 'ann', PASS],
        ['refuses typing without a sender', by(undefined, 'typing'), 'ann', CHANGED],
        ['lets a conversationUpdate of nobody pass', by(undefined, 'conversationUpdate'), 'ann', PASS],
        ['lets a skill speak as the user it speaks for', by('ann', 'message', 'skill'), 'ann', PASS],
        ['refuses another id in a message', by('eve'), 'ann', CHANGED],
        ['refuses another id in an event', by('eve', 'event'), 'ann', CHANGED],
        ['refuses another id in an invoke', by('eve', 'invoke'), 'ann', CHANGED],
        ['refuses another id in typing', by('eve', 'typing'), 'ann', CHANGED],
        ['refuses another id in a conversationUpdate', by('eve', 'conversationUpdate'), 'ann', CHANGED],
        ['refuses another id in a messageReaction', by('eve', 'messageReaction'), 'ann', CHANGED],
        ['refuses another id in an activity without a type', { ...by('eve'), type: undefined }, 'ann', CHANGED],
        ["refuses the conversation's id in a message after binding", by('talk'), 'ann', CHANGED],
        ["refuses the conversation's id in an event after binding", by('talk', 'event'), 'ann', CHANGED],
        ["binds the conversation's id in a message, as on SMS", by('talk'), undefined, { pass: true, bind: 'talk' }],
        ["binds the conversation's id in an invoke", by('talk', 'invoke'), undefined, { pass: true, bind: 'talk' }],
        ...['messageUpdate', 'messageDelete', 'messageReaction', 'command', 'handoff', 'endOfConversation', 'Message', 'typing'].flatMap((type) => [
            [`refuses ${type} in the conversation's name after binding`, by('talk', type), 'ann', CHANGED],
            [`refuses ${type} in the bot's name`, by('bot', type), undefined, POSES],
            [`refuses ${type} by an id that is no string`, by(['ann'], type), undefined, MISSING],
        ]),
        ['refuses a conversationUpdate by an id that is no string', by(['ann'], 'conversationUpdate'), undefined, MISSING],
        ['refuses a message without an id', by(undefined), undefined, MISSING],
        ['refuses an event without an id', by('', 'event'), undefined, MISSING],
        ['refuses an event without an id after binding', by('', 'event'), 'ann', CHANGED],
        ['refuses an invoke without a sender', { type: 'invoke' }, undefined, MISSING],
        ['refuses an id that is no string', by(['ann']), 'ann', CHANGED],
        ['refuses an id that is a list of bytes', by([97, 110, 110]), undefined, MISSING],
        ['refuses an id that is a number', by(7), undefined, MISSING],
        ['refuses a message with the role bot', by('ann', 'message', 'bot'), 'ann', POSES],
        ['does not let a role hide another id', by('eve', 'message', 'bot'), 'ann', CHANGED],
        ["refuses a message with the bot's id", by('bot'), undefined, POSES],
        ["refuses an invoke with the bot's id", by('bot', 'invoke'), undefined, POSES],
    ] as [string, ActivityLike, string | undefined, Verdict][]) {
        it(what, () => assert.deepEqual(detect(activity, speaker), expected));
    }

    for (const id of ['Ann', 'ann ', ' ann', 'ann\n', 'ann\u200b', 'a\u00adnn', '\u202eann', 'ann/', 'ann%2F', 'аnn', 'ａｎｎ', '__proto__', 'constructor', 'a'.repeat(10_000)]) {
        it(`does not take ${JSON.stringify(id.slice(0, 12))} for ann`, () => assert.deepEqual(detect(by(id), 'ann'), CHANGED));
    }
});

describe('isGroup', () => {
    for (const [channelId, conversation, expected] of [
        ['msteams', { id: 'a', isGroup: true }, true],
        ['msteams', { id: 'a', conversationType: 'groupChat' }, true],
        ['msteams', { id: 'a', conversationType: 'channel' }, true],
        ['msteams', { id: 'a', conversationType: 'personal' }, false],
        ['slack', { id: 'a', isGroup: true }, true],
        ['slack', { id: 'a' }, false],
        ['directline', { id: 'a', isGroup: true }, false],
        ['directline', { id: 'a', conversationType: 'groupChat' }, false],
        ['webchat', { id: 'a', isGroup: true }, false],
        ['directlinespeech', { id: 'a', isGroup: true }, false],
        ['emulator', { id: 'a', isGroup: true }, false],
        ['msteams', undefined, false],
    ] as const) {
        it(`says ${expected} of ${JSON.stringify(conversation) ?? 'no conversation'} on ${channelId}`, () => {
            assert.equal(isGroup({ channelId, ...(conversation && { conversation }) }), expected);
        });
    }

    it('believes a channel without an id', () => assert.equal(isGroup({ conversation: { isGroup: true } }), true));
});
