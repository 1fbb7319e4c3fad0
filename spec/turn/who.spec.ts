import assert from 'node:assert/strict';
import type { TurnContextLike } from '../../lib/turn/types';
import { isFromPerson, isProactive, isSpeaking } from '../../lib/turn/who';

const KEY = Symbol('identity');
const own = { isAuthenticated: false, claims: [{ type: 'aud' }, { type: 'appid' }] };

function turn(type: string, name: string | undefined, identity: unknown): TurnContextLike {
    return { activity: { type, name }, adapter: { BotIdentityKey: KEY }, turnState: new Map([[KEY, identity]]) } as unknown as TurnContextLike;
}

describe('who', () => {
    for (const [title, type, name, identity, expected] of [
        ['the SDK continued a conversation', 'event', 'ContinueConversation', own, true],
        ['the SDK created one', 'event', 'CreateConversation', own, true],
        ['its identity has no claims', 'event', 'ContinueConversation', { isAuthenticated: false }, true],
        ['a client sent an event of that name', 'event', 'ContinueConversation', { ...own, isAuthenticated: true }, false],
        ['a token of an issuer stands behind it', 'event', 'ContinueConversation', { ...own, claims: [{ type: 'iss' }] }, false],
        ['the SDK created one and noted its service URL', 'event', 'CreateConversation', { ...own, claims: [{ type: 'serviceurl' }] }, true],
        ["a channel's token stands behind it", 'event', 'ContinueConversation', { isAuthenticated: true, claims: [{ type: 'serviceurl' }] }, false],
        ['nobody is known', 'event', 'ContinueConversation', undefined, false],
        ['it is another event', 'event', 'tokens/response', own, false],
        ['the event has no name', 'event', undefined, own, false],
        ['it is a message', 'message', 'ContinueConversation', own, false],
    ] as const) {
        it(`${expected ? 'is' : 'is not'} proactive when ${title}`, () => assert.equal(isProactive(turn(type, name, identity)), expected));
    }

    it('is not proactive over a stream, where every turn has such an identity', () => {
        const context = turn('event', 'ContinueConversation', own);
        assert.equal(isProactive({ ...context, activity: { ...context.activity, serviceUrl: 'urn:botframework:namedpipe:bfv4.pipes' } }), false);
    });

    it('says so of a service URL that is no text', () => {
        const context = turn('event', 'ContinueConversation', { ...own, isAuthenticated: true });
        assert.equal(isProactive({ ...context, activity: { ...context.activity, serviceUrl: 5 as never } }), false);
    });

    it('is not proactive on an adapter that knows no identities', () => {
        const context = { ...turn('event', 'ContinueConversation', own), adapter: {} };
        assert.equal(isProactive(context), false);
    });

    for (const [type, person, speaking] of [
        ['message', true, true],
        ['invoke', true, true],
        ['event', false, true],
        ['typing', false, false],
        ['conversationUpdate', false, false],
        ['endOfConversation', false, false],
        [undefined, false, false],
    ] as const) {
        it(`takes ${type} ${person ? 'for a person' : 'for no person'} and ${speaking ? 'for speech' : 'for no speech'}`, () => {
            const activity = type === undefined ? {} : { type };
            assert.deepEqual([isFromPerson(activity), isSpeaking(activity)], [person, speaking]);
        });
    }
});
