import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { Deposits } from '../../../lib/redaction/vault/deposits';
import { Vault, type VaultOptions } from '../../../lib/redaction/vault/vault';
import { KeyRing } from '../../../lib/storage/key-ring';
import { recorded } from '../../helpers/bot';
import { failing } from '../../helpers/failing';

const keys = KeyRing.generate();
const VISA = '4111 1111 1111 1111';
const PURPOSE = { purpose: 'charge the card' };
const CARD_15_MINUTES = 15 * 60_000;

/** A turn of somebody, as far as a vault sees it. */
const turnOf = (userId: string | undefined, conversationId = 'c1', channelId = 'directline') =>
    ({ activity: { type: 'message', channelId, conversation: { id: conversationId }, from: { id: userId } } }) as never;
const ANN = turnOf('ann');

function vault(options: Partial<VaultOptions> = {}) {
    const memory: Record<string, string> = {};
    const storage = new MemoryStorage(memory);
    const made = new Vault({ keys, storage, ...options });
    const keep = async (turn = ANN, ...values: string[]) => {
        const deposits = new Deposits();
        const tokens = (values.length > 0 ? values : [VISA]).map((value) => deposits.tokenFor('CREDIT_CARD', value)!);
        await made.store(turn, deposits.all);
        return tokens;
    };
    return { vault: made, storage, memory, keep, events: recorded(made.events) };
}

const shortly = ({ events }: { events: readonly { type: string }[] }) =>
    events.map(({ at: _, channelId: __, conversation: ___, ...event }: Record<string, unknown>) => event);

describe('Vault', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] }); });
    afterEach(() => clock.restore());

    it('reveals a value to its user, as often as asked, and tells each time', async () => {
        const all = vault();
        const [token] = await all.keep();
        for (const _ of [1, 2]) assert.equal(await all.vault.reveal(ANN, token!, PURPOSE), VISA);
        assert.deepEqual(shortly(all), [1, 2].map(() => ({ type: 'revealed', kind: 'CREDIT_CARD', ...PURPOSE })));
        assert.doesNotMatch(JSON.stringify(all.events), /4111|"ann"|"c1"/);
    });

    for (const [title, turn] of [
        ['another user', turnOf('mallory')],
        ['another conversation', turnOf('ann', 'c2')],
        ['another channel', turnOf('ann', 'c1', 'webchat')],
        ['nobody', turnOf(undefined)],
        ['an empty user', turnOf('')],
    ] as const) {
        it(`reveals nothing to ${title}`, async () => {
            const all = vault();
            const [token] = await all.keep();
            await all.keep(turnOf('mallory'));
            assert.equal(await all.vault.reveal(turn, token!, PURPOSE), undefined);
            const [event] = shortly(all);
            assert.deepEqual([event!['type'], event!['purpose']], ['reveal-refused', PURPOSE.purpose]);
        });
    }

    for (const [title, forge, reason] of [
        ['a made-up id', (token: string) => token.replace(/.⟧/, (last) => (last === 'b⟧' ? 'c⟧' : 'b⟧')), 'unknown'],
        ['another kind', (token: string) => token.replace('CREDIT_CARD', 'IBAN_CODE'), 'unknown'],
        ['no brackets', (token: string) => token.slice(1, -1), 'no-token'],
        ['words around it', (token: string) => `print ${token}`, 'no-token'],
        ['a name of the language', () => '⟦constructor:constructor⟧', 'no-token'],
        ['something that is no string', (token: string) => [token] as never, 'no-token'],
    ] as const) {
        it(`reveals nothing for a token with ${title}`, async () => {
            const all = vault();
            const [token] = await all.keep();
            assert.equal(await all.vault.reveal(ANN, forge(token!), PURPOSE), undefined);
            assert.deepEqual(shortly(all), [{ type: 'reveal-refused', reason, ...PURPOSE }]);
        });
    }

    for (const [keep, passed, expected] of [
        [undefined, CARD_15_MINUTES - 1, VISA],
        [undefined, CARD_15_MINUTES, undefined],
        [1_000, 999, VISA],
        [1_000, 1_000, undefined],
    ] as const) {
        it(`kept for ${keep ?? 'the default time'}, reveals ${expected ?? 'nothing'} after ${passed} ms`, async () => {
            const all = vault({ keep });
            const [token] = await all.keep();
            clock.tick(passed);
            assert.equal(await all.vault.reveal(ANN, token!, PURPOSE), expected);
            if (!expected) assert.deepEqual([shortly(all)[0], Object.values(all.memory)], [{ type: 'reveal-refused', reason: 'expired', ...PURPOSE }, [undefined]]);
        });
    }

    it('drops what has expired with the next value, and not what has not', async () => {
        const all = vault();
        await all.keep(ANN, 'one');
        clock.tick(CARD_15_MINUTES - 1);
        const [second] = await all.keep(ANN, 'two');
        clock.tick(1);
        const [third] = await all.keep(ANN, 'three');
        assert.deepEqual(await Promise.all([second, third].map((token) => all.vault.reveal(ANN, token!, PURPOSE))), ['two', 'three']);
        assert.equal((JSON.parse(Object.values(all.memory)[0]!) as { entries: unknown[] }).entries.length, 2);
    });

    it('is emptied in time, if the process lives', async () => {
        clock.restore();
        clock = useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
        const all = vault();
        await all.keep();
        clock.tick(60_000);
        await all.keep(turnOf('ann', 'c2'));
        await clock.tickAsync(CARD_15_MINUTES - 60_000);
        assert.deepEqual(Object.values(all.memory).map((record) => record === undefined), [true, false]);
        await clock.tickAsync(60_000);
        assert.deepEqual(Object.values(all.memory), [undefined, undefined]);
    });

    it('keeps two hundred values of a conversation, the newest', async () => {
        const all = vault();
        const [first] = await all.keep(ANN, 'first');
        for (let turn = 0; turn < 4; turn++) await all.keep(ANN, ...Array.from({ length: 50 }, (_, index) => `${turn} ${index}`));
        assert.equal(await all.vault.reveal(ANN, first!, PURPOSE), undefined);
        assert.equal((JSON.parse(Object.values(all.memory)[0]!) as { entries: unknown[] }).entries.length, 200);
    });

    it('forgets one conversation', async () => {
        const all = vault();
        const [[here], [there]] = [await all.keep(), await all.keep(turnOf('ann', 'c2'))];
        await all.vault.forget(turnOf('ann', 'c1', 'webchat'));
        assert.equal(await all.vault.reveal(ANN, here!, PURPOSE), VISA);
        await all.vault.forget(ANN);
        assert.equal(await all.vault.reveal(ANN, here!, PURPOSE), undefined);
        assert.equal(await all.vault.reveal(turnOf('ann', 'c2'), there!, PURPOSE), VISA);
        await all.vault.forget(ANN);
    });

    it('keeps the values of turns at the same time', async () => {
        const all = vault();
        const tokens = await Promise.all(Array.from({ length: 10 }, (_, index) => all.keep(ANN, `value ${index}`)));
        const values = await Promise.all(tokens.map(([token]) => all.vault.reveal(ANN, token!, PURPOSE)));
        assert.deepEqual(values, tokens.map((_, index) => `value ${index}`));
    });

    it('opens with an old key after a new one came', async () => {
        const all = vault();
        const [token] = await all.keep();
        const rotated = KeyRing.fromEnv(`${KeyRing.generate().export()},${keys.export()}`);
        assert.equal(await new Vault({ keys: rotated, storage: all.storage }).reveal(ANN, token!, PURPOSE), VISA);
    });

    it('stores nothing in clear', async () => {
        const all = vault();
        await all.keep(turnOf('user-ann', 'conversation-1'));
        assert.doesNotMatch(JSON.stringify(all.memory), /4111|CREDIT|user-ann|conversation-1|directline/);
    });

    describe('what others did to the storage', () => {
        type Entry = Record<string, unknown>;
        for (const [title, tamper] of [
            ['a longer life', (entry: Entry) => ({ ...entry, until: Number(entry['until']) + CARD_15_MINUTES })],
            ['another value', (entry: Entry) => ({ ...entry, sealed: Buffer.alloc(80, 1).toString('base64') })],
            ['a value that was cut', (entry: Entry) => ({ ...entry, sealed: String(entry['sealed']).slice(0, 40) })],
        ] satisfies [string, (entry: Entry) => Entry][]) {
            it(`is an error: ${title}`, async () => {
                const all = vault();
                const [token] = await all.keep();
                const [[name, record]] = Object.entries(await all.storage.read(Object.keys(all.memory))) as [[string, { entries: Entry[] }]];
                await all.storage.write({ [name]: { entries: record.entries.map((entry): Entry => tamper(entry)), eTag: '*' } });
                await assert.rejects(all.vault.reveal(ANN, token!, PURPOSE), { code: 'ERR_WARDEN_SEALED' });
                assert.deepEqual(shortly(all), [{ type: 'reveal-refused', reason: 'altered', ...PURPOSE }]);
            });
        }

        for (const entries of [undefined, null, 'x', 7, {}, [null, 7, 'x', {}, { id: 1 }]]) {
            it(`is nothing known: ${JSON.stringify(entries)}`, async () => {
                const all = vault();
                const [token] = await all.keep();
                await all.storage.write({ [Object.keys(all.memory)[0]!]: { entries, eTag: '*' } });
                assert.equal(await all.vault.reveal(ANN, token!, PURPOSE), undefined);
                assert.equal(await all.vault.reveal(ANN, (await all.keep())[0]!, PURPOSE), VISA);
            });
        }

        it('is an error when a value was given to another user', async () => {
            const all = vault();
            const [[hers], [his]] = [await all.keep(turnOf('ann'), 'hers'), await all.keep(turnOf('bob'), 'his')];
            const [[name, record]] = Object.entries(await all.storage.read(Object.keys(all.memory))) as [[string, { entries: Entry[] }]];
            const [first, second] = record.entries;
            await all.storage.write({ [name]: { entries: [{ ...first, sealed: second!['sealed'] }, { ...second, owner: first!['owner'] }], eTag: '*' } });
            for (const token of [hers, his]) await assert.rejects(all.vault.reveal(ANN, token!, PURPOSE), { code: 'ERR_WARDEN_SEALED' });
        });
    });

    it('throws what the storage throws, and tells the developer', async () => {
        const memory = new MemoryStorage();
        const storage = failing(memory, 'read');
        const all = vault({ storage });
        storage.down = false;
        const [token] = await all.keep();
        storage.down = true;
        await assert.rejects(all.vault.reveal(ANN, token!, PURPOSE), /the store is down/);
        assert.deepEqual(shortly(all), [{ type: 'store-unavailable', protection: 'vault', error: 'Error' }]);
    });

    it('notices a storage that loses what it takes', async () => {
        const storage = Object.assign(new MemoryStorage(), { write: () => Promise.resolve() });
        await assert.rejects(vault({ storage }).keep(), { code: 'ERR_WARDEN_CONFLICT' });
    });

    it('keeps nothing of nobody', async () => {
        await assert.rejects(vault().keep(turnOf(undefined)), { code: 'ERR_WARDEN_CONFLICT' });
    });

    for (const options of [undefined, null, {}, { purpose: '' }, { purpose: ' ' }, { purpose: 7 }, { purpose: 'x'.repeat(201) }]) {
        it(`wants a purpose, and not ${JSON.stringify(options)?.slice(0, 20)}`, async () => {
            const all = vault();
            const [token] = await all.keep();
            await assert.rejects(all.vault.reveal(ANN, token!, options as never), { name: 'OptionError', option: 'purpose' });
            assert.deepEqual(all.events, []);
        });
    }

    it('takes a purpose of 200 characters', async () => {
        const all = vault();
        assert.equal(await all.vault.reveal(ANN, (await all.keep())[0]!, { purpose: 'x'.repeat(200) }), VISA);
    });

    for (const [given, option] of [
        [undefined, 'keys'],
        [{ keys }, 'storage'],
        [{ keys: 'secret', storage: new MemoryStorage() }, 'keys'],
        [{ keys, storage: new MemoryStorage(), keep: 0 }, 'keep'],
        [{ keys, storage: new MemoryStorage(), kep: 1 }, 'kep'],
        [{ keys, storage: new MemoryStorage(), events: {} }, 'events'],
    ] as const) {
        it(`names ${option} when it is wrong`, () => assert.throws(() => new Vault(given as never), { name: 'OptionError', option }));
    }
});
