import assert from 'node:assert/strict';
import { FileTranscriptStore, MemoryTranscriptStore } from 'botbuilder';
import { Redactor } from '../../../lib';
import { cli, folder, memory, message } from '../support/cli';

type Message = ReturnType<typeof message>;
type StoredMessage = Omit<Message, 'timestamp'> & { timestamp: Date };

/** Lists, finds and deletes as Microsoft's Blob store does: by the beginning of an id, a row per activity. */
class BlobLike {
    readonly deleted: string[] = [];

    constructor(public kept: StoredMessage[]) {}

    async listTranscripts(channelId: string) {
        return { items: this.of(channelId, '').map(({ conversation }) => ({ channelId, id: conversation.id, created: new Date() })), continuationToken: '' };
    }

    async getTranscriptActivities(channelId: string, id: string, token = '0') {
        const found = this.of(channelId, id);
        const next = Number(token) + 2;
        return { items: found.slice(Number(token), next), continuationToken: next < found.length ? String(next) : '' };
    }

    async deleteTranscript(channelId: string, id: string) {
        this.deleted.push(id);
        const gone = this.of(channelId, id);
        this.kept = this.kept.filter((each) => !gone.includes(each));
    }

    private of(channel: string, start: string) {
        return this.kept.filter(({ channelId, conversation }) => channelId === channel && conversation.id.startsWith(start));
    }
}

const stored = (text: string, conversation: string, more = {}): StoredMessage => {
    const given = message(text, conversation, more);
    return { ...given, timestamp: new Date(given.timestamp) };
};

describe('bot-warden import, of a TranscriptStore', () => {
    const files = folder();

    const from = (source: unknown, ...more: string[]) => {
        const bot = memory(files, { source }, { redactor: new Redactor({ budget: { characters: 500 } }) });
        return { ...bot, run: () => cli(['import', '--channel', 'emulator', '--config', bot.config, ...more]) };
    };

    it('takes each conversation for itself, though the store gives out its neighbours with it', async () => {
        const source = new BlobLike([stored('10a', 'conv10'), stored('1a', 'conv1'), stored('10b', 'conv10'), stored('1b', 'conv1'), stored('1c', 'conv1'), stored('x', 'conv1', { channelId: 'msteams' })]);
        const { run, texts } = from(source);
        assert.match((await run()).out, /^imported 5 activities of 2 conversations\n/);
        assert.match((await run()).out, /^imported 0 activities of 0 conversations\n {2}there already {2}5\n/);
        assert.deepEqual([await texts('conv1'), await texts('conv10'), await texts('conv1', 'msteams')], [['1a', '1b', '1c'], ['10a', '10b'], []]);
        assert.equal(source.kept.length, 6);
    });

    it('deletes the originals so that none is deleted with another', async () => {
        const source = new BlobLike([stored('1', 'conv1'), stored('10', 'conv10'), stored('100', 'conv100'), stored('2', 'conv2')]);
        const { code, out } = await from(source, '--erase-originals').run();
        assert.equal(code, 0);
        assert.match(out, /originals erased +4\n/);
        assert.deepEqual(source.deleted, ['conv2', 'conv100', 'conv10', 'conv1']);
    });

    it('refuses to delete an original while an id that begins with its own is there', async () => {
        const large = stored('x'.repeat(1_000), 'conv10');
        const source = new BlobLike([stored('1', 'conv1'), large, stored('2', 'conv2')]);
        const { code, err } = await from(source, '--erase-originals').run();
        assert.equal(code, 1);
        assert.match(err, /the original of conversation [\w-]{43} stays: deleting it there could delete another conversation/);
        assert.match(err, /1 conversation is not wholly in the store/);
        assert.deepEqual(source.deleted, ['conv2']);
    });

    it('refuses it when the list alone tells of such an id', async () => {
        const source = new BlobLike([stored('1', 'conv1'), stored('10', 'conv10')]);
        const exact = (id: string) => source.kept.filter(({ conversation }) => conversation.id === id);
        source.getTranscriptActivities = async (_, id) => ({ items: id === 'conv10' ? [{ ...exact(id)[0], text: 'x'.repeat(1_000) } as StoredMessage] : exact(id), continuationToken: '' });
        assert.equal((await from(source, '--erase-originals').run()).code, 1);
        assert.deepEqual(source.deleted, []);
    });

    for (const [what, late] of [
        ['the conversation has grown', stored('late', 'talk')],
        ['a neighbour has come', stored('late', 'talk2')],
        ['something that is no activity is there', {}],
    ] as const) {
        it(`refuses it when meanwhile ${what}`, async () => {
            const source = new BlobLike([stored('1', 'talk')]);
            const { provider, run } = from(source, '--erase-originals');
            const append = provider.append.bind(provider);
            provider.append = async (...args) => {
                source.getTranscriptActivities = async () => ({ items: [...source.kept, late as StoredMessage], continuationToken: '' });
                return append(...args);
            };
            assert.equal((await run()).code, 1);
            assert.deepEqual(source.deleted, []);
        });
    }

    it('says when the store still has what it deleted', async () => {
        const source = new BlobLike([stored('1', 'talk')]);
        source.deleteTranscript = async () => {};
        const { code, err } = await from(source, '--erase-originals').run();
        assert.equal(code, 1);
        assert.match(err, /the store still has it after deleting it/);
    });

    it('finds conversations that FileTranscriptStore lists under other names', async () => {
        const source = new FileTranscriptStore(files.path('sdk'));
        for (const activity of [stored('c', 'p/q'), stored('d', 'p:q'), ...Array.from({ length: 45 }, (_, index) => stored(`${index}`, 'long'))]) await source.logActivity(activity as never);
        const { run, texts } = from(source, '--erase-originals');
        const { code, err } = await run();
        assert.deepEqual([await texts('p/q'), await texts('p:q'), (await texts('long')).length], [['c'], ['d'], 45]);
        assert.equal(code, 1);
        assert.equal(err.match(/could delete another conversation/g)?.length, 2); // they share a folder
        assert.deepEqual((await source.listTranscripts('emulator')).items.map(({ id }) => id), ['p!q']);
    });

    it('takes and empties a MemoryTranscriptStore', async () => {
        const source = new MemoryTranscriptStore();
        for (let index = 0; index < 45; index++) await source.logActivity(stored(`${index}`, 'talk') as never);
        const { run, texts } = from(source, '--erase-originals');
        assert.deepEqual([(await run()).code, (await texts('talk')).length], [0, 45]);
        assert.deepEqual((await source.listTranscripts('emulator')).items, []);
    });

    for (const [what, source, code, expected] of [
        ['there is none', undefined, 2, /exports no `source`/],
        ['it is none', { listTranscripts: 1 }, 1, /`source` must be a TranscriptStore/],
        ['it fails', Object.assign(new BlobLike([]), { listTranscripts: () => Promise.reject(new Error('AccountKey=x')) }), 1, /^bot-warden: Error\n$/m],
        ['it goes round in circles', Object.assign(new BlobLike([]), { listTranscripts: async () => ({ items: [], continuationToken: 'x' }) }), 1, /the same page again and again/],
    ] as const) {
        it(`says so when ${what}`, async () => {
            const ended = await from(source).run();
            assert.equal(ended.code, code);
            assert.match(ended.err, expected);
        });
    }
});
