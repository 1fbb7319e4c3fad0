import assert from 'node:assert/strict';
import { KeyRing, MemoryProvider, SelfDestructingTranscripts } from '../../lib';
import { DataKey } from '../../lib/transcripts/data-key';
import { Ledger } from '../../lib/transcripts/ledger';
import { dump, holds, inside, keep, said, transcripts } from './support/kept';

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
        ['a byte of the key', (all: Inside) => flip(first(all).generation.sealedKey, 30)],
        ['the key, by zeros', (all: Inside) => first(all).generation.sealedKey.fill(0)],
        ['the order of the records', (all: Inside) => { first(all).records = first(all).records.toReversed(); }],
        ['a record, by a copy of another', (all: Inside) => { first(all).records[1] = first(all).records[0]!; }],
        ['a record, by half of it', (all: Inside) => { first(all).records[0] = first(all).records[0]!.subarray(0, 20); }],
        ['a record, by plain text', (all: Inside) => { first(all).records[0] = Buffer.from(JSON.stringify(said('injected'))); }],
        ['a record, by leaving the first one out', (all: Inside) => first(all).records.shift()],
        ['the id of the generation', (all: Inside) => { first(all).generation.id = 'another'; }],
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

    it('do not open under other keys', async () => {
        const { store, provider } = transcripts();
        await keep(store, said('one'));
        const [name] = [...inside(provider).keys()];
        const lifetimes = { silence: 1e6, end: 0, maxAge: 1e6 };
        await assert.rejects(new Ledger(provider, KeyRing.generate(), lifetimes).read(name!), SEALED);
    });

    it('open after the root key was rotated, and take new records', async () => {
        const old = KeyRing.generate();
        const provider = new MemoryProvider();
        await keep(new SelfDestructingTranscripts({ keys: old, provider }), said('before'));
        const { store, textsOf } = transcripts({ keys: KeyRing.fromEnv(`${KeyRing.generate().export()},${old.export()}`), provider });
        await keep(store, said('after'));
        assert.deepEqual(await textsOf(), ['before', 'after']);
    });

    it('do not open from a kept copy once they are erased', async () => {
        const { store, provider, keys } = transcripts();
        await keep(store, said('one'));
        const [[name, kept]] = [...inside(provider)] as [[string, Kept]];
        const copy = Buffer.from(kept.records[0]!);
        const key = DataKey.unwrap(keys, Buffer.from(kept.generation.sealedKey), name, kept.generation.id);
        assert.match(key.open(copy, 'record 0'), /one/);
        await store.erase(said(''));
        assert.ok(kept.generation.sealedKey.every((byte) => byte === 0));
        assert.throws(() => DataKey.unwrap(keys, kept.generation.sealedKey, name, kept.generation.id), SEALED);
        await keep(store, said('two'));
        const { generation } = first(inside(provider));
        assert.throws(() => DataKey.unwrap(keys, generation.sealedKey, name, generation.id).open(copy, 'record 0'), SEALED);
    });

    it('have a key of their own in every generation and conversation', async () => {
        const { store, provider } = transcripts();
        await keep(store, said('one'), said('one', { conversation: 'other' }));
        const keys = [...inside(provider).values()].map(({ generation }) => generation.sealedKey.toString('hex'));
        assert.equal(new Set(keys).size, 2);
    });

    it('skip in a list what does not open', async () => {
        const { store, provider } = transcripts();
        await keep(store, said('one'), said('two', { conversation: 'other' }));
        first(inside(provider)).generation.sealedReference.fill(0);
        assert.deepEqual((await store.listTranscripts('directline')).items.map(({ id }) => id), ['other']);
    });

    it('are erased even when their key does not open', async () => {
        const { store, provider } = transcripts();
        await keep(store, said('one'));
        first(inside(provider)).generation.sealedKey.fill(0);
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

    it('give up after five lost races', async () => {
        const provider = new MemoryProvider();
        let tries = 0;
        provider.append = async () => { tries += 1; return 'taken'; };
        const { store } = transcripts({ provider });
        await assert.rejects(keep(store, said('one')), { code: 'ERR_WARDEN_CONFLICT' });
        assert.equal(tries, 5);
    });

    it('write nothing into a generation that the other has erased', async () => {
        const { store, provider, keys, textsOf } = transcripts();
        const generation = await store.begin(said(''));
        await new SelfDestructingTranscripts({ keys, provider }).erase(said(''));
        assert.deepEqual([await store.append(generation, said('late')), await textsOf()], [false, []]);
    });
});
