import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { setImmediate as soon } from 'node:timers/promises';
import * as sinon from 'sinon';
import { audited } from './support/audited';

interface Handle {
    appendFile(bytes: Buffer): Promise<void>;
    datasync(): Promise<void>;
    write(bytes: Buffer): Promise<unknown>;
}

describe('an audit log that cannot be written', () => {
    const { files, path, report, open, typesOf, verified, write } = audited();
    const away = () => ({ path: path('away/audit.jsonl') });
    const full = () => Object.assign(new Error('full'), { code: 'ENOSPC' });
    let warnings: sinon.SinonStub;

    beforeEach(() => { warnings = sinon.stub(process, 'emitWarning'); });
    afterEach(() => sinon.restore());

    async function handles(): Promise<Handle> {
        const handle = await openFile(files.write('any', ''), 'r');
        await handle.close();
        return Object.getPrototypeOf(handle) as Handle;
    }

    it('says so once, however many events come', async () => {
        const log = open(away());
        for (let times = 0; times < 5; times++) {
            report();
            await assert.rejects(log.flush(), { code: 'ENOENT' });
        }
        assert.deepEqual(warnings.args, [['the audit log cannot be written: Error', 'BotWardenWarning']]);
        await assert.rejects(log.close(), { code: 'ENOENT' });
    });

    it('says so again when it fails again', async () => {
        const log = open(away());
        await assert.rejects(log.flush());
        mkdirSync(path('away'));
        await log.flush();
        rmSync(path('away'), { recursive: true });
        report();
        await assert.rejects(log.flush());
        assert.equal(warnings.callCount, 2);
        await assert.rejects(log.close());
    });

    it('is written every event once, however many wait for it at the same time', async () => {
        const log = open(away());
        report(3);
        await assert.rejects(log.flush());
        mkdirSync(path('away'));
        await Promise.all([log.flush(), log.flush(), log.flush()]);
        await log.close();
        assert.deepEqual(typesOf('away/audit.jsonl'), ['audit-began', 'speaker-bound', 'speaker-bound', 'speaker-bound']);
    });

    it('is tried again by itself, after five seconds', async () => {
        const clock = sinon.useFakeTimers({ now: 1_800_000_000_000, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
        const log = open(away());
        await assert.rejects(log.flush());
        mkdirSync(path('away'));
        clock.tick(4_999);
        report();
        assert.ok(!existsSync(path('away/audit.jsonl')));
        clock.tick(1);
        for (let moments = 0; moments < 5_000 && !existsSync(path('away/audit.jsonl')); moments++) await soon();
        assert.ok(existsSync(path('away/audit.jsonl')));
        await log.flush();
        assert.deepEqual(typesOf('away/audit.jsonl'), ['audit-began', 'speaker-bound']);
        await log.close();
    });

    for (const [what, fail] of [
        ['before anything is written', (genuine: Handle) => sinon.stub(genuine, 'appendFile').rejects(full())],
        ['in the middle of a write', (genuine: Handle) => sinon.stub(genuine, 'appendFile').callsFake(async function (this: Handle, bytes: Buffer) {
            await this.write(bytes.subarray(0, bytes.length / 2));
            throw full();
        })],
        ['before all is on the disk', (genuine: Handle) => sinon.stub(genuine, 'datasync').rejects(full())],
    ] as [string, (genuine: Handle) => sinon.SinonStub][]) {
        it(`goes on with a whole record when the disk was full ${what}`, async () => {
            const log = open();
            await write(log, 1);
            const stub = fail(await handles());
            report();
            await assert.rejects(log.flush(), { code: 'ENOSPC' });
            stub.restore();
            await log.close();
            assert.deepEqual([typesOf(), (await verified()).valid], [['audit-began', 'speaker-bound', 'speaker-bound'], true]);
        });
    }

    it('does not cut off what others wrote after it had failed', async () => {
        const log = open();
        await log.flush();
        const stub = sinon.stub(await handles(), 'datasync').rejects(full());
        report();
        await assert.rejects(log.flush(), { code: 'ENOSPC' });
        stub.restore();
        files.write('audit.jsonl', `${readFileSync(path(), 'utf8')}${'theirs\n'.repeat(100)}`);
        await assert.rejects(log.flush(), { code: 'ERR_WARDEN_STORE' });
        assert.match(readFileSync(path(), 'utf8'), /theirs\n$/);
        await assert.rejects(log.close());
    });

    for (const [what, take] of [
        ['renamed', () => renameSync(path(), path('audit.jsonl.000000000002'))],
        ['copied and emptied', () => {
            files.write('audit.jsonl.000000000002', readFileSync(path(), 'utf8'));
            truncateSync(path());
        }],
    ] as const) {
        it(`goes on where it was when its file was ${what} by others`, async () => {
            const log = open();
            await write(log, 1);
            take();
            await write(log, 1);
            await log.close();
            const { valid, records, lastSeq } = await verified();
            assert.deepEqual([typesOf(), valid, records, lastSeq], [['audit-continued', 'speaker-bound'], true, 4, 4]);
        });
    }

    it('shows in its numbers that its file was deleted', async () => {
        const log = open();
        await write(log, 3);
        rmSync(path());
        await write(log, 1);
        await log.close();
        const { valid, firstSeq } = await verified();
        assert.deepEqual([valid, firstSeq], [true, 5]);
    });

    it('gives its lock back although it could not be written to its end', async () => {
        const log = open();
        await log.flush();
        const stub = sinon.stub(await handles(), 'datasync').rejects(full());
        report();
        await assert.rejects(log.close(), { code: 'ENOSPC' });
        stub.restore();
        await open().close();
        assert.equal((await verified()).valid, true);
    });
});
