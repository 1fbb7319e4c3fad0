import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import * as sinon from 'sinon';
import { AuditLog, KeyRing, SecurityEvents, verifyAuditLog, type AuditLogOptions, type AuditReport } from '../../../lib';
import { BEGINNING, hashOf, lineIn } from '../../../lib/events/audit/line';
import { BARE } from '../../helpers/bare-process';
import { folder } from '../../cli/support/cli';

const place = (id: string) => ({ channelId: 'directline', conversation: { id: 'c' }, id });

describe('an audit log', () => {
    const files = folder();
    const keys = KeyRing.generate();
    const events = new SecurityEvents(keys);
    const open = (options: Partial<AuditLogOptions> = {}) => new AuditLog({ path: files.path('audit.jsonl'), keys, events, ...options });
    const textOf = (name = 'audit.jsonl') => readFileSync(files.path(name), 'utf8');
    const linesOf = (name?: string) => textOf(name).split('\n').slice(0, -1);
    const typesOf = (name?: string) => linesOf(name).map((line) => (JSON.parse(line) as { type: string }).type);
    const verified = (lines: readonly string[] = linesOf(), by: readonly string[] = keys.publicKeys()) => verifyAuditLog(lines, by);
    const report = (count: number) => { for (let number = 0; number < count; number++) events.report(place(`c|${number}`), { type: 'speaker-bound' }); };

    /** A log of this many events, written one by one. */
    async function written(count: number): Promise<string[]> {
        const log = open();
        for (let number = 0; number < count; number++) {
            report(1);
            await log.flush();
        }
        await log.close();
        return linesOf();
    }

    it('holds what was reported, in order, and is valid', async () => {
        const log = open();
        events.report(place('c|1'), { type: 'impersonation', reason: 'id-changed', action: 'block' });
        report(2);
        await log.close();
        report(1); // nobody hears it
        const { valid, records, firstSeq, lastSeq, types, lost, unsigned, problems } = await verified();
        assert.deepEqual(
            { valid, records, firstSeq, lastSeq, types, lost, unsigned, problems },
            { valid: true, records: 4, firstSeq: 1, lastSeq: 4, types: { 'audit-began': 1, 'impersonation': 1, 'speaker-bound': 2 }, lost: 0, unsigned: 0, problems: [] },
        );
        const record = JSON.parse(linesOf()[1]!) as Record<string, unknown>;
        assert.deepEqual([record['reason'], record['conversation'], record['activity']], ['id-changed', events.labelOf('directline', 'c'), log.labelOf('c|1')]);
    });

    it('holds no id of a channel, whose ids can hold that of the conversation', async () => {
        await written(2);
        assert.doesNotMatch(textOf(), /c\|/);
    });

    it('is readable for its owner only', async () => {
        await written(1);
        assert.equal(statSync(files.path('audit.jsonl')).mode & 0o777, 0o600);
    });

    it('writes what comes in one moment at once, with one signature', async () => {
        const log = open();
        report(50);
        await log.close();
        assert.deepEqual([linesOf().length, textOf().match(/"signature"/g)?.length], [51, 1]);
    });

    it('labels conversations alike in every process', () => {
        assert.equal(new SecurityEvents(keys).labelOf('sms', '+14255550123'), events.labelOf('sms', '+14255550123'));
        assert.notEqual(new SecurityEvents(KeyRing.generate()).labelOf('sms', '+14255550123'), events.labelOf('sms', '+14255550123'));
    });

    it('can hold no line that somebody else has made', async () => {
        const log = open();
        const forged = 'x"}\n{"seq":9,"at":1,"type":"forged","hash":"\u2028';
        events.report({ channelId: forged, id: forged }, { type: 'revealed', kind: 'PIN', purpose: forged });
        await log.close();
        assert.deepEqual([typesOf(), (await verified()).valid], [['audit-began', 'revealed'], true]);
    });

    it('cuts what is longer than it should be, so that it can be read again', async () => {
        const log = open();
        events.report({ channelId: 'c'.repeat(2_000_000) }, { type: 'revealed', kind: 'PIN', purpose: '\0'.repeat(2_000_000) });
        await log.close();
        assert.ok(textOf().length < 5_000);
        await open().close();
        assert.equal((await verified()).valid, true);
    });

    describe('shows what was done to it', () => {
        const other = KeyRing.generate();
        for (const [what, change, expected] of [
            ['a record altered', (lines: string[]) => lines.with(2, lines[2]!.replace('speaker-bound', 'speaker-bounf')), ['3 altered']],
            ['a record altered, and all hashes after it made anew', (lines: string[]) => rehashed(lines.with(2, lines[2]!.replace('speaker-bound', 'speaker-bounf'))), ['3 signature', '4 signature', '5 signature', '6 signature']],
            ['a record taken out', (lines: string[]) => lines.toSpliced(2, 1), ['3 out-of-order']],
            ['two exchanged', (lines: string[]) => [lines[0]!, lines[2]!, lines[1]!, ...lines.slice(3)], ['2 out-of-order', '3 out-of-order', '4 out-of-order']],
            ['one twice', (lines: string[]) => lines.toSpliced(2, 0, lines[2]!), ['4 out-of-order']],
            ['a line that is no record', (lines: string[]) => lines.toSpliced(2, 0, 'hello'), ['3 malformed']],
            ['the beginning cut off', (lines: string[]) => lines.slice(2), ['1 out-of-order']],
            ['a line with a carriage return', (lines: string[]) => lines.with(1, `${lines[1]}\r`), ['2 malformed', '3 out-of-order']],
            ['a signature taken off the end', (lines: string[]) => lines.with(5, lines[5]!.replace(/,"signature":"[^"]+"/, '')), []],
        ] as [string, (lines: string[]) => string[], string[]][]) {
            it(`${what}`, async () => {
                const { valid, problems, unsigned } = await verified(change(await written(5)));
                assert.equal(valid, false);
                assert.deepEqual(problems.map(({ line, what: kind }) => `${line} ${kind}`), expected);
                if (problems.length === 0) assert.equal(unsigned, 1);
            });
        }

        it('the keys of somebody else', async () => {
            const lines = await written(1);
            assert.deepEqual((await verified(lines, other.publicKeys())).problems.map(({ what }) => what), ['signature']);
        });

        it('nothing of a shorter end, but its number', async () => {
            const { valid, lastSeq } = await verified((await written(5)).slice(0, 4));
            assert.deepEqual([valid, lastSeq], [true, 4]);
        });

        it('any changed character', async () => {
            const text = (await written(3)).join('\n');
            await fc.assert(fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), async (at, code) => {
                const character = String.fromCharCode(code);
                if (text[at] === character) return;
                const changed = text.slice(0, at) + character + text.slice(at + 1);
                assert.equal((await verified(changed.split('\n'))).valid, false);
            }), { numRuns: 300 });
        });
    });

    describe('of a process that ended', () => {
        for (const [what, change, type, more] of [
            ['as it should', () => {}, 'audit-resumed', {}],
            ['in the middle of a record', (path: string) => truncateSync(path, statSync(path).size - 30), 'audit-recovered', { unsigned: 0 }],
            ['with records that nobody signed', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace(/,"signature":"[^"]+"\}\n$/, '}\n')), 'audit-recovered', { torn: 0, unsigned: 1 }],
            ['with a new line of others, torn', (path: string) => appendFileSync(path, '{"seq":99'), 'audit-recovered', { torn: 9, unsigned: 0 }],
        ] as [string, (path: string) => void, string, object][]) {
            it(`${what}: goes on, and says so`, async () => {
                await written(3);
                change(files.path('audit.jsonl'));
                const log = open();
                report(1);
                await log.close();
                const last = linesOf().map((line) => JSON.parse(line) as Record<string, unknown>).at(-2)!;
                assert.equal(last['type'], type);
                for (const [name, value] of Object.entries(more)) assert.equal(last[name], value);
                assert.deepEqual(pick(await verified()), { valid: true, unsigned: 0 });
            });
        }

        for (const [what, cut] of [['in the middle of its first record', 40], ['after whole records of its first write', 600]] as const) {
            it(`${what}: begins anew, and says so`, async () => {
                const log = open();
                report(5);
                await log.close();
                truncateSync(files.path('audit.jsonl'), cut);
                await open().close();
                assert.deepEqual([typesOf(), pick(await verified())], [['audit-recovered'], { valid: true, unsigned: 0 }]);
            });
        }

        it('does not sign what others put behind its end', async () => {
            const lines = await written(2);
            const { hash } = lineIn(lines.at(-1)!)!;
            const body = `{"seq":${lines.length + 1},"at":1,"type":"forged"`;
            appendFileSync(files.path('audit.jsonl'), `${body},"hash":"${hashOf(hash, body)}"}\n`);
            assert.equal((await verified()).unsigned, 1);
            await open().close();
            assert.deepEqual([typesOf().includes('forged'), typesOf().at(-1), pick(await verified())], [false, 'audit-recovered', { valid: true, unsigned: 0 }]);
        });

        it('by a signal, a hundred events a moment: all that it had flushed are there', async () => {
            const child = fork(require.resolve('./support/busy'), [files.path('audit.jsonl'), keys.export()], BARE);
            let flushed = 0;
            child.on('message', (seq: number) => {
                flushed = seq;
                if (seq > 1_000) child.kill('SIGKILL');
            });
            await once(child, 'exit');
            const log = open();
            await log.close();
            const { valid, records } = await verified();
            assert.deepEqual([valid, records >= flushed], [true, true]);
        });

        for (const [what, change, code] of [
            ['was altered at its end', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace(/.$/m, (end) => end).replace(/"hash":"(.)(?=[^"]*","signature":"[^"]*"\}\n$)/, (_, first: string) => `"hash":"${first === 'A' ? 'B' : 'A'}`)), 'ERR_WARDEN_SEALED'],
            ['is something else', (path: string) => writeFileSync(path, 'dear diary\n'), 'ERR_WARDEN_STORE'],
            ['has something else at its end', (path: string) => appendFileSync(path, 'dear diary\n'), 'ERR_WARDEN_SEALED'],
        ] as [string, (path: string) => void, string][]) {
            it(`is left alone when it ${what}`, async () => {
                await written(2);
                change(files.path('audit.jsonl'));
                const before = textOf();
                assert.throws(() => open(), { code });
                assert.equal(textOf(), before);
            });
        }

        it('is left alone with other keys', async () => {
            await written(2);
            assert.throws(() => open({ keys: KeyRing.generate() }), { code: 'ERR_WARDEN_SEALED' });
        });
    });

    describe('of many records', () => {
        it('goes into several files, which are one chain', async () => {
            const log = open({ maxBytes: 2_000 });
            for (let number = 0; number < 20; number++) {
                report(1);
                await log.flush();
            }
            await log.close();
            const names = readdirSync(files.path()).toSorted((a, b) => Number(a.length < b.length) - Number(a.length > b.length) || a.localeCompare(b));
            assert.ok(names.length > 2);
            const all = names.flatMap((name) => linesOf(name));
            assert.deepEqual(pick(await verified(all)), { valid: true, unsigned: 0 });
            for (const name of names) assert.equal((await verified(linesOf(name))).valid, true);
            assert.equal((await verified([...linesOf(names[0]), ...linesOf(names[2])])).valid, false);
        });

        it('goes on from the file that was put aside last', async () => {
            const log = open({ maxBytes: 1_000 });
            for (let number = 0; number < 4; number++) {
                report(1);
                await log.flush();
            }
            await log.close();
            const put = readdirSync(files.path()).filter((name) => name !== 'audit.jsonl').toSorted();
            rmSync(files.path('audit.jsonl')); // as if the process had ended in between
            const next = open();
            await next.close();
            assert.deepEqual(pick(await verified([...put.flatMap((name) => linesOf(name)), ...linesOf()])), { valid: true, unsigned: 0 });
        });
    });

    describe('on a disk that fails', () => {
        afterEach(() => sinon.restore());

        it('keeps what waits, and writes it when that is possible again', async () => {
            const warnings = sinon.stub(process, 'emitWarning');
            const log = open({ path: files.path('not-there', 'audit.jsonl') });
            report(3);
            await assert.rejects(log.flush(), { code: 'ENOENT' });
            files.write('not-there/something', '');
            await log.flush();
            await log.close();
            assert.deepEqual([typesOf('not-there/audit.jsonl'), warnings.callCount], [['audit-began', 'speaker-bound', 'speaker-bound', 'speaker-bound'], 1]);
        });

        it('counts what it could not keep', async () => {
            sinon.stub(process, 'emitWarning');
            const log = open({ path: files.path('not-there', 'audit.jsonl') });
            report(10_005);
            await assert.rejects(log.flush(), { code: 'ENOENT' });
            files.write('not-there/something', '');
            await log.close();
            const { valid, lost, records } = await verified(linesOf('not-there/audit.jsonl'));
            assert.deepEqual([valid, lost, records], [true, 6, 10_001]); // with the beginning, and the count
        });

        it('cuts off what was left of a failed write', async () => {
            sinon.stub(process, 'emitWarning');
            const log = open();
            await log.flush();
            const handle = await openFile(files.path('audit.jsonl'), 'r');
            const sync = sinon.stub(Object.getPrototypeOf(handle) as { datasync(): Promise<void> }, 'datasync').rejects(Object.assign(new Error('full'), { code: 'ENOSPC' }));
            await handle.close();
            report(1);
            await assert.rejects(log.flush(), { code: 'ENOSPC' });
            sync.restore();
            await log.close();
            assert.deepEqual([typesOf(), (await verified()).valid], [['audit-began', 'speaker-bound'], true]);
        });

        it('does not write where somebody else does', async () => {
            sinon.stub(process, 'emitWarning');
            const log = open();
            await log.flush();
            appendFileSync(files.path('audit.jsonl'), 'mine\n');
            report(1);
            await assert.rejects(log.flush(), { code: 'ERR_WARDEN_STORE' });
            assert.deepEqual(linesOf().at(-1), 'mine');
        });
    });

    for (const [given, option] of [
        [{ path: '' }, 'path'], [{ path: undefined }, 'path'], [{ keys: undefined }, 'keys'], [{ events: {} }, 'events'], [{ maxBytes: 10 }, 'maxBytes'], [{ maxSize: 1 }, 'maxSize'],
    ] as const) {
        it(`names the option ${option} when it is wrong`, () => {
            assert.throws(() => open(given as never), { name: 'OptionError', option });
            assert.ok(!existsSync(files.path('audit.jsonl')));
        });
    }
});

function pick({ valid, unsigned }: AuditReport) {
    return { valid, unsigned };
}

/** As somebody without the keys could do it. */
function rehashed(lines: readonly string[]): string[] {
    let before = BEGINNING;
    return lines.map((text) => {
        const { body, hash, signature } = lineIn(text)!;
        before = hashOf(before, body);
        return text.replace(hash, before).replace(signature ?? '-', signature ?? '-');
    });
}
