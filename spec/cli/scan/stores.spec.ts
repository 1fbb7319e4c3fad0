import assert from 'node:assert/strict';
import { MemoryTranscriptStore } from 'botbuilder';
import type { ActivityLike } from '../../../lib';
import { cli, config, folder, memory, message } from '../support/cli';

const CARD = 'my card is 4111 1111 1111 1111';
const asItIs = { redactActivity: <A>(activity: A) => ({ activity, findings: [] }) };

describe('bot-warden scan, of stores', function () {
    this.timeout(180_000);
    const files = folder();

    async function sealed() {
        const store = memory(files, {}, { redactor: asItIs });
        for (const activity of [message('hi', 'clean'), ...Array.from({ length: 30 }, () => message('hi')), message(CARD)]) await store.transcripts.logActivity(activity as ActivityLike);
        return store;
    }

    async function other(...activities: ReturnType<typeof message>[]) {
        const store = new MemoryTranscriptStore();
        for (const activity of activities) await store.logActivity({ ...activity, timestamp: new Date(activity.timestamp) } as never);
        return store;
    }

    it('finds what is kept in sealed transcripts, by the label that receipts have', async () => {
        const { config: path, transcripts } = await sealed();
        const { code, out, err } = await cli(['scan', '--config', path, '--channel', 'emulator']);
        const label = transcripts.labelOf(message(''));
        assert.equal(code, 1, err);
        assert.match(out, new RegExp(`^conversation ${label}, activity 31: CREDIT_CARD in text\n\nfound 1 value in 1 of 2 conversations\n`));
        assert.match(out, /searched 2 conversations: 32 lines and activities/);
    });

    it('erases those conversations and no others, and prints the receipts', async () => {
        const { config: path, texts } = await sealed();
        const { code, out, err } = await cli(['scan', '--config', path, '--channel', 'emulator', '--erase', '--yes']);
        assert.equal(code, 0, err);
        assert.match(err, /^bot-warden: 1 conversation in which something was found is going to be erased, for good\n$/);
        assert.match(out, / {2}verified +yes, a second look found nothing\n[^]*\nerased 1 conversation of 1\n$/);
        assert.deepEqual([await texts('talk'), await texts('clean')], [[], ['hi']]);
    });

    it('searches and erases any other TranscriptStore', async () => {
        const source = await other(message(CARD), message('hi', 'clean'), message('jo@example.com'));
        const typed = ['scan', '--config', config(files, { source }), '--channel', 'emulator'];
        const { code, out } = await cli(typed);
        assert.equal(code, 1);
        assert.match(out, /^conversation [\w-]{12}, activity 1: CREDIT_CARD in text\nconversation [\w-]{12}, activity 2: EMAIL_ADDRESS in text\n/);
        const erased = await cli([...typed, '--erase', '--yes']);
        assert.equal(erased.code, 0, erased.err);
        assert.match(erased.out, /\nerased 1 conversation of 1\n$/);
        assert.deepEqual((await source.listTranscripts('emulator')).items.map(({ id }) => id), ['clean']);
    });

    it('does not erase what would take another conversation along', async () => {
        const source = await other(message(CARD, 'talk'), message('hi', 'talk-2'));
        const { code, err } = await cli(['scan', '--config', config(files, { source }), '--channel', 'emulator', '--erase', '--yes']);
        assert.equal(code, 3);
        assert.match(err, /the original of conversation [\w-]{12} stays: deleting it there could delete another conversation/);
        assert.equal((await source.listTranscripts('emulator')).items.length, 2);
    });

    it('searches several channels, and both stores of a module', async () => {
        const { transcripts } = await sealed();
        const source = await other(message(CARD, 'talk', { channelId: 'msteams' }));
        const { out } = await cli(['scan', '--config', config(files, { transcripts, source }), '--channel', 'emulator', '--channel', 'msteams', '--format', 'json']);
        const places = out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
        assert.deepEqual(places.map(({ channel, activity, kind }) => [channel, activity, kind]), [['emulator', 31, 'CREDIT_CARD'], ['msteams', 1, 'CREDIT_CARD'], [undefined, undefined, undefined]]);
    });

    it('names a conversation that cannot be read, and goes on', async () => {
        const { config: path, transcripts } = await sealed();
        const read = transcripts.getTranscriptActivities.bind(transcripts);
        transcripts.getTranscriptActivities = async (channel, id, ...more) => {
            if (id === 'clean') throw Object.assign(new Error('of clean'), { code: 'EIO' });
            return read(channel, id, ...more);
        };
        const { code, out, err } = await cli(['scan', '--config', path, '--channel', 'emulator']);
        assert.equal(code, 3);
        assert.match(err, /^bot-warden: conversation [\w-]+ cannot be read \(Error, EIO\)\n$/);
        assert.match(out, /CREDIT_CARD in text/);
    });

    for (const [why, exported, typed, expected] of [
        ['no channel', { transcripts: {} }, [], /say which channel/],
        ['nothing exported', {}, ['--channel', 'x'], /exports neither `transcripts` nor `source`/],
        ['no transcripts', { transcripts: {} }, ['--channel', 'x'], /must export `transcripts`/],
        ['no store', { source: {} }, ['--channel', 'x'], /`source` must be a TranscriptStore/],
        ['redaction in a store', {}, ['--channel', 'x', '--redact', '--yes'], /--redact is for files/],
        ['paths as well', {}, ['--channel', 'x', '.'], /either paths, or a store/],
        ['keys for a module', {}, ['--channel', 'x', '--keys-file', 'y'], /--keys-file goes with --sqlite/],
    ] as const) {
        it(`refuses ${why}`, async () => {
            const { code, err } = await cli(['scan', '--config', config(files, exported), ...typed]);
            assert.match(err, expected);
            assert.equal(code, 2);
        });
    }
});
