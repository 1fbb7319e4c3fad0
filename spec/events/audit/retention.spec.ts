import assert from 'node:assert/strict';
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import * as sinon from 'sinon';
import { audited } from './support/audited';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('the files of an audit log', () => {
    const { path, open, typesOf, aside, verified, write } = audited();
    let clock: sinon.SinonFakeTimers;

    // files have the time of the disk
    beforeEach(() => { clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] }); });
    afterEach(() => sinon.restore());

    const agedTo = (instant: number, ...names: string[]) => { for (const name of names) utimesSync(path(name), instant / 1_000, instant / 1_000); };

    for (const [options, hours, count] of [
        [{}, 24 * 365, 0], [{ maxAge: DAY }, 23, 0], [{ maxAge: DAY }, 24, 1], [{ keepFor: 30 * DAY }, 23, 0], [{ keepFor: 30 * DAY }, 24, 1], [{ keepFor: 30 * DAY, maxAge: 48 * HOUR }, 47, 0],
    ] as const) {
        it(`with ${JSON.stringify(options)}: ${count} put aside after ${hours} hours`, async () => {
            const log = open(options);
            await write(log, 1);
            clock.tick(hours * HOUR);
            await write(log, 1);
            await log.close();
            const { valid, lastSeq } = await verified();
            assert.deepEqual([aside().length, valid, lastSeq], [count, true, 3 + count]);
        });
    }

    it('are as old as their first record, after a restart too', async () => {
        const first = open({ maxAge: DAY });
        await first.close();
        clock.tick(DAY - 1);
        const second = open({ maxAge: DAY });
        await second.flush();
        assert.deepEqual(aside(), []);
        clock.tick(1);
        await write(second, 1);
        await second.close();
        assert.deepEqual(aside(), ['audit.jsonl.000000000002']);
    });

    /** Three put aside, of which two are to be deleted. */
    async function old(): Promise<string[]> {
        const log = open({ maxBytes: 1_000 });
        await write(log, 20);
        await log.close();
        const names = aside();
        assert.ok(names.length >= 3);
        agedTo(Date.now() - 31 * DAY, ...names.slice(0, 2));
        agedTo(Date.now() - 29 * DAY, ...names.slice(2));
        return names;
    }

    it('are deleted when their time is up, and the log says up to which record', async () => {
        const names = await old();
        const log = open({ keepFor: 30 * DAY });
        await log.close();
        assert.deepEqual(aside(), names.slice(2));
        const { valid, expired, firstSeq, types } = await verified();
        assert.deepEqual([valid, expired, firstSeq, types['audit-expired']], [true, Number(names[1]!.slice(-12)), expired + 1, 1]);
    });

    it('are kept without keepFor', async () => {
        const names = await old();
        await open().close();
        assert.deepEqual(aside(), names);
    });

    it('are deleted from the oldest on, whatever time a later one has', async () => {
        const names = await old();
        agedTo(Date.now() - 29 * DAY, names[0]!);
        await open({ keepFor: 30 * DAY }).close();
        assert.deepEqual(aside(), names);
    });

    it('are looked at once an hour', async () => {
        const log = open({ keepFor: 30 * DAY });
        await log.flush();
        writeFileSync(path('audit.jsonl.000000000000'), '');
        agedTo(Date.now() - 31 * DAY, 'audit.jsonl.000000000000');
        clock.tick(HOUR - 1);
        await write(log, 1);
        assert.equal(aside().length, 1);
        clock.tick(1);
        await write(log, 1);
        assert.equal(aside().length, 0);
        await log.close();
    });

    it('never replace one another', async () => {
        sinon.stub(process, 'emitWarning');
        const log = open({ maxBytes: 1_000 });
        await log.flush();
        for (let seq = 1; seq < 10; seq++) writeFileSync(path(`audit.jsonl.00000000000${seq}`), 'theirs');
        await assert.rejects(write(log, 9), { code: 'ERR_WARDEN_STORE' });
        for (const name of aside()) assert.equal(readFileSync(path(name), 'utf8'), 'theirs');
        await assert.rejects(log.close());
    });

    it('go on after the one that was put aside last when the newest is empty, or its first write was cut short', async () => {
        for (const rest of ['', '{"seq":9']) {
            const log = open({ maxBytes: 1_000 });
            await write(log, 8);
            await log.close();
            writeFileSync(path(), rest); // in the place of a file that had begun: its records are gone
            await assert.doesNotReject(open().close());
            assert.equal(typesOf()[0], 'audit-continued');
            assert.equal((await verified()).valid, true);
            for (const name of [...aside(), 'audit.jsonl']) rmSync(path(name));
        }
    });

    for (const [given, option] of [[{ maxAge: 5 }, 'maxAge'], [{ keepFor: 0 }, 'keepFor'], [{ keepFor: '30 days' }, 'keepFor'], [{ maxAge: NaN }, 'maxAge']] as const) {
        it(`names the option ${option} when it is ${String(Object.values(given)[0])}`, () => assert.throws(() => open(given as never), { name: 'OptionError', option }));
    }
});
