import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { useFakeTimers } from 'sinon';
import { KeyRing, ImpersonationMiddleware, LoginTimeoutMiddleware } from '../../lib';
import { rememberSubject } from '../../lib/direct-line/remembered';
import { mintUserId } from '../../lib/direct-line/signed-id';
import { failing } from '../helpers/failing';
import { CloudBot } from '../login/support/cloud-bot';
import { jwt } from './support/jwt';
import { ANN, counting, found, gated, REFUSED, withLogin, type Given } from './support/gated';

const ENTRA = 'https://login.microsoftonline.com/t1/v2.0';
const entra = (oid: string, tid = 't1', more: object = {}) => jwt({ iss: ENTRA, sub: `sub-${oid}`, oid, tid, ...more });
const other = (sub: string) => jwt({ iss: 'https://idp.example', sub });
const teams = (from: object = {}): Given => ({ channelId: 'msteams', conversation: { id: 'a:1', tenantId: 'T1' }, from: { id: '29:ann', aadObjectId: 'Oid-Ann', ...from } });

describe('a signed-in identity', () => {
    for (const [what, first, second, differs] of [
        ['another account', entra('ann'), entra('eve'), true],
        ['another tenant', entra('ann'), entra('ann', 't2'), true],
        ['another subject', other('ann'), other('eve'), true],
        ['another issuer', other('ann'), entra('ann'), true],
        ['a new token of the same account', entra('ann'), entra('ann', 't1', { iss: 'https://sts.windows.net/t1/', sub: 'of another app', iat: 7 }), false],
        ['the same subject', other('ann'), other('ann'), false],
        ['a token that says nothing', other('ann'), 'opaque', false],
    ] as const) {
        it(`${differs ? 'is refused' : 'passes'} as ${what}`, async () => {
            const { bot, say, signIn, events } = withLogin();
            await signIn(first);
            assert.deepEqual(await say('token'), [first]);
            bot.tokens.add(second, { user: ANN });
            assert.deepEqual(await say('token'), [differs ? 'none' : second]);
            assert.deepEqual(found(events), differs ? ['identity-mismatch bound block'] : []);
            assert.deepEqual([bot.tokens.has(ANN), bot.tokens.signOuts.length > 0], [!differs, differs]);
        });
    }

    it('is refused however the token comes', async () => {
        const { bot, say, ask, signIn, events, storage, keys } = withLogin();
        await signIn(entra('ann'));
        bot.tokens.add(entra('eve'), { user: ANN, code: '123456' });
        await ask({ channelId: 'directline', from: { id: ANN } });
        assert.deepEqual(await say('123456'), ['none']);
        await signIn(entra('eve'));
        assert.deepEqual(await say('token'), ['none']);
        assert.deepEqual(found(events), ['identity-mismatch bound block', 'identity-mismatch bound block']);
        assert.deepEqual(events.filter(({ type }) => type === 'login-ended').map((event) => 'reason' in event && event.reason), ['identity-mismatch', 'identity-mismatch']);
        assert.ok(storage && keys);
    });

    it('may sign in again after it was refused, if it is the right one', async () => {
        const { bot, say, signIn } = withLogin();
        await signIn(entra('ann'));
        bot.tokens.add(entra('eve'), { user: ANN });
        await say('token');
        await signIn(entra('ann'));
        assert.deepEqual(await say('token'), [entra('ann')]);
    });

    it('may be another one after the user has signed out', async () => {
        const { say, signIn, events } = withLogin();
        await signIn(entra('ann'));
        assert.deepEqual(await say('bye'), ['none']);
        await signIn(entra('ann-at-work'));
        assert.deepEqual([await say('token'), found(events)], [[entra('ann-at-work')], []]);
    });

    it('is known in a group however many others speak', async () => {
        const member = (id: string): Given => ({ channelId: 'slack', conversation: { id: 'conversation-1', isGroup: true }, from: { id } });
        const { bot, say, signIn, events } = withLogin();
        await signIn(entra('ann'), member('ann'));
        for (let each = 0; each < 40; each++) await say('hi', member(`member-${each}`));
        bot.tokens.add(entra('eve'), { user: 'ann', channel: 'slack' });
        assert.deepEqual([await say('token', member('ann')), found(events)], [['none'], ['identity-mismatch bound block']]);
    });

    it('has its tokens revoked by a sign-out that cannot forget who it was', async () => {
        const storage = new MemoryStorage();
        let down = false;
        const breaking = Object.assign(Object.create(storage) as MemoryStorage, {
            write: async (changes: Record<string, unknown>) => {
                if (down && Object.keys(changes).some((name) => name.includes('/impersonation/'))) throw new Error('down');
                return storage.write(changes);
            },
        });
        const { bot, signIn, login, events } = withLogin({ storage: breaking, replay: false });
        await signIn(entra('ann'));
        events.length = 0;
        down = true;
        assert.deepEqual(await bot.say('sign out', { from: { id: ANN, name: '' } }), [REFUSED]);
        assert.deepEqual([bot.tokens.has(ANN), await login.isSignedIn({ activity: { channelId: 'directline', from: { id: ANN } } })], [false, false]);
        assert.deepEqual(events.map((event) => ('reason' in event ? event.reason : event.type)), ['sign-out', 'store-unavailable']);
    });

    it('is each connection\'s own', async () => {
        const { say, signIn, events } = withLogin();
        await signIn(entra('ann'));
        await signIn(other('ann-1'), { connection: 'other' });
        assert.deepEqual([await say('token'), await say('other')], [[entra('ann')], [other('ann-1')]]);
        assert.deepEqual(found(events), []);
    });

    for (const [what, turn, token, expected] of [
        ['the account that Teams names', teams(), entra('oid-ann', 'T1'), []],
        ['another account than Teams names', teams(), entra('oid-eve'), ['identity-mismatch account block']],
        ['the account in another tenant', teams(), entra('oid-ann', 't2'), ['identity-mismatch account block']],
        ['a guest of the tenant that Teams names', teams({ tenantId: 'T2' }), entra('oid-ann', 't2'), []],
        ['a guest of another one', teams({ tenantId: 'T2' }), entra('oid-ann', 't3'), ['identity-mismatch account block']],
        ['somebody of another identity provider', teams(), other('ann'), []],
        ['anybody, where Teams names no account', teams({ aadObjectId: undefined }), entra('oid-eve'), []],
        ['anybody, where a Direct Line client names an account', { from: { id: ANN, aadObjectId: 'oid-ann' } }, entra('oid-eve'), []],
    ] as const) {
        it(`${expected.length ? 'may not be' : 'may be'} ${what}`, async () => {
            const { say, signIn, events } = withLogin();
            await signIn(token, turn);
            assert.deepEqual(await say('token', turn), [expected.length ? 'none' : token]);
            assert.deepEqual(found(events), expected);
        });
    }

    for (const [what, subject, token, expected] of [
        ['the subject of the site', 'sub-ann', entra('ann'), []],
        ['the account of the site', 'ann', entra('ann'), []],
        ['another than at the site', 'ann', entra('eve'), ['identity-mismatch subject block']],
        ['anybody, where nobody was signed in at the site', undefined, entra('eve'), []],
        ['one who says nothing', 'ann', 'opaque', []],
    ] as const) {
        it(`${expected.length ? 'may not be' : 'may be'} ${what}`, async () => {
            const [storage, keys] = [new MemoryStorage(), KeyRing.generate()];
            const { say, signIn, events } = withLogin({ storage, keys, signedIds: {} });
            const from = { id: mintUserId(keys) };
            await rememberSubject(storage, keys, from.id, { conversationId: 'conversation-1', ...(subject && { subject }), until: Date.now() + 1e6 });
            await signIn(token, { from });
            assert.deepEqual([await say('token', { from }), found(events)], [[expected.length ? 'none' : token], expected]);
        });
    }

    for (const [action, expected] of [['report', 'passes'], ['challenge', 'is refused'], [() => 'report', 'passes'], [async () => 'report', 'is refused']] as const) {
        it(`${expected} where the developer says ${typeof action === 'string' ? action : String(action)}`, async () => {
            const { bot, say, signIn } = withLogin({ actions: { 'identity-mismatch': action as 'report' } });
            await signIn(entra('ann'));
            bot.tokens.add(entra('eve'), { user: ANN });
            assert.deepEqual(await say('token'), [expected === 'passes' ? entra('eve') : 'none']);
        });
    }

    it('tells the function who it is', async () => {
        const told: unknown[] = [];
        const { bot, say, signIn } = withLogin({ actions: { 'identity-mismatch': (detection) => (told.push(detection), 'block') } });
        await signIn(entra('ann'));
        bot.tokens.add(entra('eve'), { user: ANN });
        await say('token');
        assert.deepEqual(told, [{ reason: 'identity-mismatch', because: 'bound', identity: { iss: ENTRA, sub: 'sub-eve', oid: 'eve', tid: 't1' } }]);
    });

    it('is kept as a hash, and in no event', async () => {
        const memory: Record<string, string> = {};
        const { bot, say, signIn, events } = withLogin({ storage: new MemoryStorage(memory) });
        await signIn(entra('the-account-of-ann'));
        bot.tokens.add(entra('the-account-of-eve'), { user: ANN });
        await say('token');
        assert.doesNotMatch(JSON.stringify([memory, events]), /the-account|login\.microsoft/);
    });

    it('gets no token when the storage fails', async () => {
        const storage = failing(new MemoryStorage(), 'read', 'write');
        storage.down = false;
        const { bot, signIn, login } = withLogin({ storage });
        await signIn(entra('ann'));
        storage.down = true;
        await bot.take({ from: { id: ANN, name: '' }, text: 'token' });
        assert.doesNotMatch(JSON.stringify(bot.sent), /eyJ/);
        assert.ok(login);
    });

    it('costs no call to the storage, once it is known', async () => {
        const calls = async (token: string) => {
            const { storage, take } = counting();
            const { say, signIn } = withLogin({ storage });
            await signIn(token);
            await say('token');
            take();
            assert.deepEqual(await say('token'), [token]);
            return take();
        };
        const clock = useFakeTimers({ now: Date.now(), toFake: ['Date'] }); // the login notes each new millisecond
        try {
            assert.deepEqual(await calls(entra('ann')), await calls('opaque'));
        } finally {
            clock.restore();
        }
    });
});

describe('a challenge', () => {
    it('signs the user out, and the turn goes on', async () => {
        const { bot, say, signIn, events } = withLogin({ actions: { 'id-shared': 'challenge' }, shared: { conversations: 1 } });
        const turn = (id: string) => ({ conversation: { id } });
        await signIn(entra('ann'), turn('c1'));
        assert.deepEqual([await say('token', turn('c1')), await say('token', turn('c2'))], [[entra('ann')], ['none']]);
        assert.deepEqual([found(events), bot.tokens.has(ANN)], [['id-shared challenge'], false]);
        await signIn(entra('ann'), turn('c2'));
        assert.deepEqual(await say('token', turn('c2')), [entra('ann')]);
    });

    it('comes once a conversation for an id that could be guessed', async () => {
        const { say, signIn, events } = withLogin({ actions: { 'id-guessable': 'challenge' } });
        const ben = { from: { id: 'ben' } };
        await signIn(entra('ben'), ben);
        assert.deepEqual(await say('token', ben), ['none']);
        await signIn(entra('ben'), ben);
        assert.deepEqual([await say('token', ben), found(events)], [[entra('ben')], ['id-guessable name challenge']]);
    });

    it('leaves in place who has to sign in', async () => {
        const { say, signIn, events } = withLogin({ actions: { replayed: 'challenge' } });
        await signIn(entra('ann'));
        await say('hi', { id: '7' });
        assert.deepEqual(await say('token', { id: '7' }), ['none']);
        await signIn(entra('eve'));
        await signIn(entra('ann'));
        assert.deepEqual([await say('token'), found(events)], [[entra('ann')], ['replayed challenge', 'identity-mismatch bound block']]);
    });

    it('refuses where nobody can sign users out, when a function asks for it', async () => {
        const { bot, take, events } = gated({ actions: { 'id-guessable': () => 'challenge' } });
        await take({ from: { id: 'ben' } });
        assert.equal(bot.seen.length, 0);
        assert.ok(events.some(({ type }) => type === 'store-unavailable'));
    });

    it('refuses when the sign-out fails', async () => {
        const storage = new MemoryStorage();
        const login = { signOut: async () => { throw new Error('down'); } };
        const gate = new ImpersonationMiddleware({ storage, login, actions: { 'id-guessable': 'challenge' } });
        const bot = new CloudBot([gate]);
        await bot.say('hi', { from: { id: 'ben', name: '' } });
        assert.equal(bot.seen.length, 0);
    });

    it('takes a LoginTimeoutMiddleware', () => {
        const storage = new MemoryStorage();
        const login = new LoginTimeoutMiddleware({ storage, connectionNames: ['aad'] });
        assert.ok(new ImpersonationMiddleware({ storage, login, actions: { 'id-changed': 'challenge' } }));
    });
});
