import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FileTranscriptStore, MemoryTranscriptStore, type Activity, type TranscriptStore } from 'botbuilder';
import { BlobsTranscriptStore } from 'botbuilder-azure-blobs';
import * as sinon from 'sinon';
import { KeyRing, OptionError } from '../../lib';
import { MemoryKeyStore } from '../../lib/storage/memory-key-store';
import { SealedTranscriptStore, type SealedTranscriptStoreOptions } from '../../lib/transcripts/sealed-transcript-store';
import { Azurite } from '../helpers/azurite';
import { temporaryFolder } from '../helpers/servers';

const HOUR = 3_600_000;
const keys = KeyRing.generate();
let number = 0;

const PERSONAL = /SECRET|420 777|msteams|sms channel|"ann"|activity-/;

function said(conversation: string, text: string, more: Partial<Activity> = {}): Activity {
    return {
        type: 'message', id: `activity-${++number}`, channelId: 'msteams', conversation: { id: conversation }, timestamp: new Date(),
        from: { id: 'ann', name: 'Ann' }, recipient: { id: 'bot', name: 'Bot' }, text, ...more,
    } as Activity;
}

async function textsIn(store: TranscriptStore, conversation: string, channel = 'msteams'): Promise<string[]> {
    const texts: string[] = [];
    let token: string | undefined;
    do {
        const page = await store.getTranscriptActivities(channel, conversation, token);
        texts.push(...page.items.map(({ text }) => text));
        token = page.continuationToken;
    } while (token);
    return texts;
}

/** What was said before an erasure stays away, also in the same millisecond. */
async function nextMillisecond(): Promise<void> {
    const now = Date.now();
    while (Date.now() === now) await new Promise(setImmediate);
}

describe('SealedTranscriptStore', function () {
    this.timeout(60_000); // a server, and many calls to it
    let keyStore: MemoryKeyStore;
    let azurite: Azurite;
    let folder: ReturnType<typeof temporaryFolder>;
    before(async () => { azurite = await Azurite.start(); });
    after(() => azurite.stop());
    beforeEach(() => {
        keyStore = new MemoryKeyStore();
        folder = temporaryFolder();
    });
    afterEach(() => {
        folder.remove();
        sinon.restore();
    });

    const sealed = (inner: TranscriptStore, more: Partial<SealedTranscriptStoreOptions> = {}) => new SealedTranscriptStore(inner, { keys, keyStore, ...more });

    for (const [what, create] of [
        ['BlobsTranscriptStore', () => new BlobsTranscriptStore(azurite.connectionString, `transcripts-${++number}`)],
        ['FileTranscriptStore', () => new FileTranscriptStore(folder.path)],
        ['MemoryTranscriptStore', () => new MemoryTranscriptStore()],
    ] as [string, () => TranscriptStore][]) {
        describe(`before ${what}`, () => {
            let inner: TranscriptStore;
            let store: SealedTranscriptStore & TranscriptStore;
            beforeEach(() => {
                inner = create();
                store = sealed(inner);
            });

            it('gives back what was logged, in order, 20 at a time, with dates', async () => {
                const activities = Array.from({ length: 45 }, (_, index) => said('talk', `text ${index}`));
                for (const activity of activities) await store.logActivity(activity);
                const sizes: number[] = [];
                for (let token: string | undefined = ''; token !== undefined;) {
                    const page: { items: Activity[]; continuationToken: string } = await store.getTranscriptActivities('msteams', 'talk', token);
                    assert.deepEqual(page.items, activities.splice(0, page.items.length));
                    sizes.push(page.items.length);
                    token = page.continuationToken || undefined;
                }
                assert.deepEqual(sizes, [20, 20, 5]);
            });

            it('gives back what was logged since a date', async () => {
                for (const [text, time] of [['a', 1_000], ['b', 2_000], ['c', 3_000]] as const) await store.logActivity(said('talk', text, { timestamp: new Date(time) }));
                const { items } = await store.getTranscriptActivities('msteams', 'talk', undefined, new Date(2_000));
                assert.deepEqual(items.map(({ text }) => text), ['b', 'c']);
            });

            for (const [names, ids] of [
                ['begin alike', ['conv1', 'conv10', 'conv1-other', 'conv']],
                ['differ in letters that file names cannot have', ['19:abc@thread', '19!abc@thread', '19/abc@thread', '19*abc@thread', '19_abc@thread']],
                ['differ after 100, 300 and 1,200 letters', ['a', 'b'].flatMap((end) => [100, 300, 1_200].map((length) => `${'x'.repeat(length)}${end}`))],
                ['differ in capitals', ['Talk', 'talk', 'TALK']],
                ['are in any script, or none', ['разговор', '会話', '💬', '..', '.', '']],
            ] as [string, string[]][]) {
                it(`keeps apart conversations whose ids ${names}`, async () => {
                    for (const [index, id] of ids.entries()) await store.logActivity(said(id, `text ${index}`));
                    await store.deleteTranscript('msteams', ids[0]!);
                    const texts = await Promise.all(ids.map((id) => textsIn(store, id)));
                    assert.deepEqual(texts, ids.map((_, index) => (index === 0 ? [] : [`text ${index}`])));
                });
            }

            it('keeps apart channels whose ids begin alike, in lists too', async () => {
                for (const channelId of ['msteams', 'msteams2']) await store.logActivity(said('talk', channelId, { channelId }));
                await store.deleteTranscript('msteams', 'talk');
                assert.deepEqual([await textsIn(store, 'talk'), await textsIn(store, 'talk', 'msteams2')], [[], ['msteams2']]);
                assert.deepEqual([(await store.listTranscripts('msteams')).items, (await store.listTranscripts('msteams2')).items.map(({ id }) => id)], [[], ['talk']]);
            });

            for (const [which, more] of [
                ['a user whose id is not ASCII', { from: { id: 'Žofie 💬', name: 'Žofie' } }],
                ['no recipient', { recipient: undefined }],
                ['no sender', { from: undefined }],
                ['no id', { id: undefined }],
                ['an id that is no file name', { id: '../../a:b/c' }],
                ['a time in words', { timestamp: '2026-01-02T03:04:05.678Z' }],
                ['a text that is not ASCII', { text: 'Žluťoučký kůň 💬' }],
                ['a text of 300,000 letters', { text: 'ž'.repeat(300_000) }],
            ] as [string, object][]) {
                it(`keeps an activity with ${which}`, async () => {
                    const activity = said('talk', 'hello', more);
                    await store.logActivity(activity);
                    const { items: [kept] } = await store.getTranscriptActivities('msteams', 'talk');
                    assert.deepEqual(kept, { ...JSON.parse(JSON.stringify(activity)), timestamp: new Date(activity.timestamp!) });
                });
            }

            it('keeps activities that have the same id', async () => {
                for (const text of ['a', 'b']) await store.logActivity(said('talk', text, { id: 'same', timestamp: new Date(5) }));
                assert.deepEqual(await textsIn(store, 'talk'), ['a', 'b']);
            });

            it('deletes what is being logged, and keeps away what comes late', async () => {
                const late = said('talk', 'late');
                const logging = Array.from({ length: 10 }, (_, index) => store.logActivity(said('talk', `text ${index}`)));
                await store.deleteTranscript('msteams', 'talk');
                await Promise.all(logging);
                await store.logActivity(late);
                assert.deepEqual([await textsIn(store, 'talk'), (await store.listTranscripts('msteams')).items], [[], []]);
                await nextMillisecond();
                await store.logActivity(said('talk', 'new'));
                await store.logActivity(late);
                assert.deepEqual(await textsIn(store, 'talk'), ['new']);
            });

            it('lists each conversation once, and none that was deleted', async () => {
                for (const id of ['one', 'two', 'one', 'three']) await store.logActivity(said(id, 'text'));
                await store.deleteTranscript('msteams', 'two');
                const { items } = await store.listTranscripts('msteams');
                assert.deepEqual(items.map(({ channelId, id, created }) => [channelId, id, created instanceof Date]), [['msteams', 'one', true], ['msteams', 'three', true]]);
            });

            it('lists conversations in the order in which they began, 20 at a time', async () => {
                const ids = Array.from({ length: 23 }, (_, index) => `talk ${index}`);
                for (const id of ids) await store.logActivity(said(id, 'text'));
                const first = await store.listTranscripts('msteams');
                const second = await store.listTranscripts('msteams', first.continuationToken);
                assert.deepEqual([first, second].map(({ items }) => items.map(({ id }) => id)), [ids.slice(0, 20), ids.slice(20)]);
            });

            it('hands nothing personal over', async () => {
                const logged = sinon.spy(inner, 'logActivity');
                await store.logActivity(said('+420 777 123', 'SECRET WORD', { channelId: 'sms channel' }));
                await store.listTranscripts('sms channel');
                assert.ok(logged.callCount >= 2);
                for (const [activity] of logged.args) {
                    for (const text of [JSON.stringify(activity), String(Buffer.from(activity.text, 'base64'))]) assert.doesNotMatch(text, PERSONAL);
                    assert.match(JSON.stringify([activity.id, activity.conversation.id]), /^\["[0-9a-f]{26}","[0-9a-f]{64}"\]$/);
                }
            });

            it('is erased by its key alone, when the other store does not delete, and deleted when it is asked again', async () => {
                await store.logActivity(said('talk', 'text'));
                const fake = sinon.stub(inner, 'deleteTranscript').rejects(new Error('disk full'));
                await assert.rejects(store.deleteTranscript('msteams', 'talk'), /disk full/);
                assert.deepEqual([await textsIn(store, 'talk'), await textsIn(sealed(inner), 'talk'), (await store.listTranscripts('msteams')).items], [[], [], []]);
                fake.restore();
                const deleted = sinon.spy(inner, 'deleteTranscript');
                await store.deleteTranscript('msteams', 'talk');
                const [channel, id] = deleted.firstCall.args;
                assert.deepEqual((await inner.getTranscriptActivities(channel, id)).items, []);
            });

            it('is one for several processes', async () => {
                const other = sealed(inner);
                await Promise.all([store.logActivity(said('talk', 'a')), other.logActivity(said('talk', 'b'))]);
                assert.deepEqual([(await textsIn(store, 'talk')).toSorted(), (await textsIn(other, 'talk')).toSorted()], [['a', 'b'], ['a', 'b']]);
                for (const [index, each] of [other, store, other, store].entries()) {
                    await nextMillisecond();
                    await each.logActivity(said('talk', `${index}`));
                }
                assert.deepEqual((await textsIn(store, 'talk')).slice(2), ['0', '1', '2', '3']);
                await store.deleteTranscript('msteams', 'talk');
                assert.deepEqual(await textsIn(other, 'talk'), []);
                await nextMillisecond();
                await other.logActivity(said('talk', 'new'));
                assert.deepEqual(await textsIn(store, 'talk'), ['new']);
                assert.equal((await store.listTranscripts('msteams')).items.length, 1);
            });
        });
    }

    it('leaves no name and no word in files, and a backup of them does not bring back what was deleted', async () => {
        const backup = temporaryFolder();
        try {
            const store = sealed(new FileTranscriptStore(folder.path));
            await store.logActivity(said('+420 777 123', 'SECRET'));
            for (const file of readdirSync(folder.path, { recursive: true, withFileTypes: true })) {
                assert.doesNotMatch(file.name, PERSONAL);
                if (file.isFile()) assert.doesNotMatch(readFileSync(join(file.parentPath, file.name), 'utf8'), PERSONAL);
            }
            cpSync(folder.path, backup.path, { recursive: true });
            await store.deleteTranscript('msteams', '+420 777 123');
            rmSync(folder.path, { recursive: true });
            cpSync(backup.path, folder.path, { recursive: true });
            assert.deepEqual(await textsIn(sealed(new FileTranscriptStore(folder.path)), '+420 777 123'), []);
        } finally {
            backup.remove();
        }
    });

    describe('in time', () => {
        let clock: sinon.SinonFakeTimers;
        let inner: MemoryTranscriptStore;
        let store: SealedTranscriptStore;
        beforeEach(() => {
            clock = sinon.useFakeTimers({ now: 1_700_000_000_000, toFake: ['Date'] });
            inner = new MemoryTranscriptStore();
            store = sealed(inner, { maxAge: 2 * HOUR });
        });

        for (const [age, isThere] of [[2 * HOUR - 1, true], [2 * HOUR, false]] as const) {
            it(`${isThere ? 'has' : 'has not'} a transcript ${age} ms after its first activity`, async () => {
                await store.logActivity(said('talk', 'old'));
                clock.tick(age);
                assert.deepEqual([await textsIn(store, 'talk'), (await store.listTranscripts('msteams')).items.length], isThere ? [['old'], 1] : [[], 0]);
                await store.logActivity(said('talk', 'new', { timestamp: new Date(Date.now() + 1) }));
                assert.deepEqual(await textsIn(store, 'talk'), isThere ? ['old', 'new'] : ['new']);
            });
        }

        it('keeps nothing that was said before the end of an older transcript', async () => {
            await store.logActivity(said('talk', 'old'));
            const late = said('talk', 'late');
            clock.tick(2 * HOUR);
            await store.logActivity(late);
            assert.deepEqual([await textsIn(store, 'talk'), (await store.listTranscripts('msteams')).items], [[], []]);
        });

        it('destroys keys whose hour is over, and no others', async () => {
            await store.logActivity(said('talk', 'old'));
            clock.tick(HOUR);
            await store.logActivity(said('other', 'newer'));
            clock.tick(2 * HOUR - 1);
            await store.sweep();
            clock.setSystemTime(Date.now() - HOUR); // not even when the clock is set back
            for (const each of [store, sealed(inner)]) assert.deepEqual([await textsIn(each, 'talk'), await textsIn(each, 'other')], [[], ['newer']]);
        });

        it('takes an activity without a time, or with none that makes sense, for one of now', async () => {
            for (const timestamp of [undefined, 'yesterday', null]) await store.logActivity({ ...said('talk', 'text'), timestamp } as object);
            const { items } = await store.getTranscriptActivities('msteams', 'talk');
            assert.deepEqual(items.map(({ timestamp }) => timestamp), Array.from({ length: 3 }, () => new Date()));
        });

        it('keeps an activity as it was when it was logged', async () => {
            const activity = said('talk', 'before');
            const logging = store.logActivity(activity);
            activity.text = 'after';
            await logging;
            assert.deepEqual(await textsIn(store, 'talk'), ['before']);
        });
    });

    describe('what was tampered with', () => {
        let inner: MemoryTranscriptStore;
        let kept: Activity[];
        beforeEach(async () => {
            inner = new MemoryTranscriptStore();
            const logged = sinon.spy(inner, 'logActivity');
            await sealed(inner).logActivity(said('talk', 'a'));
            await sealed(inner).logActivity(said('talk', 'b'));
            kept = logged.args.map(([activity]) => activity);
        });

        for (const [how, change] of [
            ['altered', ([, , a]) => { a!.text = `${a!.text.slice(0, -8)}AAAAAAA=`; }],
            ['put in place of another', ([, , a, b]) => { a!.text = b!.text; }],
            ['put in place of another note', ([note, channel]) => { note!.text = channel!.text; }],
        ] as [string, (kept: Activity[]) => void][]) {
            it(`is not returned: it was ${how}`, async () => {
                change(kept);
                await assert.rejects(textsIn(sealed(inner), 'talk'), { code: 'ERR_WARDEN_SEALED' });
            });
        }

        it('is told from what was deleted: the key was lost', async () => {
            await assert.rejects(textsIn(sealed(inner, { keyStore: new MemoryKeyStore() }), 'talk'), { code: 'ERR_WARDEN_KEY_LOST' });
        });
    });

    it('is in order whatever the order of the other store', async () => {
        const inner = new MemoryTranscriptStore();
        const store = sealed(inner);
        for (const id of ['one', 'two', 'three']) await store.logActivity(said(id, id));
        const { getTranscriptActivities } = inner;
        sinon.stub(inner, 'getTranscriptActivities').callsFake(async (...args) => {
            const { items, ...page } = await getTranscriptActivities.apply(inner, args);
            return { ...page, items: items.toReversed() };
        });
        assert.deepEqual((await store.listTranscripts('msteams')).items.map(({ id }) => id), ['one', 'two', 'three']);
    });

    it('starts anew when even the tombstone of a deleted transcript is forgotten', async () => {
        const store = sealed(new MemoryTranscriptStore());
        await store.logActivity(said('talk', 'old'));
        await store.deleteTranscript('msteams', 'talk');
        await keyStore.forgetTombstones(Date.now() + 1);
        await nextMillisecond();
        assert.deepEqual([await textsIn(store, 'talk'), (await store.listTranscripts('msteams')).items], [[], []]);
        await store.logActivity(said('talk', 'new'));
        assert.deepEqual(await textsIn(store, 'talk'), ['new']);
    });

    for (const [inner, options, option] of [
        [{}, {}, 'inner'], [new MemoryTranscriptStore(), { keyStore: {} }, 'keyStore'], [new MemoryTranscriptStore(), { keys: undefined }, 'keys'],
        [new MemoryTranscriptStore(), { maxAge: 0 }, 'maxAge'], [new MemoryTranscriptStore(), { ttl: 5 }, 'ttl'],
    ] as [TranscriptStore, object, string][]) {
        it(`refuses a wrong ${option}`, () => {
            assert.throws(() => sealed(inner, options), (error) => error instanceof OptionError && error.option === option);
        });
    }
});
