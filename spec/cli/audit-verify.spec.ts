import assert from 'node:assert/strict';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { AuditLog, KeyRing, SecurityEvents } from '../../lib';
import { cli, folder } from './support/cli';

describe('bot-warden audit verify', () => {
    const files = folder();
    const keys = KeyRing.generate();
    const env = { BOT_WARDEN_KEYS: keys.export() };
    let path: string;

    beforeEach(async () => {
        path = files.path('audit.jsonl');
        const events = new SecurityEvents(keys);
        const log = new AuditLog({ path, keys, events });
        for (let count = 0; count < 3; count++) events.report({ channelId: 'webchat' }, { type: 'impersonation', reason: 'id-changed', action: 'block' });
        await log.close();
    });

    for (const [what, typed, around] of [
        ['keys in the environment', [], { env }],
        ['public keys', [`--public-key=${keys.publicKeys()[0]}`], {}],
        ['the number that was noted', ['--expect-seq', '4'], { env }],
    ] as const) {
        it(`knows a genuine one with ${what}`, async () => {
            const { code, out, err } = await cli(['audit', 'verify', path, ...typed], around);
            assert.deepEqual([code, err], [0, '']);
            assert.match(out, /^valid: .+\n +records +4 \(1 to 4\)\n +from +\S+Z\n +until +\S+Z\n +impersonation +3\n +audit-began +1\n$/);
        });
    }

    for (const [what, change, typed, expected] of [
        ['altered', (text: string) => text.replace('id-changed', 'id-shared'), [], /^NOT valid:\n +line 2 is not as it was written\n/],
        ['emptied', () => '', [], /^NOT valid:\n +there is no record in it\n$/],
        ['something else', () => 'dear diary', [], /^NOT valid:\n +line 1 is no record\n$/],
        ['shorter than was noted', (text: string) => text, ['--expect-seq', '9'], /^NOT valid:\n +it ends with record 4, and should go on to 9\n/],
        ['of others', (text: string) => text, [`--public-key=${KeyRing.generate().publicKeys()[0]}`], /^NOT valid:\n +line 4 is not signed with these keys\n/],
        ['without an end', (text: string) => text.replace(/,"signature":"[^"]+"/, ''), [], /^NOT valid:\n +4 records at the end not signed: /],
    ] as [string, (text: string) => string, string[], RegExp][]) {
        it(`says so of one that is ${what}`, async () => {
            const changed = files.write('changed.jsonl', change(readFileSync(path, 'utf8')));
            const { code, out } = await cli(['audit', 'verify', changed, ...typed], typed.some((each) => each.startsWith('--public')) ? {} : { env });
            assert.equal(code, 1);
            assert.match(out, expected);
        });
    }

    /** A log in several files, by a path for each, as a shell sorts them. */
    async function several(name: string): Promise<string[]> {
        const events = new SecurityEvents(keys);
        const log = new AuditLog({ path: files.path('logs', name), keys, events, maxBytes: 1_000 });
        for (let count = 0; count < 16; count++) {
            events.report({ channelId: 'webchat' }, { type: 'speaker-bound' });
            await log.flush();
        }
        await log.close();
        return readdirSync(files.path('logs')).filter((each) => each.startsWith(name)).toSorted().map((each) => files.path('logs', each));
    }

    describe('of several files', () => {
        beforeEach(() => files.write('logs/readme.txt', 'not a log'));

        it('takes them in any order', async () => {
            const { code, out } = await cli(['audit', 'verify', ...await several('a.jsonl')], { env });
            assert.deepEqual([code, out.split('\n')[0]], [0, 'valid: it is as it was written']);
        });

        it('takes a folder, and tells of each log in it', async () => {
            const [newest = ''] = await several('a.jsonl');
            await several('b.jsonl');
            files.write('logs/a.jsonl', readFileSync(newest, 'utf8').replace('speaker-bound', 'speaker-bounf'));
            const { code, out } = await cli(['audit', 'verify', files.path('logs')], { env });
            assert.equal(code, 1);
            assert.match(out, /\/a\.jsonl:\nNOT valid:\n(.+\n)+.*\/b\.jsonl:\nvalid: /);
            assert.equal((await cli(['audit', 'verify', files.path('logs'), '--expect-seq', '9'], { env })).err, 'bot-warden: --expect-seq is for one log, and these are several\n');
        });

        for (const [what, change, code, expected] of [
            ['exchanged two', ([newest = '', first = '', second = '']: string[]) => { renameSync(first, `${newest}.x`); renameSync(second, first); renameSync(`${newest}.x`, second); }, 1, /does not follow/],
            ['removed one in the middle', ([, , second = '']: string[]) => rmSync(second), 1, /does not follow/],
            ['removed the first', ([, first = '']: string[]) => rmSync(first), 0, /\n +before them +\d+ records that are not here\n/],
        ] as [string, (paths: string[]) => void, number, RegExp][]) {
            it(`says it when somebody ${what}`, async () => {
                change(await several('a.jsonl'));
                const answer = await cli(['audit', 'verify', files.path('logs')], { env });
                assert.equal(answer.code, code);
                assert.match(answer.out, expected);
            });
        }
    });

    describe('of a file that is no text', () => {
        it('does not take other bytes for the replacement character', async () => {
            const events = new SecurityEvents(keys);
            const log = new AuditLog({ path: files.path('odd.jsonl'), keys, events });
            events.report({ channelId: 'a\uFFFDb' }, { type: 'speaker-bound' });
            await log.close();
            const bytes = readFileSync(files.path('odd.jsonl'));
            assert.equal((await cli(['audit', 'verify', files.path('odd.jsonl')], { env })).code, 0);
            const at = bytes.indexOf('\uFFFD');
            writeFileSync(files.path('odd.jsonl'), Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff), bytes.subarray(at + 3)]));
            assert.match((await cli(['audit', 'verify', files.path('odd.jsonl')], { env })).out, /line 2 is no record/);
        });

        it('is not kept in memory as a line without an end', async () => {
            const changed = files.write('changed.jsonl', 'x'.repeat(3_000_000));
            assert.match((await cli(['audit', 'verify', changed], { env })).out, /^NOT valid:\n +line 1 is no record\n$/);
        });

        it('finds any changed byte', async () => {
            const bytes = readFileSync(path);
            await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
                const changed = Buffer.from(bytes);
                changed[at]! ^= by;
                writeFileSync(files.path('changed.jsonl'), changed);
                assert.equal((await cli(['audit', 'verify', files.path('changed.jsonl')], { env })).code, 1);
            }), { numRuns: 300 });
        });
    });

    for (const [typed, expected] of [
        [['audit', 'verify'], 'name the file of the audit log, or several in their order'],
        [['audit', 'verify', 'nowhere.jsonl'], 'nowhere.jsonl cannot be read (ENOENT)'],
        [['audit', 'verify', 'spec'], 'there is no audit log in spec: no file *.jsonl'],
        [['audit', 'verify', 'spec', 'x'], 'name one folder, or files'],
        [['audit', 'verify', 'x', '--expect-seq', 'last'], '--expect-seq must be a number'],
    ] as const) {
        it(`says "${expected}"`, async () => assert.deepEqual(await cli([...typed], { env }), { code: 2, out: '', err: `bot-warden: ${expected}\n` }));
    }
});
