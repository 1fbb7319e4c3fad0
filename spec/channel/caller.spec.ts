import assert from 'node:assert/strict';
import { ClaimsIdentity } from 'botframework-connector';
import { callerOf } from '../../lib/channel/caller';
import type { TurnContextLike } from '../../lib/turn/types';

const [BOT, OTHER] = ['11111111-2222-4333-8444-555555555555', '99999999-2222-4333-8444-555555555555'];
const ENTRA = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const BotIdentityKey = Symbol('BotIdentity');
const ConnectorFactoryKey = Symbol('ConnectorFactory');

interface Turn {
    claims?: Record<string, unknown>;
    authenticated?: boolean | string;
    streams?: boolean;
    activity?: object;
    /** The identity as the SDK's successor has it. */
    payload?: object;
}

function kindOf({ claims, authenticated = true, streams = false, activity = { type: 'message' }, payload }: Turn): string {
    const identity = claims && new ClaimsIdentity(Object.entries(claims).map(([type, value]) => ({ type, value: value as string })), authenticated);
    const turnState = new Map<unknown, unknown>([[BotIdentityKey, identity], [ConnectorFactoryKey, streams ? { requestHandler: {} } : {}]]);
    return callerOf({ activity, adapter: { BotIdentityKey, ConnectorFactoryKey }, turnState, identity: payload } as unknown as TurnContextLike).kind;
}

const channel = { iss: 'https://api.botframework.com', aud: BOT, serviceurl: 'https://webchat.botframework.com/' };
const proactive = { type: 'event', name: 'ContinueConversation' };

describe('the caller', () => {
    for (const [title, turn, expected] of [
        ['no identity', {}, 'none'],
        ['no claims, as without an app id', { claims: {}, authenticated: 'anonymous' }, 'anonymous'],
        ['an anonymous skill', { claims: { appid: 'AnonymousSkill' }, authenticated: 'anonymous' }, 'anonymous'],
        ['claims that nobody verified', { claims: channel, authenticated: false }, 'anonymous'],
        ['a token of Azure', { claims: channel }, 'channel'],
        ["a token of the US government's", { claims: { ...channel, iss: 'https://api.botframework.us' } }, 'channel'],
        ['a token of another issuer that is trusted', { claims: { ...channel, iss: 'http://localhost:3978/issuer' } }, 'channel'],
        ['a token without an audience', { claims: { iss: 'https://api.botframework.com' } }, 'anonymous'],
        ["the emulator's token, version 1", { claims: { iss: ENTRA, aud: BOT, ver: '1.0', appid: BOT } }, 'self'],
        ["the emulator's token, version 2", { claims: { iss: ENTRA, aud: BOT, ver: '2.0', azp: BOT } }, 'self'],
        ["another bot's token, version 1", { claims: { iss: ENTRA, aud: BOT, ver: '1.0', appid: OTHER } }, 'skill'],
        ["another bot's token, version 2", { claims: { iss: ENTRA, aud: BOT, ver: '2.0', azp: OTHER } }, 'skill'],
        ["another bot's token, version 2, with the bot's own appid beside", { claims: { iss: ENTRA, aud: BOT, ver: '2.0', appid: BOT, azp: OTHER } }, 'skill'],
        ["another bot's token without a version", { claims: { iss: ENTRA, aud: BOT, appid: OTHER } }, 'skill'],
        ['a named pipe', { claims: { aud: BOT, appid: BOT }, authenticated: false, streams: true }, 'pipe'],
        ['a named pipe without an app id', { claims: {}, authenticated: false, streams: true }, 'anonymous'],
        ['a turn of the bot itself', { claims: { aud: BOT, appid: BOT }, authenticated: false, activity: proactive }, 'bot'],
        ['an event of that name by a channel', { claims: channel, activity: proactive }, 'channel'],
        ['an event of that name without an app id', { claims: {}, authenticated: 'anonymous', activity: proactive }, 'anonymous'],
        ['an event of that name over a stream', { claims: { aud: BOT }, authenticated: false, streams: true, activity: { ...proactive, serviceUrl: 'urn:botframework:x' } }, 'pipe'],
        ["the successor's channel", { payload: channel }, 'channel'],
        ["the successor's other bot", { payload: { iss: ENTRA, aud: BOT, ver: '2.0', azp: OTHER } }, 'skill'],
        ["the successor's nobody", { payload: { name: 'anonymous' } }, 'anonymous'],
        ["the successor's own turn", { payload: { aud: BOT }, activity: proactive }, 'bot'],
        ["the successor's nobody with an event of that name", { payload: { name: 'anonymous' }, activity: proactive }, 'anonymous'],
        ['claims that are no text', { claims: { iss: 1, aud: {}, appid: [] } }, 'anonymous'],
    ] as [string, Turn, string][]) {
        it(`is "${expected}" with ${title}`, () => assert.equal(kindOf(turn), expected));
    }
});
