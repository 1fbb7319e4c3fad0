import assert from 'node:assert/strict';
import { appendFileSync, existsSync, linkSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { FileTranscriptStore } from 'botbuilder';
import { Redactor, type ActivityLike } from '../../../lib';
import { cli, folder, memory, message } from '../support/cli';

describe('bot-warden import, of files', () => {
    const files = folder();
    const card = 'my card is 4111 1111 1111 1111';

    /** As the SDK writes it. */
    async function folderOf(...activities: ReturnType<typeof message>[]): Promise<string> {
        const store = new FileTranscriptStore(files.path('sdk'));
        for (const activity of activities) await store.logActivity({ ...activity, timestamp: new Date(activity.timestamp) } as never);
        return files.path('sdk');
    }

    it('takes a transcript as the Emulator saves it: redacted, in its order, by conversation', async () => {
        const { config, texts } = memory(files);
        const path = files.write('a.transcript', `\uFEFF${JSON.stringify([message('2', 'b', { timestamp: new Date() }), message(card, 'a'), message('1', 'b'), message('after', 'a')])}`);
        const { code, out } = await cli(['import', path, '--config', config]);
        assert.equal(code, 0);
        assert.match(out, /^imported 4 activities of 2 conversations\n {2}there already {2}0\nThe silence and the age .+ count from now\.\n$/);
        assert.deepEqual([await texts('a'), await texts('b')], [['my card is [CREDIT_CARD]', 'after'], ['2', '1']]);
        assert.ok(existsSync(path));
    });

    it('takes a folder of FileTranscriptStore, in the order of time', async () => {
        const { config, texts } = memory(files);
        const [first, second, third] = [message('1'), message('2'), message('3')];
        const { code } = await cli(['import', await folderOf(third, first, second, message('x', 'other')), '--config', config]);
        assert.equal(code, 0);
        assert.deepEqual([await texts('talk'), await texts('other')], [['1', '2', '3'], ['x']]);
    });

    it('tells conversations apart that share a folder', async () => {
        const { config, texts } = memory(files);
        const long = 'x'.repeat(120);
        const path = await folderOf(message('a', `${long}1`), message('b', `${long}2`), message('c', 'p/q'), message('d', 'p:q'));
        await cli(['import', path, '--config', config, '--erase-originals']);
        assert.deepEqual(await Promise.all([`${long}1`, `${long}2`, 'p/q', 'p:q'].map((id) => texts(id))), [['a'], ['b'], ['c'], ['d']]);
        assert.ok(!existsSync(files.path('sdk', 'emulator')));
        assert.ok(existsSync(path));
    });

    it('imports nothing twice', async () => {
        const { config, texts } = memory(files);
        const same = message('same');
        const path = files.write('a.transcript', [same, same, message('no id', 'talk', { id: undefined }), message('no time', 'talk', { id: null, timestamp: 'never' })]);
        for (const known of [0, 4, 4]) assert.match((await cli(['import', path, '--config', config])).out, new RegExp(`there already +${known}\n`));
        files.write('a.transcript', [...(JSON.parse(readFileSync(path, 'utf8')) as object[]), message('new')]);
        assert.match((await cli(['import', path, path, '--config', config])).out, /^imported 1 activity of 1 conversation\n {2}there already {2}9\n/);
        assert.deepEqual(await texts('talk'), ['same', 'same', 'no id', 'no time', 'new']);
    });

    it('imports what two files have of one conversation once', async () => {
        const { config, texts } = memory(files);
        const talk = Array.from({ length: 30 }, (_, index) => message(`${index}`));
        await cli(['import', files.write('a.transcript', talk), files.write('b.transcript', talk), '--config', config]);
        assert.deepEqual(await texts('talk'), talk.map(({ text }) => text));
    });

    it('knows what the bot itself has kept', async () => {
        const { transcripts, config, texts } = memory(files);
        const [kept, lost] = [message('kept'), message('lost')];
        await transcripts.append(await transcripts.begin(kept), kept as ActivityLike);
        await cli(['import', files.write('a.transcript', [kept, lost]), '--config', config]);
        assert.deepEqual(await texts('talk'), ['kept', 'lost']);
    });

    it('leaves out what is never kept, and the end, which would erase everything', async () => {
        const { config, texts } = memory(files);
        const path = files.write('a.transcript', [message('hi'), ...['typing', 'trace', 'endOfConversation'].map((type) => message('', 'talk', { type })), message('again')]);
        const { code, out } = await cli(['import', path, '--config', config, '--erase-originals']);
        assert.equal(code, 0);
        assert.match(out, /never kept +3\n/);
        assert.match(out, /originals erased +1\n/);
        assert.deepEqual(await texts('talk'), ['hi', 'again']);
    });

    it('does not bring back what was erased, nor erase its original', async () => {
        const { transcripts, config, texts } = memory(files);
        const path = files.write('a.transcript', [message('hi'), message('from later', 'talk', { timestamp: new Date(Date.now() + 60_000) })]);
        await cli(['import', path, '--config', config]);
        await transcripts.erase(message(''));
        const { code, out, err } = await cli(['import', path, '--config', config, '--erase-originals']);
        assert.deepEqual(await texts('talk'), ['from later']);
        assert.match(out, /stay erased +1\n/);
        assert.deepEqual([code, existsSync(path)], [1, true]);
        assert.match(err, /1 conversation is not wholly in the store: the originals stay/);
    });

    it('names and skips what is no transcript, and leaves it', async () => {
        const { config, texts } = memory(files);
        const bad = [
            ['in/a.json', '{', 'is no JSON'],
            ['in/b.json', { name: 'x' }, 'it has no channelId or no conversation.id'],
            ['in/c.transcript', [message('good'), message('bad', '')], 'number 2 of 2 activities has no channelId or no conversation.id'],
            ['in/d.json', 'null', 'it has no channelId'],
        ] as const;
        for (const [name, content] of bad) files.write(name, content);
        files.write('in/e.json', message('good'));
        files.write('in/notes.txt', 'not looked at');
        const { code, err } = await cli(['import', files.path('in'), '--config', config, '--erase-originals']);
        assert.equal(code, 1);
        for (const [name, , why] of bad) assert.ok(err.includes(`${name} is skipped: ${why}`), `${name}: ${err}`);
        for (const [name] of bad) assert.ok(existsSync(files.path(name)), name);
        assert.deepEqual([await texts('talk'), existsSync(files.path('in/e.json'))], [['good'], false]);
    });

    (process.platform === 'win32' ? it.skip : it)('does not follow links', async () => {
        const { config, texts } = memory(files);
        mkdirSync(files.path('in'));
        const elsewhere = files.write('elsewhere.json', message('elsewhere'));
        symlinkSync(elsewhere, files.path('in', 'link.json'));
        const { code, err } = await cli(['import', files.path('in'), '--config', config, '--erase-originals']);
        assert.equal(code, 1);
        assert.match(err, /link\.json is skipped: is no plain file/);
        assert.deepEqual([await texts('talk'), existsSync(elsewhere)], [[], true]);
    });

    it('overwrites originals before it removes them', async () => {
        const { config } = memory(files);
        const path = files.write('a.transcript', [message('hi')]);
        linkSync(path, files.path('same-bytes'));
        assert.equal((await cli(['import', path, '--config', config, '--erase-originals'])).code, 0);
        assert.ok(!existsSync(path));
        assert.match(readFileSync(files.path('same-bytes'), 'latin1'), /^\0+$/);
    });

    it('does not erase a file that was changed meanwhile', async () => {
        const { config, provider } = memory(files);
        const path = files.write('a.transcript', [message('hi')]);
        const append = provider.append.bind(provider);
        provider.append = (...args) => {
            appendFileSync(path, ' ');
            return append(...args);
        };
        const { code, err } = await cli(['import', path, '--config', config, '--erase-originals']);
        assert.deepEqual([code, existsSync(path)], [1, true]);
        assert.match(err, /a\.transcript stays: it was changed meanwhile/);
    });

    it('erases only the originals of which the store has everything', async () => {
        const { transcripts, config, provider } = memory(files);
        const torn = files.write('in/a.transcript', [message('1'), message('lost'), message('x', 'other')]);
        const whole = files.write('in/b.transcript', [message('y', 'other')]);
        const append = provider.append.bind(provider);
        provider.append = async (...args) => (args[0] === transcripts.labelOf(message('')) && args[2] === 1 ? 'ok' : append(...args)); // it lies
        const { code } = await cli(['import', files.path('in'), '--config', config, '--erase-originals']);
        assert.deepEqual([code, existsSync(torn), existsSync(whole)], [1, true, false]);
    });

    it('skips an activity that is too large, and goes on', async () => {
        const { config, texts } = memory(files, {}, { redactor: new Redactor({ budget: { characters: 500 } }) });
        const path = files.write('a.transcript', [message('before'), message('x'.repeat(1_000)), message('after')]);
        const { code, out, err } = await cli(['import', path, '--config', config, '--erase-originals']);
        assert.deepEqual([code, existsSync(path), await texts('talk')], [1, true, ['before', 'after']]);
        assert.match(out, /failed +1\n/);
        assert.match(err, /an activity of conversation [\w-]{43} is not imported: /);
    });

    it('stops in one line when the store fails', async () => {
        const { config, provider } = memory(files);
        provider.start = () => Promise.reject(new Error('secret at host'));
        const path = files.write('a.transcript', [message('hi', 'a secret id')]);
        const { code, out, err } = await cli(['import', path, '--config', config, '--erase-originals']);
        assert.deepEqual([code, existsSync(path)], [1, true]);
        assert.match(err, /bot-warden: the store failed \(Error\); start again to go on\n$/);
        assert.doesNotMatch(out + err, /secret/);
    });

    it('tells at every tenth how far it is', async () => {
        const { config } = memory(files);
        for (let index = 0; index < 25; index++) files.write(`in/${index}/x.json`, message(`${index}`, `talk ${index}`));
        const { err } = await cli(['import', files.path('in'), '--config', config]);
        assert.deepEqual(err.match(/^\d+/gm), ['12', '20', '32', '40', '52', '60', '72', '80', '92', '100']);
        assert.match(err, /^100% 25 activities\n/m);
    });

    it('draws a bar on a terminal', async () => {
        const { config } = memory(files);
        const { err } = await cli(['import', files.write('a.transcript', [message('1'), message('2')]), '--config', config], { isTTY: true });
        assert.match(err, /^\r\[#{15}-{15}\] 50% 1 activities/);
        assert.ok(err.endsWith('\r\u001B[K'));
    });
});
