import assert from 'node:assert/strict';
import { KeyRing, MemoryProvider, SelfDestructingTranscripts } from '../../lib';
import { DataKeys } from '../../lib/storage/data-keys';
import { openRecord } from '../../lib/transcripts/records';
import { dump, holds, inside, keep, said, slotsIn, transcripts, wrappedKeyOf } from './support/kept';

const SEALED = { name: 'WardenError', code: 'ERR_WARDEN_SEALED' };
type Inside = ReturnType<typeof inside>;
type Kept = ReturnType<typeof first>;

const flip = (bytes: Buffer, index: number) => { bytes[index]! ^= 1; };
const first = (all: Inside) => [...all.values()][0]!;

describe('sealed transcripts', () => {
    it('show neither texts nor ids to the provider, live or erased', async () => {
        const { store, provider } = transcripts();
        await keep(store, said('my secret plan', { conversation: 'conversation-of-ann', user: 'ann@example.org' }), said('übrigens, 東京', { conversation: 'conversation-of-ann' }));
        const secrets = ['my secret plan', 'secret', 'übrigens', '東京', 'conversation-of-ann', 'ann@example.org', 'directline'];
        const live = dump(provider);
        await store.erase({ channelId: 'directline', conversation: { id: 'conversation-of-ann' } });
        for (const secret of secrets) assert.deepEqual([holds(live, secret), holds(dump(provider), secret)], [false, false], secret);
        assert.ok(holds(`a dump with ${Buffer.from('secret').toString('hex')}`, 'secret'), 'the search itself works');
    });

    for (const [what, tamper] of [
        ['the first byte of a record', (all: Inside) => flip(first(all).records[0]!, 0)],
        ['the last byte of a record', (all: Inside) => flip(first(all).records[1]!, first(all).records[1]!.length - 1)],
        ['a byte in the middle of a record', (all: Inside) => flip(first(all).records[1]!, first(all).records[1]!.length >> 1)],
        ['a byte of the state', (all: Inside) => flip(first(all).generation.state, 60)],
        ['when it is due', (all: Inside) => { first(all).generation.due += 1; }],
        ['how many records there are', (all: Inside) => { first(all).generation.count = 1; }],
        ['the records, by leaving the last one out', (all: Inside) => first(all).records.pop()],
        ['the order of the records', (all: Inside) => { first(all).records = first(all).records.toReversed(); }],
        ['a record, by a copy of another', (all: Inside) => { first(all).records[1] = first(all).records[0]!; }],
        ['a record, by half of it', (all: Inside) => { first(all).records[0] = first(all).records[0]!.subarray(0, 20); }],
        ['a record, by plain text', (all: Inside) => { first(all).records[0] = Buffer.from(JSON.stringify(said('injected'))); }],
        ['a record, by leaving the first one out', (all: Inside) => first(all).records.shift()],
        ['two conversations, one by the other', (all: Inside) => {
            const [[one, ofOne], [two, ofTwo]] = [...all] as [[string, Kept], [string, Kept]];
            all.set(one, ofTwo).set(two, ofOne);
        }],
        ['the records of two conversations', (all: Inside) => {
            const [one, two] = [...all.values()] as [Kept, Kept];
            [one.records, two.records] = [two.records, one.records];
        }],
    ] as const) {
        it(`do not open when somebody changes ${what}`, async () => {
            const { store, provider, textsOf } = transcripts();
            await keep(store, said('one'), said('two'), said('three', { conversation: 'other' }), said('four', { conversation: 'other' }));
            assert.deepEqual(await textsOf(), ['one', 'two']);
            tamper(inside(provider));
            await assert.rejects(textsOf(), SEALED);
        });
    }

    for (const [what, tamper] of [
        ['a byte of the key', (provider: MemoryProvider) => flip(wrappedKeyOf(provider, first(inside(provider))), 30)],
        ['the key, by zeros', (provider: MemoryProvider) => wrappedKeyOf(provider, first(inside(provider))).fill(0)],
        ['the hour of the key', (provider: MemoryProvider) => {
            const slots = slotsIn(provider);
            const [hour] = [...slots].find(([name]) => name.startsWith('hour-'))!;
            flip((slots.get(hour) as { live: { wrapped: Buffer } }).live.wrapped, 3);
        }],
    ] as const) {
        it(`do not open in another process when somebody changes ${what}`, async () => {
            const { store, provider, keys } = transcripts();
            await keep(store, said('one'));
            tamper(provider);
            await assert.rejects(transcripts({ keys, provider }).textsOf(), SEALED);
        });
    }

    for (const [what, lose] of [
        ['the name of its key', (provider: MemoryProvider) => { first(inside(provider)).generation.id = 'another'; }],
        ['the key store', (provider: MemoryProvider) => slotsIn(provider).clear()],
        ['the key of the hour', (provider: MemoryProvider) => { for (const name of slotsIn(provider).keys()) if (name.startsWith('hour-')) slotsIn(provider).delete(name); }],
    ] as const) {
        it(`say so when ${what} is lost, and can be erased`, async () => {
            const { store, provider, keys } = transcripts();
            await keep(store, said('one'));
            lose(provider);
            const other = transcripts({ keys, provider });
            await assert.rejects(other.textsOf(), { name: 'WardenError', code: 'ERR_WARDEN_KEY_LOST' });
            assert.deepEqual([(await other.store.erase(said(''))).verified, inside(provider).size], [true, 0]);
        });
    }

    for (const [what, act] of [
        ['are read', ({ textsOf }: ReturnType<typeof transcripts>) => textsOf()],
        ['are listed', ({ store }: ReturnType<typeof transcripts>) => store.listTranscripts('directline')],
        ['are added to', ({ store }: ReturnType<typeof transcripts>) => keep(store, said('two'))],
        ['are swept', ({ store }: ReturnType<typeof transcripts>) => store.sweep()],
    ] as const) {
        it(`say that the keys are others when they ${what} with those, and do not seem to be empty`, async () => {
            const { store, provider } = transcripts();
            await keep(store, said('one'));
            await assert.rejects(act(transcripts({ provider })), { name: 'WardenError', code: 'ERR_WARDEN_KEY', message: /another key ring/ });
        });
    }

    it('are not said to be erased when they are to be with other keys', async () => {
        const { store, provider } = transcripts();
        await keep(store, said('one'));
        const { verified, failed } = await transcripts({ provider }).store.erase(said(''));
        assert.deepEqual([verified, failed, inside(provider).size], [false, 1, 1]);
    });

    it('open after the root key was rotated, and take new records', async () => {
        const old = KeyRing.generate();
        const provider = new MemoryProvider();
        await keep(new SelfDestructingTranscripts({ keys: old, provider }), said('before'));
        const { store, textsOf } = transcripts({ keys: KeyRing.fromEnv(`${KeyRing.generate().export()},${old.export()}`), provider });
        await keep(store, said('after'));
        assert.deepEqual(await textsOf(), ['before', 'after']);
    });

    it('need the old root key for names alone after its keys were wrapped anew', async () => {
        const [old, fresh] = [KeyRing.generate(), KeyRing.generate()];
        const { store, provider } = transcripts({ keys: old });
        await keep(store, said('before'));
        const rotated = transcripts({ keys: KeyRing.fromEnv(`${fresh.export()},${old.export()}`), provider });
        await rotated.store.rotate();
        const [, kept] = [...inside(provider)][0]!;
        const key = await new DataKeys(provider.keyStore, fresh).open(kept.generation.id);
        assert.match(openRecord(key!, kept.records[0]!, store.labelOf(said('')), 0).text, /before/);
        await assert.rejects(new DataKeys(provider.keyStore, old).open(kept.generation.id), SEALED);
    });

    it('do not open from a kept copy once they are erased', async () => {
        const { store, provider, keys } = transcripts();
        await keep(store, said('one'));
        const [name, { generation: { id }, records }] = [...inside(provider)][0]!;
        const copy = Buffer.from(records[0]!);
        const key = await new DataKeys(provider.keyStore, keys).open(id);
        assert.match(openRecord(key!, copy, name, 0).text, /one/);
        await store.erase(said(''));
        assert.equal(await new DataKeys(provider.keyStore, keys).open(id), undefined);
        await keep(store, said('two'));
        const next = await new DataKeys(provider.keyStore, keys).open(first(inside(provider)).generation.id);
        assert.throws(() => openRecord(next!, copy, name, 0), SEALED);
    });

    it('have a key of their own in every generation and conversation', async () => {
        const { store, provider } = transcripts();
        await keep(store, said('one'), said('one', { conversation: 'other' }));
        const keys = [...inside(provider).values()].map((kept) => wrappedKeyOf(provider, kept).toString('hex'));
        assert.equal(new Set(keys).size, 2);
    });

    it('skip in a list what does not open', async () => {
        const { store, provider } = transcripts();
        await keep(store, said('one'), said('two', { conversation: 'other' }));
        first(inside(provider)).generation.state.fill(0);
        assert.deepEqual((await store.listTranscripts('directline')).items.map(({ id }) => id), ['other']);
    });

    it('are erased even when their key does not open', async () => {
        const { store, provider } = transcripts();
        await keep(store, said('one'));
        wrappedKeyOf(provider, first(inside(provider))).fill(0);
        assert.deepEqual([(await store.erase(said(''))).records, inside(provider).size], [1, 0]);
    });
});

describe('two instances over one provider', () => {
    it('add to the same generation, each record once', async () => {
        const { store, provider, keys, textsOf } = transcripts();
        const other = new SelfDestructingTranscripts({ keys, provider });
        const texts = Array.from({ length: 4 }, (_, index) => `text ${index}`);
        await Promise.all(texts.flatMap((text) => [keep(store, said(text)), keep(other, said(text))]));
        assert.deepEqual((await textsOf()).toSorted(), [...texts, ...texts].toSorted());
        assert.equal(inside(provider).size, 1);
    });

    it('give up after eight lost races', async () => {
        const provider = new MemoryProvider();
        let tries = 0;
        provider.append = async () => { tries += 1; return 'taken'; };
        const { store } = transcripts({ provider });
        await assert.rejects(keep(store, said('one')), { code: 'ERR_WARDEN_CONFLICT' });
        assert.equal(tries, 8);
    });

    it('write nothing into a generation that the other has erased', async () => {
        const { store, provider, keys, textsOf } = transcripts();
        const generation = await store.begin(said(''));
        await new SelfDestructingTranscripts({ keys, provider }).erase(said(''));
        assert.deepEqual([await store.append(generation, said('late')), await textsOf()], [false, []]);
    });
});
