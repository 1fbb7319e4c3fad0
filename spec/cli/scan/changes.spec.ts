import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, existsSync, linkSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import sinon from 'sinon';
import { PIECE_SIZE } from '../../../lib/cli/scan/piece';
import { cli, folder, message } from '../support/cli';

const CARD = 'my card is 4111 1111 1111 1111';
const posix = process.platform === 'win32' ? it.skip : it;

describe('bot-warden scan, redacting and erasing files', function () {
    this.timeout(180_000);
    const files = folder();
    const redact = (...typed: string[]) => cli(['scan', ...typed, '--redact', '--yes']);
    const text = (path: string) => readFileSync(path, 'utf8');
    afterEach(() => sinon.restore());

    for (const [name, before, after] of [
        ['a.log', `one\r\n${CARD}\r\nzwölf jo@example.com`, 'one\r\nmy card is [CREDIT_CARD]\r\nzwölf [EMAIL_ADDRESS]'],
        ['a.jsonl', `{ "pin": 4711,  "a":"\\u00e9 jo@example.com" }\n{"n":4111111111111111.0,"m":[4111111111111111]}\n`, '{ "pin": "[PIN]",  "a":"\\u00e9 [EMAIL_ADDRESS]" }\n{"n":4111111111111111.0,"m":["[CREDIT_CARD]"]}\n'],
        ['a.transcript', `\uFEFF[\n\t{"text":"${CARD}"},\n\t{"text":"hi"}\n]\n`, '\uFEFF[\n\t{"text":"my card is [CREDIT_CARD]"},\n\t{"text":"hi"}\n]\n'],
        ['a.json', `{\n  "password": "hunter2"\n}`, '{\n  "password": "[SECRET]"\n}'],
    ] as const) {
        it(`replaces what is found in ${name}, and nothing else`, async () => {
            const path = files.write(name, before);
            const { code, out, err } = await redact(path);
            assert.deepEqual([code, text(path)], [0, after], err);
            assert.match(out, /\nredacted 1 file of 1\n$/);
            assert.match((await cli(['scan', path])).out, /^found nothing\n/);
        });
    }

    for (const [encoding, encode, decode] of [
        ['UTF-16', (given: string) => Buffer.from(`\uFEFF${given}`, 'utf16le'), (given: Buffer) => given.toString('utf16le').slice(1)],
        ['Latin-1', (given: string) => Buffer.from(given, 'latin1'), (given: Buffer) => given.toString('latin1')],
        ['gzip', (given: string) => gzipSync(given), (given: Buffer) => gunzipSync(given).toString()],
    ] as const) {
        it(`writes ${encoding} as ${encoding}`, async () => {
            const path = files.path('a.log');
            writeFileSync(path, encode(`Grüße: ${CARD}\nGrüße`));
            assert.equal((await redact(path)).code, 0);
            assert.equal(decode(readFileSync(path)), 'Grüße: my card is [CREDIT_CARD]\nGrüße');
        });
    }

    it('rewrites a line without end, piece by piece', async () => {
        const unit = `${'é'.repeat(40)} ${CARD} `;
        const count = Math.ceil((6 * PIECE_SIZE) / unit.length);
        const path = files.write('a.log', unit.repeat(count));
        assert.equal((await redact(path, '--workers', '2')).code, 0);
        assert.equal(text(path), unit.replace(/4111.*1111/, '[CREDIT_CARD]').repeat(count));
    });

    it('rewrites only what holds something, and leaves no copy', async () => {
        const clean = files.write('in/clean.log', 'hi');
        const before = statSync(clean).ino;
        files.write('in/a.log', CARD);
        await redact(files.path('in'));
        assert.deepEqual([readdirSync(files.path('in')), statSync(clean).ino], [['a.log', 'clean.log'], before]);
    });

    posix('keeps mode and time of a file, and overwrites its old bytes', async () => {
        const path = files.write('a.log', CARD);
        chmodSync(path, 0o640);
        utimesSync(path, 1_700_000_000, 1_700_000_000);
        const old = await fs.open(path, 'r');
        await redact(path);
        const { mode, mtimeMs } = statSync(path);
        assert.deepEqual([mode & 0o777, mtimeMs], [0o640, 1_700_000_000_000]);
        assert.match(await old.readFile('latin1'), /^\0+$/);
        await old.close();
    });

    it('asks first, and does nothing without a yes', async () => {
        const path = files.write('a.log', CARD);
        for (const [stdin, expected] of [['n\n', CARD], ['', CARD], ['Yes\n', 'my card is [CREDIT_CARD]']] as const) {
            const { code, err } = await cli(['scan', path, '--redact'], { stdin, isAsked: true });
            assert.match(err, /bot-warden: in 1 file these values are going to be replaced by their kinds, for good\nGo on\? \[y\/N\] $/);
            assert.deepEqual([text(path), code], [expected, expected === CARD ? 1 : 0]);
        }
    });

    posix('does not rewrite a file that has another name', async () => {
        const path = files.write('a.log', CARD);
        linkSync(path, files.path('b.log'));
        const { code, err } = await redact(path);
        assert.deepEqual([code, text(path)], [3, CARD]);
        assert.match(err, /a\.log stays as it was: it has another name \(a hard link\)/);
    });

    it('does not take the place of a file that was changed meanwhile', async () => {
        const path = files.write('a.log', CARD);
        sinon.stub(fs, 'utimes').callsFake(async () => appendFileSync(path, '\nmore'));
        const { code, err } = await redact(path);
        assert.deepEqual([code, text(path), readdirSync(files.path()).length], [3, `${CARD}\nmore`, 1]);
        assert.match(err, /a\.log stays as it was: it was changed meanwhile\n/);
    });

    it('leaves a file as it was when the disk is full, and goes on', async () => {
        files.write('in/a.log', CARD);
        files.write('in/b.log', CARD);
        const open = fs.open.bind(fs);
        let times = 0;
        sinon.stub(fs, 'open').callsFake(async (path, flags, ...more) => {
            if (String(path).endsWith('tmp') && flags === 'r+' && ++times === 1) throw Object.assign(new Error(), { code: 'ENOSPC' });
            return open(path, flags, ...more);
        });
        const { code, out, err } = await redact(files.path('in'));
        assert.equal(code, 3);
        assert.match(err, /a\.log stays as it was: it cannot be rewritten \(ENOSPC\)\n/);
        assert.match(out, /redacted 1 file of 2\n$/);
        assert.deepEqual([text(files.path('in', 'a.log')), text(files.path('in', 'b.log')), readdirSync(files.path('in'))], [CARD, 'my card is [CREDIT_CARD]', ['a.log', 'b.log']]);
    });

    it('removes what a run left that was killed', async () => {
        const path = files.write('in/a.log', 'hi');
        files.write('in/a.log.0123abcd.bot-warden-tmp', CARD);
        const { out, err, code } = await cli(['scan', files.path('in')]);
        assert.match(out, /^found nothing\nsearched 1 file/);
        assert.match(err, /was left by a run that was killed; --redact removes it\n$/);
        assert.equal(code, 0);
        await redact(path);
        assert.deepEqual(readdirSync(files.path('in')), ['a.log']);
    });

    it('does not rewrite what it cannot check: a value of more than 4 MB', async () => {
        const before = JSON.stringify([{ text: CARD, more: 'x'.repeat(6_000_000) }]);
        const path = files.write('a.transcript', before);
        const { code, err } = await redact(path);
        assert.deepEqual([code, text(path) === before], [3, true]);
        assert.match(err, /stays as it was: it holds a value that is too large/);
    });

    it('erases the files in which something was found, and no others', async () => {
        const path = files.write('in/a.transcript', [message(CARD)]);
        const same = files.path('same-bytes');
        linkSync(path, same);
        files.write('in/b.log', 'hi');
        const { code, out, err } = await cli(['scan', files.path('in'), '--erase', '--yes']);
        assert.deepEqual([code, readdirSync(files.path('in'))], [0, ['b.log']]);
        assert.match(err, /^bot-warden: 1 file in which something was found is going to be overwritten and removed, for good\n$/);
        assert.match(out, /\nerased 1 file of 1\n$/);
        assert.match(readFileSync(same, 'latin1'), /^\0+$/);
        assert.ok(!existsSync(path));
    });
});
