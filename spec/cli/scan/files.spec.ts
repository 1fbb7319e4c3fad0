import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { PIECE_SIZE } from '../../../lib/cli/scan/piece';
import { cli, folder, message } from '../support/cli';

const CARD = 'my card is 4111 1111 1111 1111';
const posix = process.platform === 'win32' ? it.skip : it;

describe('bot-warden scan, of files', function () {
    this.timeout(180_000);
    const files = folder();
    const scan = (...typed: string[]) => cli(['scan', ...typed]);
    const places = (out: string) => out.split('\n').filter((line) => /:\d+:\d+: /.test(line)).map((line) => line.replace(/^.*?([^/]+)$/, '$1'));

    for (const [name, content, expected] of [
        ['a.log', `hello\n2026-11-30 ${CARD}\n`, ['a.log:2:23: CREDIT_CARD']],
        ['a.log', `ünïcödé 🙂 ${CARD}`, ['a.log:1:23: CREDIT_CARD']],
        ['a.jsonl', `${JSON.stringify({ msg: 'hi' })}\r\n${JSON.stringify({ user: { mail: 'jo@example.com' } })}\r\n`, ['a.jsonl:2:18: EMAIL_ADDRESS in user.mail']],
        ['a.log', `2026 {"not": json} ${CARD}\n{"a":"${CARD}"}`, ['a.log:1:31: CREDIT_CARD', 'a.log:2:18: CREDIT_CARD in a']],
        ['a.transcript', `\uFEFF${JSON.stringify([{ text: 'hi' }, { text: CARD, more: 1 }], undefined, 2)}`, ['a.transcript:6:25: CREDIT_CARD in text']],
        ['a.json', message(CARD), ['CREDIT_CARD in text']],
        ['a.txt', `{\n  "card": 4111111111111111\n}`, ['a.txt:2:11: CREDIT_CARD in card']],
        ['a.csv', 'name,mail\nJo,jo@example.com\n', ['a.csv:2:4: EMAIL_ADDRESS']],
        ['a', 'password: hunter2', ['a:1:11: SECRET']],
        ['a.pem', `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEowIBAAKCAQEAx4fm7rRJ'.repeat(3)}\n-----END RSA PRIVATE KEY-----\n`, ['a.pem:1:1: SECRET']],
        ['a.log', '', []],
        ['a.transcript', '[]', []],
    ] as const) {
        it(`finds ${expected.join(' and ') || 'nothing'}`, async () => {
            const { code, out, err } = await scan(files.write(name, content));
            const found = places(out);
            assert.equal(found.length, expected.length, out + err);
            for (const [index, place] of expected.entries()) assert.ok(found[index]!.endsWith(place), `${found[index]} is not ${place}`);
            assert.deepEqual([code, err], [expected.length > 0 ? 1 : 0, '']);
        });
    }

    for (const [encoding, bytes] of [
        ['UTF-16, little end first', Buffer.from(`\uFEFFKärtchen:\r\n${CARD}`, 'utf16le')],
        ['UTF-16, big end first', Buffer.from(`\uFEFFKärtchen:\r\n${CARD}`, 'utf16le').swap16()],
        ['Latin-1', Buffer.from(`Kärtchen:\r\n${CARD}`, 'latin1')],
        ['UTF-8 with invalid bytes', Buffer.concat([Buffer.from([0xff, 0xc0, 0x80, 10]), Buffer.from(CARD)])],
        ['gzip', gzipSync(`Kärtchen:\n${CARD}`)],
        ['two parts of gzip', Buffer.concat([gzipSync('Kärtchen:\n'), gzipSync(CARD)])],
    ] as const) {
        it(`reads ${encoding}`, async () => {
            const path = files.path('a.log');
            writeFileSync(path, bytes);
            assert.deepEqual(places((await scan(path)).out), ['a.log:2:12: CREDIT_CARD']);
        });
    }

    it('says where, of what kind, and how often, and never what', async () => {
        files.write('in/a.log', `${CARD}\n${CARD}, jo@example.com\n`);
        files.write('in/deep/b.log', 'nothing');
        const { out, err } = await scan(files.path('in'));
        assert.match(out, /\nfound 3 values in 1 of 2 files\n {2}CREDIT_CARD {4}2 {2}restricted\n {2}EMAIL_ADDRESS {2}1 {2}personal\nsearched 2 files: 3 lines and activities, 85 bytes\n$/);
        assert.doesNotMatch(out + err, /4111|jo@/);
    });

    it('speaks JSON', async () => {
        const json = JSON.stringify(message('jo@example.com', 'talk', { timestamp: '2026-11-30T10:00:00Z' }));
        const path = files.write('a.jsonl', json);
        const lines = (await scan(path, '--format', 'json')).out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
        const { file, conversation, ...place } = lines[0]!;
        assert.match(String(file), /a\.jsonl$/);
        assert.match(String(conversation), /^[\w-]{12}$/);
        assert.deepEqual(place, { line: 1, column: json.indexOf('jo@') + 1, kind: 'EMAIL_ADDRESS', field: 'text', day: '2026-11-30' });
        assert.deepEqual(lines[1], { summary: { found: 1, searched: 1, withFindings: 1, units: 1, bytes: json.length, problems: 0, kinds: { EMAIL_ADDRESS: 1 } } });
    });

    it('counts without saying where', async () => {
        assert.match((await scan(files.write('a.log', CARD), '--summary')).out, /^found 1 value in 1 of 1 file\n/);
    });

    for (const [typed, found] of [
        [['--kinds', 'EMAIL_ADDRESS'], ['EMAIL_ADDRESS']], [['--kinds', 'email_address, CREDIT_CARD'], ['CREDIT_CARD', 'EMAIL_ADDRESS']],
        [['--kinds', 'all', '--min-confidence', '0.95'], ['CREDIT_CARD', 'EMAIL_ADDRESS', 'DATE_TIME']], [['--min-confidence', '1'], []],
    ] as const) {
        it(`finds ${found.join(', ') || 'nothing'} with ${typed.join(' ')}`, async () => {
            const { out } = await scan(files.write('a.log', `${CARD} jo@example.com`), ...typed);
            const kinds = places(out).map((line) => line.replace(/.* /, ''));
            assert.ok(kinds.every((kind) => (found as readonly string[]).includes(kind)), out);
            assert.equal(kinds.length > 0, found.length > 0, out);
        });
    }

    it('finds the same with threads and without, and values across the border of pieces', async () => {
        const unit = `${'x'.repeat(70)} ${CARD} `;
        const path = files.write('a.log', unit.repeat(Math.ceil((3 * PIECE_SIZE) / unit.length)));
        const [alone, several] = [await scan(path, '--workers', '1'), await scan(path, '--workers', '3')];
        assert.equal(alone.out, several.out);
        assert.equal(places(alone.out).length, Math.ceil((3 * PIECE_SIZE) / unit.length));
        assert.ok(places(alone.out).every((line, index) => line === `a.log:1:${index * unit.length + 83}: CREDIT_CARD`));
    });

    it('reads each file once, and neither node_modules nor .git', async () => {
        for (const name of ['a.log', 'node_modules/b.log', '.git/c.log', 'd/node_modules/e.log', '.hidden/f.log']) files.write(`in/${name}`, CARD);
        const { out } = await scan(files.path('in'), files.path('in', 'a.log'), files.path('in', '.hidden'));
        assert.deepEqual(places(out).map((line) => line.slice(0, 5)), ['a.log', 'f.log']);
    });

    for (const [why, typed, message] of [
        ['nothing to search', [], /say what to search/],
        ['what is not there', ['nowhere'], /nowhere is not there/],
        ['a kind that there is not', ['.', '--kinds', 'IBAN_CODE,cards'], /--kinds: there is no kind "CARDS"/],
        ['a confidence that is none', ['.', '--min-confidence', '2'], /--min-confidence must be/],
        ['no workers', ['.', '--workers', '0'], /--workers must be/],
        ['another format', ['.', '--format', 'xml'], /--format must be/],
        ['two things at once', ['.', '--redact', '--erase'], /either --redact or --erase/],
        ['a change that nobody confirms', ['.', '--redact'], /add --yes/],
        ['a channel of files', ['.', '--channel', 'x'], /--channel is about a store/],
        ['force without a report', ['.', '--force'], /--force goes with --report/],
        ['a report in no folder', ['.', '--report', 'no/where.html'], /folder of no\/where\.html/],
        ['a report that is a folder', ['.', '--report', '.'], /\. is no file/],
    ] as const) {
        it(`refuses ${why}`, async () => {
            const { code, out, err } = await scan(...typed);
            assert.deepEqual([code, out], [2, '']);
            assert.match(err, message);
            assert.equal(err.trim().split('\n').length, 1);
        });
    }

    describe('what cannot be searched', () => {
        const bad: [name: string, make: (path: string) => void, why: RegExp][] = [
            ['a picture', (path) => writeFileSync(path, Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1')), /is no text$/],
            ['a transcript that broke off', (path) => writeFileSync(path, `[${JSON.stringify(message(CARD))},{"text":"half`), /breaks off in the middle; what there is was searched$/],
            ['a transcript that is none', (path) => writeFileSync(path, `[${JSON.stringify(message('hi'))}, what 4111 1111 1111 1111]`), /is not the JSON that it should be, and was searched as text$/],
            ['a broken packed file', (path) => writeFileSync(path, gzipSync(`${CARD}\n`.repeat(2_000)).subarray(0, -12)), /is damaged, and only searched up to there$/],
            ['a link in a circle', (path) => symlinkSync(path, path), /is a link in a circle$/],
            ['a link to nowhere', (path) => symlinkSync('nowhere', path), /is a link to nowhere$/],
            ['a link to elsewhere', (path) => symlinkSync(process.execPath, path), /is a link, and links are not followed$/],
            ['a pipe', (path) => void execFileSync('mkfifo', [path]), /is no plain file$/],
        ];
        for (const [what, make, why] of bad) {
            posix(`names ${what}, goes on, and says so in the exit code`, async () => {
                files.write('in/z.log', CARD);
                make(files.path('in', 'bad.transcript'));
                const { code, out, err } = await scan(files.path('in'));
                assert.equal(code, 3);
                assert.match(err, /^bot-warden: .*bad\.transcript /);
                assert.match(err.trim(), why);
                assert.equal(err.trim().split('\n').length, 1);
                assert.match(out, /z\.log:1:12: CREDIT_CARD\n/);
                assert.match(out, /NOT complete: 1 problem, see above\n$/);
            });
        }

        it('searches what else was named than what is not there, and says so in the exit code', async () => {
            symlinkSync('circle', files.path('circle'));
            const { code, out, err } = await scan(files.path('none'), files.write('a.log', CARD), files.path('circle'));
            assert.equal(code, 3);
            assert.deepEqual(places(out), ['a.log:1:12: CREDIT_CARD']);
            assert.match(err, /none is not there\n.*circle is a link in a circle\n$/);
        });

        it('finds what stands before the damage, and in what is no JSON', async () => {
            for (const [name, make] of bad.slice(1, 3)) {
                const path = files.path(`${name}.transcript`);
                make(path);
                assert.match((await scan(path)).out, /: CREDIT_CARD/, name);
            }
        });

        posix('names files and folders that it may not read', async () => {
            chmodSync(files.write('in/a.log', CARD, 0o000), 0o000);
            mkdirSync(files.path('in', 'closed'), { mode: 0o000 });
            chmodSync(files.path(), 0o755);
            chmodSync(files.path('in'), 0o755);
            const { code, err } = await asNobody(async () => scan(files.path('in')));
            assert.equal(code, 3);
            assert.match(err, /a\.log cannot be read \(EACCES\)\n/);
            assert.match(err, /closed cannot be read\n/);
        });

        posix('does not name a link to what is searched anyway', async () => {
            files.write('in/a.log', 'hi');
            symlinkSync('a.log', files.path('in', 'current.log'));
            symlinkSync('.', files.path('in', 'here'));
            const { code, err, out } = await scan(files.path('in'));
            assert.deepEqual([code, err], [0, '']);
            assert.match(out, /^found nothing\nsearched 1 file: /);
        });
    });

    it('does not write over a report, or over what it is to search', async () => {
        const path = files.write('a.log', CARD);
        const report = files.write('report.html', 'mine');
        assert.equal((await scan(path, '--report', report)).code, 2);
        assert.equal((await scan(path, '--report', path, '--force')).code, 2);
        assert.deepEqual([readFileSync(report, 'utf8'), readFileSync(path, 'utf8')], ['mine', CARD]);
        assert.equal((await scan(path, '--report', report, '--force')).code, 1);
        assert.match(readFileSync(report, 'utf8'), /^<!doctype html>/);
        assert.ok(!existsSync(files.path('report.html.bot-warden-tmp')));
    });
});

/** Root may read everything. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
    if (process.geteuid?.() !== 0) return work();
    process.seteuid?.(65_534);
    try {
        return await work();
    } finally {
        process.seteuid?.(0);
    }
}
