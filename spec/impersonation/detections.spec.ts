import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { KeyRing, type ImpersonationOptions, type ImpersonationReason } from '../../lib';
import { rememberSubject } from '../../lib/direct-line/remembered';
import { mintUserId } from '../../lib/direct-line/signed-id';
import { REFUSALS } from '../../lib/turn/refusals';
import { ANN, by, counting, EVE, found, gated, REFUSED, type Given } from './support/gated';

const HOUR = 3_600_000;
const personal = (more: object = {}, from: object = {}): Given => ({
    channelId: 'msteams', conversation: { id: 'a:1', tenantId: 't1', ...more }, from: { id: '29:ann', aadObjectId: 'oid-ann', ...from }, channelData: { tenant: { id: 't1' } },
});
const team = (from: object): Given => ({ channelId: 'msteams', conversation: { id: '19:x', conversationType: 'channel', tenantId: 't1' }, from });

/** Turns of which the last one is somebody's who is not who they say. */
const attacks: [what: string, reason: ImpersonationReason, turns: Given[], options?: Partial<ImpersonationOptions>][] = [
    ['another id in the conversation', 'id-changed', [{}, by(EVE)]],
    ['another id, and back', 'id-changed', [{}, by(EVE), {}, by(EVE, { type: 'event' })]],
    ['the id of the conversation', 'id-changed', [{}, by('conversation-1')]],
    ['a look-alike of the id', 'id-changed', [by('ann-the-first'), by('аnn-the-first')]],
    ['no id', 'id-missing', [{ from: {} }]],
    ['nobody', 'id-missing', [{ from: undefined as never }]],
    ['an id that is a list', 'id-missing', [by([ANN])]],
    ['an id with a method', 'id-missing', [by({ toString: 'x' })]],
    ['the role of the bot', 'poses-as-bot', [{ from: { id: ANN, role: 'bot' } }]],
    ['the id of the bot', 'poses-as-bot', [by('the-bot')]],
    ['no conversation', 'conversation-missing', [{ conversation: undefined as never }]],
    ['a conversation without an id', 'conversation-missing', [{ conversation: {} }]],
    ['a conversation whose id is a list', 'conversation-missing', [{ conversation: { id: ['conversation-1'] } }]],
    ['an invoke without a conversation', 'conversation-missing', [{ type: 'invoke', conversation: undefined as never }]],
    ['an empty channel', 'conversation-missing', [{ channelId: '' }]],
    ['a channel that is a number', 'conversation-missing', [{ channelId: 7 as never }]],
    ['another account under the same Teams id', 'account-changed', [personal(), personal({}, { aadObjectId: 'oid-eve' })]],
    ['another account, which was not named at first', 'account-changed', [personal({}, { aadObjectId: undefined }), personal(), personal({}, { aadObjectId: 'oid-eve' })]],
    ['another account in a Teams channel', 'account-changed', [team({ id: '29:ann', aadObjectId: 'o1' }), team({ id: '29:ben', aadObjectId: 'o2' }), team({ id: '29:ann', aadObjectId: 'o2' })]],
    ['another tenant', 'tenant-changed', [personal(), { ...personal({ tenantId: 't2' }), channelData: { tenant: { id: 't2' } } }]],
    ['two tenants', 'tenants-disagree', [personal({ tenantId: 't2' })]],
    ['a turn for another bot', 'claims-disagree', [{ ...personal(), recipient: { id: '28:99999999-2222-4333-8444-555555555555' } }]],
    ['a channel that calls the bot as its skill', 'claims-disagree', [{ recipient: { id: 'the-bot', role: 'skill' } }]],
    ['a channel that says it is the emulator', 'claims-disagree', [{ channelId: 'emulator' }]],
    ['another text under the same activity id', 'replayed', [{ id: '7', text: 'pay 1' }, { id: '7', text: 'pay 1000' }]],
    ['another value under the same activity id', 'replayed', [{ id: '7', type: 'invoke', value: { pay: 1 } }, { id: '7', type: 'invoke', value: { pay: 1000 } }]],
    ['another member\'s activity id', 'replayed', [{ ...team({ id: '29:ann' }), id: '7' }, { ...team({ id: '29:ben' }), id: '7' }]],
    ['a mail address where that is forbidden', 'id-guessable', [by('ann@example.com')], { actions: { 'id-guessable': 'block' } }],
    ['an id in too many conversations where that is forbidden', 'id-shared', ['1', '2', '3'].map((id) => ({ conversation: { id } })), { shared: { conversations: 2 }, actions: { 'id-shared': 'block' } }],
];

describe('the gate, under attack', () => {
    for (const [what, reason, turns, options] of attacks) {
        it(`refuses ${what}: ${reason}`, async () => {
            const { bot, take, events, memory } = gated({ ...options });
            for (const turn of turns.slice(0, -1)) await take(turn);
            const [seen, before] = [bot.seen.length, { ...memory }];
            events.length = 0;
            const { sent, status } = await take(turns.at(-1)!);
            const { type = 'message' } = turns.at(-1)!;
            assert.deepEqual(found(events).map((one) => one.split(' ')[0]), [reason]);
            assert.deepEqual([sent.map(({ text }) => text), status], [type === 'message' && reason !== 'conversation-missing' ? [REFUSED] : [], type === 'invoke' ? 403 : undefined]);
            assert.equal(bot.seen.length, seen);
            if (reason !== 'id-shared') assert.deepEqual(memory, before);
            assert.doesNotMatch(JSON.stringify([events, memory]), /dl_|29:|oid-|example\.com|pay/);
        });
    }

    for (const [what, more] of [['Direct Line', { channelId: 'directline' }], ['Web Chat', { channelId: 'webchat' }]] as const) {
        it(`takes no word of a ${what} client for an account or a tenant`, async () => {
            const { bot, take, events } = gated();
            for (const id of ['a', 'b']) await take({ ...more, from: { id: ANN, aadObjectId: id }, conversation: { id: 'c', tenantId: id }, channelData: { tenant: { id: 'x' } } });
            assert.deepEqual([bot.seen.length, found(events)], [2, []]);
        });
    }

    it('answers a repeated invoke without a second run', async () => {
        const { bot, take } = gated();
        assert.equal((await take({ id: '7', type: 'invoke' })).status, 200);
        assert.equal((await take({ id: '7', type: 'invoke' })).status, 200);
        assert.equal(bot.seen.length, 1);
    });

    it('lets a thousand copies of an activity through once', async () => {
        const { bot, take, events } = gated();
        await Promise.all(Array.from({ length: 1_000 }, () => take({ id: '7', text: 'pay 1' })));
        assert.deepEqual([bot.seen.length, found(events)], [1, []]);
    });

    it('remembers no activities when told so', async () => {
        const { bot, take } = gated({ replay: false });
        for (const text of ['one', 'two', 'two']) await take({ id: '7', text });
        assert.equal(bot.seen.length, 3);
    });

    it('says once a conversation that an id could be guessed', async () => {
        const { bot, take, events } = gated();
        for (const conversation of ['1', '1', '2', '1']) await take(by('user1', { conversation: { id: conversation } }));
        assert.deepEqual([bot.seen.length, found(events)], [4, ['id-guessable sequence report', 'id-guessable sequence report']]);
    });

    for (const channelId of ['sms', 'email', 'msteams', 'slack', 'telegram', 'emulator', 'test']) {
        it(`does not judge the ids of ${channelId}, which no page has made up`, async () => {
            const { take, events, identity } = gated();
            identity.claims = {};
            for (let each = 0; each < 12; each++) await take(by('user1', { channelId, conversation: { id: `c${each}` } }));
            assert.deepEqual(found(events), []);
        });
    }

    it('says that an id is shared from the eleventh conversation of a day on', async () => {
        const { bot, take, events } = gated();
        const clock = useFakeTimers({ now: Date.now(), toFake: ['Date'] });
        try {
            for (let each = 0; each < 10; each++) await take({ conversation: { id: `c${each}` } });
            assert.deepEqual(found(events), []);
            await take({ conversation: { id: 'c10' } });
            await take({ conversation: { id: 'c10' } });
            clock.tick(24 * HOUR);
            await take({ conversation: { id: 'c11' } });
        } finally {
            clock.restore();
        }
        assert.deepEqual([bot.seen.length, found(events)], [13, ['id-shared report']]);
    });

    it('lets a refused developer\'s choice pass, and says so', async () => {
        const { bot, take, events } = gated({ actions: { 'id-changed': 'report', 'replayed': () => 'report' } });
        for (const turn of [{ id: '1' }, by(EVE, { id: '2' }), { id: '1', text: 'other' }]) await take(turn);
        assert.deepEqual([bot.seen.length, found(events)], [3, ['id-changed report', 'replayed report']]);
    });

    for (const [what, from, expected] of [
        ['another one who poses as the bot', { id: EVE, role: 'bot' }, ['poses-as-bot report', 'id-changed block']],
        ['nobody', {}, ['id-missing report', 'id-changed block']],
    ] as const) {
        it(`does not let ${what} pass because one of the reasons may`, async () => {
            const { bot, take, events } = gated({ actions: { 'poses-as-bot': 'report', 'id-missing': 'report' } });
            await take({});
            assert.equal((await take({ from })).sent[0]?.text, REFUSED);
            assert.deepEqual([bot.seen.length, found(events)], [1, expected]);
        });
    }

    it('says once what it lets pass', async () => {
        const { bot, take, events } = gated({ actions: { 'poses-as-bot': 'report' } });
        await take({ from: { id: ANN, role: 'bot' } });
        assert.deepEqual([bot.seen.length, found(events)], [1, ['poses-as-bot report']]);
    });

    it('refuses what cannot be compared', async () => {
        const { bot, take, events } = gated();
        let value: unknown[] = [];
        for (let depth = 0; depth < 49_000; depth++) value = [value];
        assert.equal((await take({ value })).sent[0]?.text, REFUSED);
        assert.deepEqual([bot.seen.length, events.map(({ type }) => type)], [0, ['store-unavailable']]);
    });

    for (const [locale, expected] of [['de-DE', 'Das nehme ich nicht an.'], ['fr', REFUSALS.fr], [undefined, REFUSED], ['xx', REFUSED], ['boom', REFUSED]] as const) {
        it(`says in ${locale ?? 'no language'}: ${expected}`, async () => {
            const refusal = (given?: string) => {
                if (given === 'boom') throw new Error('no');
                return ({ 'de-DE': 'Das nehme ich nicht an.', 'fr': '  ', 'xx': 7 as never } as Record<string, string>)[given ?? ''] ?? (undefined as never);
            };
            const { take } = gated({ refusal });
            await take({});
            assert.deepEqual((await take(by(EVE, { locale: locale as string }))).sent.map(({ text }) => text), [expected]);
        });
    }
});

describe('the gate, where ids are signed', () => {
    const keys = KeyRing.generate();
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = useFakeTimers({ now: Date.now(), toFake: ['Date'] }); });
    afterEach(() => clock.restore());
    const altered = (id: string, at: number) => id.slice(0, at) + (id[at] === 'A' ? 'B' : 'A') + id.slice(at + 1);

    for (const [what, id, reason, options] of [
        ['an id of another key', () => mintUserId(KeyRing.generate()), 'id-not-ours', {}],
        ['an id that the page made up', () => EVE, 'id-not-ours', {}],
        ['the name of the conversation', () => 'conversation-1', 'id-not-ours', {}],
        ['an id of a site that is not known', () => mintUserId(keys, 'shop'), 'id-not-ours', {}],
        ['an id of another site', () => mintUserId(keys, 'shop'), 'id-of-other-site', { otherSites: ['shop'] }],
        ['an id of the default site at another', () => mintUserId(keys), 'id-not-ours', { site: 'shop' }],
        ['an id in capitals', () => mintUserId(keys).toUpperCase(), 'id-not-ours', {}],
        ['an id with something after it', () => `${mintUserId(keys)}\n`, 'id-not-ours', {}],
        ['an id of 10 kB', () => mintUserId(keys) + 'A'.repeat(10_000), 'id-not-ours', {}],
        ...[3, 20, 40, 47, 62].map((at) => [`an id whose character ${at} was altered`, () => altered(mintUserId(keys), at), 'id-not-ours', {}] as const),
    ] as const) {
        it(`refuses ${what}: ${reason}, and asks no storage`, async () => {
            const { storage, take: calls } = counting();
            const { bot, take, events } = gated({ storage, keys, signedIds: options });
            assert.equal((await take(by(id()))).sent[0]?.text, REFUSED);
            assert.deepEqual([found(events), bot.seen.length, calls()], [[`${reason} block`], 0, { read: 0, write: 0 }]);
        });
    }

    for (const [hours, options, expected] of [[23.9, {}, []], [24.1, {}, ['id-expired block']], [0.9, { maxAge: HOUR }, []], [1.1, { maxAge: HOUR }, ['id-expired block']]] as const) {
        it(`finds ${expected.length ? 'an' : 'no'} id too old after ${hours} hours, in the middle of a conversation`, async () => {
            const { take, events } = gated({ keys, signedIds: options });
            const id = mintUserId(keys);
            await take(by(id));
            clock.tick(hours * HOUR);
            await take(by(id));
            assert.deepEqual(found(events), expected);
        });
    }

    it('takes the ids of several sites, and of an older key', async () => {
        const older = KeyRing.generate();
        const rotated = KeyRing.fromEnv(`${keys.export()},${older.export()}`);
        const { bot, take } = gated({ keys: rotated, signedIds: { site: ['default', 'shop'] } });
        for (const [index, id] of [mintUserId(keys), mintUserId(older), mintUserId(older, 'shop')].entries()) await take(by(id, { conversation: { id: String(index) } }));
        assert.equal(bot.seen.length, 3);
    });

    it('refuses an id in another conversation than it was minted for', async () => {
        const storage = new MemoryStorage();
        const { bot, take, events } = gated({ storage, keys, signedIds: {} });
        const id = mintUserId(keys);
        await rememberSubject(storage, keys, id, { conversationId: 'conversation-1', until: Date.now() + HOUR });
        await take(by(id, { conversation: { id: 'eves' } }));
        await take(by(id, { conversation: { id: 'eves' } }));
        await take(by(id));
        assert.deepEqual([bot.seen.length, found(events)], [1, ['id-of-other-conversation block', 'id-of-other-conversation block']]);
    });

    it('asks for one from who poses as the bot, where that may pass', async () => {
        const { bot, take, events } = gated({ keys, signedIds: {}, actions: { 'poses-as-bot': 'report' } });
        await take({ from: { id: EVE, role: 'bot' } });
        assert.deepEqual([bot.seen.length, found(events)], [0, ['poses-as-bot report', 'id-not-ours block']]);
    });

    for (const channelId of ['msteams', 'sms', 'directlinespeech']) {
        it(`asks no signature on ${channelId}`, async () => {
            const { bot, take } = gated({ keys, signedIds: {} });
            await take(by(ANN, { channelId }));
            assert.equal(bot.seen.length, 1);
        });
    }
});

describe('the gate\'s options', () => {
    const storage = new MemoryStorage();
    for (const [given, option] of [
        [{ signedIds: {} }, 'keys'], [{ signedIds: { key: 1 }, keys: KeyRing.generate() }, 'key'], [{ signedIds: true, keys: KeyRing.generate() }, 'options'],
        [{ signedIds: { site: '' }, keys: KeyRing.generate() }, 'signedIds.site'], [{ signedIds: { site: [] }, keys: KeyRing.generate() }, 'signedIds.site'],
        [{ signedIds: { maxAge: 0 }, keys: KeyRing.generate() }, 'signedIds.maxAge'], [{ signedIds: { otherSites: 'x' }, keys: KeyRing.generate() }, 'signedIds.otherSites'],
        [{ replay: true }, 'options'], [{ replay: { count: 0 } }, 'replay.count'], [{ replay: { count: 1e9 } }, 'replay.count'], [{ replay: { window: -1 } }, 'replay.window'],
        [{ shared: { conversations: 1.5 } }, 'shared.conversations'], [{ shared: { window: 'x' } }, 'shared.window'], [{ keep: 5 }, 'keep'],
        [{ actions: { 'id-changed': 'log' } }, 'actions.id-changed'], [{ actions: { 'id-shared': 'challenge' } }, 'actions.id-shared'], [{ login: {} }, 'login'], [{ refusal: '' }, 'refusal'],
    ] as const) {
        it(`name ${option} when it is wrong in ${JSON.stringify(given)}`, () => assert.throws(() => gated({ storage, ...given } as never), { name: 'OptionError', option }));
    }
});
