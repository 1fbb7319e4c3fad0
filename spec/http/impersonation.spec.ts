import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { MemoryStorage, type CloudAdapterBase } from 'botbuilder';
import sinon from 'sinon';
import { KeyRing, type BotWardenOptions } from '../../lib';
import { rememberSubject } from '../../lib/direct-line/remembered';
import { mintUserId } from '../../lib/direct-line/signed-id';
import { identityOf } from '../../lib/login/token-claims';
import { PendingSignIns } from '../../lib/login/pending-sign-ins';
import { failing } from '../helpers/failing';
import { found } from '../impersonation/support/gated';
import { jwt } from '../impersonation/support/jwt';
import { tokensOf } from '../login/support/signed-in';
import { Client, CONNECTION, postToBot, startStack, type Posted, type Stack } from '../helpers/stack';

const MESSAGE: Posted = { type: 'message', id: '1', text: 'hello', channelId: 'directline', from: { id: 'dl_user' }, conversation: { id: 'c' } };
const TEAMS = { ...MESSAGE, channelId: 'msteams', conversation: { id: '19:team', isGroup: true, conversationType: 'channel' } };

describe('impersonation, over HTTP against a CloudAdapter', () => {
    let stack: Stack;
    beforeEach(async () => (stack = await startStack()));
    afterEach(() => stack.close());

    it('refuses another user id in the middle of a conversation', async () => {
        const client = await Client.open(stack, { plain: true });
        await client.say('first');
        await client.say('TRANSFER', 'somebody-else');
        await client.say('still me');
        assert.deepEqual(await client.heard(), ['echo: first', 'Sorry, I cannot take this message.', 'echo: still me']);
        assert.deepEqual(stack.seen.filter(({ type }) => type === 'message').map(({ text }) => text), ['first', 'still me']);
        assert.deepEqual(stack.events.map(({ type }) => type), ['speaker-bound', 'impersonation']);
    });

    it('refuses a foreign event as it refuses a message, without an answer', async () => {
        const client = await Client.open(stack, { plain: true });
        await client.say('first');
        await client.post({ type: 'event', name: 'order', from: { id: 'somebody-else' } as never });
        assert.equal(stack.seen.some(({ type }) => type === 'event'), false);
        assert.equal((await client.heard()).length, 1);
    });

    it('has nothing to refuse where the channel puts the token\'s user id into every message', async () => {
        const client = await Client.open(stack);
        await client.say('first');
        await client.say('second', 'dl_somebody-else');
        assert.deepEqual(await client.heard(), ['echo: first', 'echo: second']);
        assert.deepEqual(stack.seen.filter(({ type }) => type === 'message').map(({ from }) => from?.id), [client.userId, client.userId]);
    });

    it('refuses a proactive turn that a client makes up', async () => {
        const client = await Client.open(stack, { plain: true });
        await client.say('first');
        await client.post({ type: 'event', name: 'ContinueConversation', from: { id: 'somebody-else' } as never });
        assert.equal(stack.seen.some(({ name }) => name === 'ContinueConversation'), false);
    });

    it('answers 401 without a token', async () => {
        assert.equal((await postToBot(stack, MESSAGE, '')).status, 401);
    });
});

describe('impersonation, as other channels would post', () => {
    let stack: Stack;
    beforeEach(async () => (stack = await startStack({ logic: async () => {} })));
    afterEach(() => stack.close());

    it('answers a refused invoke with 403', async () => {
        await postToBot(stack, MESSAGE);
        const { status } = await postToBot(stack, { ...MESSAGE, type: 'invoke', name: 'adaptiveCard/action', from: { id: 'dl_other' } });
        assert.equal(status, 403);
    });

    it('lets everybody in a Teams channel speak', async () => {
        for (const [index, id] of ['29:ann', '29:ben', '29:ann'].entries()) await postToBot(stack, { ...TEAMS, id: String(index), from: { id } });
        assert.deepEqual(stack.seen.map(({ from }) => from?.id), ['29:ann', '29:ben', '29:ann']);
    });

    it('does not believe Direct Line that a conversation is a group', async () => {
        const { conversationId } = await Client.open(stack, { plain: true });
        const group = { ...MESSAGE, conversation: { id: conversationId, isGroup: true } };
        for (const id of ['dl_ann', 'dl_ben']) await postToBot(stack, { ...group, id: `of ${id}`, from: { id } });
        assert.deepEqual(stack.seen.filter(({ type }) => type === 'message').map(({ from }) => from?.id), ['dl_ann']);
    });

    for (const [what, claims, header, expected] of [
        ['a good token', {}, {}, [200]],
        ['another audience', { aud: 'another bot' }, {}, [401]],
        ['another issuer', { iss: 'https://evil.example' }, {}, [401]],
        ['another service URL', { serviceurl: 'https://evil.example' }, {}, [401]],
        ['a token that expired long ago', { exp: 1_000_000_000 }, {}, [401]],
        ['an unknown key', {}, { kid: 'unknown' }, [401]],
    ] as const) {
        it(`answers ${expected.join(' or ')} to ${what}`, async () => {
            const { status } = await postToBot(stack, MESSAGE, await stack.channel.signServiceToken(claims, header));
            assert.ok(expected.includes(status as never), `got ${status}`);
            assert.equal(stack.seen.length, status === 200 ? 1 : 0);
        });
    }
});

const REFUSED = 'Sorry, I cannot take this message.';
const HOUR = 3_600_000;
const ANN = `dl_${randomBytes(24).toString('base64url')}`;
const EVE = `dl_${randomBytes(24).toString('base64url')}`;
const PERSONAL = { channelId: 'msteams', conversation: { id: 'a:1', tenantId: 't1' }, channelData: { tenant: { id: 't1' } }, from: { id: '29:ann', aadObjectId: 'oid-ann' } };
const keys = KeyRing.generate();
const signed: Partial<BotWardenOptions> = { keys, impersonation: { signedIds: { otherSites: ['shop'] } } };
const own = (turn: object) => ({ ...MESSAGE, from: { id: ANN }, ...turn }) as Posted;

/** Requests that anybody could send who has got a channel's token, or a channel's client; the bot may see all but the last one. */
const attacks: [what: string, reason: string, requests: object[], options?: Partial<BotWardenOptions>][] = [
    ['another user', 'id-changed', [{}, { id: '2', from: { id: EVE } }]],
    ['a user in the name of the conversation', 'id-changed', [{}, { id: '2', from: { id: 'c' } }]],
    ['a user with a look-alike of the id', 'id-changed', [{}, { id: '2', from: { id: `${ANN}\u200b` } }]],
    ['a user without an id', 'id-missing', [{ from: {} }]],
    ['a user whose id is a list', 'id-missing', [{ from: { id: [ANN] } }]],
    ['a user whose id is an object', 'id-missing', [{ from: { id: { __proto__: null, toString: 1 } } }]],
    ['a user with the role of the bot', 'poses-as-bot', [{ from: { id: ANN, role: 'bot' } }]],
    ['a user with the id of the bot', 'poses-as-bot', [{ from: { id: 'bot' } }]],
    ['another Teams account', 'account-changed', [PERSONAL, { ...PERSONAL, id: '2', from: { id: '29:ann', aadObjectId: 'oid-eve' } }]],
    ['another tenant', 'tenant-changed', [PERSONAL, { ...PERSONAL, id: '2', conversation: { id: 'a:1', tenantId: 't2' }, channelData: { tenant: { id: 't2' } } }]],
    ['two tenants at once', 'tenants-disagree', [{ ...PERSONAL, channelData: { tenant: { id: 't2' } } }]],
    ['a turn for another bot', 'claims-disagree', [{ ...PERSONAL, recipient: { id: '28:99999999-2222-4333-8444-555555555555' } }]],
    ['a call of a skill by no bot', 'claims-disagree', [{ recipient: { id: 'bot', role: 'skill' } }]],
    ['the same activity with another text', 'replayed', [{ id: '7', text: 'pay 1' }, { id: '7', text: 'pay 1000' }]],
    ['the same activity with another value', 'replayed', [{ type: 'invoke', id: '7', value: 1 }, { type: 'invoke', id: '7', value: 2 }]],
    ['an id of a sample', 'id-guessable', [{ from: { id: 'default-user' } }], { impersonation: { actions: { 'id-guessable': 'block' } } }],
    ['an id that others have as well', 'id-shared', [{}, { conversation: { id: 'd' } }], { impersonation: { shared: { conversations: 1 }, actions: { 'id-shared': 'block' } } }],
    ['an id that was made up', 'id-not-ours', [{}], signed],
    ['an id of another key', 'id-not-ours', [{ from: { id: mintUserId(KeyRing.generate()) } }], signed],
    ['an id of another site', 'id-of-other-site', [{ from: { id: mintUserId(keys, 'shop') } }], signed],
    ['an id of 10 kB', 'id-not-ours', [{ from: { id: mintUserId(keys) + 'A'.repeat(10_000) } }], signed],
];

describe('impersonation, attack by attack over HTTP', () => {
    let stack: Stack;
    const start = async (options?: Partial<BotWardenOptions>, logic: Parameters<typeof startStack>[0] = {}) => (stack = await startStack({ logic: async () => {}, ...logic, ...(options && { warden: options }) }));
    afterEach(() => stack.close());

    for (const [what, reason, requests, options] of attacks) {
        it(`refuses ${what}: ${reason}`, async () => {
            await start(options);
            for (const request of requests.slice(0, -1)) await postToBot(stack, own(request));
            assert.equal(stack.seen.length, requests.length - 1);
            const { type = 'message' } = requests.at(-1) as { type?: string };
            const { status } = await postToBot(stack, own(requests.at(-1)!));
            if (type === 'invoke') assert.equal(status, 403);
            assert.deepEqual([stack.seen.length, found(stack.events).at(-1)?.split(' ')[0]], [requests.length - 1, reason]);
            assert.match(found(stack.events).at(-1)!, / block$/);
        });
    }

    it('refuses a turn without a conversation, and does not crash', async () => {
        await start();
        const { status } = await postToBot(stack, own({ conversation: undefined }));
        assert.ok([200, 400, 500].includes(status)); // the SDK's own
        assert.equal(stack.seen.length, 0);
    });

    it('refuses an id that is too old, in the middle of a conversation', async () => {
        const clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
        try {
            await start(signed, { logic: async (context) => { if (context.activity.type === 'message') await context.sendActivity('hello'); } });
            const client = await Client.open(stack, { userId: mintUserId(keys) });
            await client.say('one');
            clock.tick(23 * HOUR);
            await client.say('two');
            clock.tick(2 * HOUR);
            await postToBot(stack, own({ from: { id: client.userId }, conversation: { id: client.conversationId }, id: 'late' }));
            assert.deepEqual(stack.seen.filter(({ type }) => type === 'message').map(({ text }) => text), ['one', 'two']);
            assert.deepEqual(found(stack.events), ['id-expired block']);
        } finally {
            clock.restore();
        }
    });

    it('refuses a signed id in another conversation than its own', async () => {
        const storage = new MemoryStorage();
        await start({ ...signed, storage });
        const userId = mintUserId(keys);
        await rememberSubject(storage, keys, userId, { conversationId: 'its own', until: Date.now() + HOUR });
        await postToBot(stack, own({ from: { id: userId } }));
        await postToBot(stack, own({ from: { id: userId }, conversation: { id: 'its own' } }));
        assert.deepEqual([stack.seen.length, found(stack.events)], [1, ['id-of-other-conversation block']]);
    });

    it('shows that the channel has overwritten an id, where its token has a signed one', async () => {
        await start(signed, { logic: async (context) => { if (context.activity.type === 'message') await context.sendActivity(`you are ${context.activity.from.id}`); } });
        const client = await Client.open(stack, { userId: mintUserId(keys) });
        await client.say('hello', EVE);
        assert.deepEqual([await client.heard(), found(stack.events)], [[`you are ${client.userId}`], []]);
    });

    it('processes one of a hundred copies of a message', async () => {
        await start();
        await Promise.all(Array.from({ length: 100 }, () => postToBot(stack, own({ id: '7' }))));
        assert.deepEqual([stack.seen.length, found(stack.events)], [1, []]);
    });

    it('answers a channel that sends an invoke again', async () => {
        await start(undefined, { logic: async (context) => { await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { ok: 1 } } }); } });
        const invoke = own({ type: 'invoke', id: '7' });
        assert.deepEqual([await postToBot(stack, invoke), await postToBot(stack, invoke)], [{ status: 200, body: { ok: 1 } }, { status: 200, body: {} }]);
        assert.equal(stack.seen.length, 1);
    });

    it('keeps odd ids apart, and does not crash on them', async () => {
        await start();
        const odd = ['a/b', 'a%2Fb', 'a\u200b', 'a', 'A', 'a ', 'ａ', '__proto__', 'constructor', 'x'.repeat(10_000), 'x'.repeat(10_001), '../../a', '\ud800', 'a\r\nb'];
        for (const id of odd) assert.equal((await postToBot(stack, own({ id, from: { id: `user of ${id}` }, conversation: { id } }))).status, 200);
        for (const [index, id] of odd.entries()) await postToBot(stack, own({ id: 'again', from: { id: `user of ${odd[(index + 1) % odd.length]}` }, conversation: { id } }));
        assert.equal(stack.seen.length, odd.length);
    });

    for (const method of ['read', 'write'] as const) {
        it(`refuses everybody while the storage cannot ${method}`, async () => {
            const storage = failing(new MemoryStorage(), method);
            await start({ storage }, { logic: async () => {} });
            assert.equal((await postToBot(stack, own({ type: 'invoke' }))).status, 403);
            assert.deepEqual([stack.seen.length, stack.events.map(({ type }) => type)], [0, ['store-unavailable']]);
        });
    }

    it('says its sentence in the language of the user, to a client that is told nothing else', async () => {
        await start();
        const client = await Client.open(stack, { plain: true });
        await client.say('hello');
        await client.say('TRANSFER', EVE);
        assert.deepEqual(await client.heard(), [REFUSED]);
    });
});

describe('impersonation, and who signs in', () => {
    const entra = (oid: string, tid = 't1') => jwt({ iss: 'https://login.example', sub: `sub-${oid}`, oid, tid });
    let stack: Stack;
    const storage = new MemoryStorage();
    const start = async (options: Partial<BotWardenOptions> = {}) => {
        stack = await startStack({
            warden: { storage, keys, ...options },
            logic: async (context) => {
                const { from, channelId, type } = context.activity;
                if (type !== 'message') return;
                const token = await tokensOf(context).getUserToken(from.id, CONNECTION, channelId);
                await context.sendActivity(identityOf(token?.token).oid ?? 'none'); // the token itself would be redacted
            },
        });
        assert.ok((stack.adapter as CloudAdapterBase).UserTokenClientKey);
    };
    afterEach(() => stack.close());

    /** Somebody signs in in a browser, as the user of this client. */
    async function signIn(client: Client, token: string) {
        await new PendingSignIns(storage, keys, 600_000).ask({ channelId: 'directline', from: { id: client.userId }, conversation: { id: client.conversationId } }, CONNECTION);
        stack.channel.tokens.set({ userId: client.userId, connectionName: CONNECTION, channelId: 'directline' }, token);
        await client.post({ type: 'event', name: 'tokens/response', value: { connectionName: CONNECTION } });
        await client.say('token');
        return (await client.heard()).at(-1);
    }
    const isLeft = ({ userId }: Client) => stack.channel.tokens.get({ userId, connectionName: CONNECTION, channelId: 'directline' }) !== undefined;

    it('drops the token of somebody else, and signs out', async () => {
        await start();
        const client = await Client.open(stack);
        assert.equal(await signIn(client, entra('ann')), 'ann');
        assert.equal(await signIn(client, entra('eve')), 'none');
        assert.equal(isLeft(client), false);
        assert.deepEqual(found(stack.events), ['identity-mismatch bound block']);
        assert.equal(await signIn(client, entra('ann')), 'ann');
    });

    it('drops the token of somebody else than is signed in at the site', async () => {
        await start({ impersonation: { signedIds: {} } });
        for (const [who, expected] of [['eve', 'none'], ['ann', 'ann']] as const) {
            const client = await Client.open(stack, { userId: mintUserId(keys) });
            await rememberSubject(storage, keys, client.userId, { conversationId: client.conversationId, subject: 'ann', until: Date.now() + HOUR });
            assert.equal(await signIn(client, entra(who)), expected);
            assert.equal(isLeft(client), who === 'ann');
        }
        assert.deepEqual(found(stack.events), ['identity-mismatch subject block']);
    });
});
