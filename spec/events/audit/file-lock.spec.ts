import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import * as sinon from 'sinon';
import { BARE } from '../../helpers/bare-process';
import { audited } from './support/audited';

describe('the lock of an audit log', () => {
    const { files, keys, path, open, verified } = audited();
    const lock = () => path('audit.jsonl.lock');
    const holder = (more: object = {}) => files.write('audit.jsonl.lock', { pid: process.ppid, host: hostname(), began: beginning(process.ppid), ...more });

    afterEach(() => sinon.restore());

    it('is there while the log is open, for its owner only', async () => {
        const log = open();
        assert.equal(statSync(lock()).mode & 0o777, 0o600);
        await log.close();
        assert.ok(!existsSync(lock()));
    });

    it('keeps the second one of this process out, until the first one is closed', async () => {
        const log = open();
        assert.throws(() => open(), { code: 'ERR_WARDEN_STORE', message: new RegExp(`^process ${process.pid} writes this audit log`) });
        await log.close();
        await open().close();
    });

    it('keeps out who comes while another process writes, which writes on', async () => {
        const child = fork(require.resolve('./support/busy'), [path(), keys.export()], BARE);
        const [flushed] = await once(child, 'message') as [number];
        assert.throws(() => open(), { code: 'ERR_WARDEN_STORE' });
        const [later] = await once(child, 'message') as [number];
        assert.ok(later > flushed);
        child.kill('SIGKILL');
        await once(child, 'exit');
        await open().close();
        assert.equal((await verified()).valid, true);
    });

    for (const [what, write] of [
        ['a process that lives', () => holder()],
        ['a process of somebody else', () => {
            sinon.stub(process, 'kill').throws(Object.assign(new Error('not yours'), { code: 'EPERM' }));
            return holder();
        }],
    ] as const) {
        it(`counts when it is that of ${what}`, () => {
            const written = readFileSync(write(), 'utf8');
            assert.throws(() => open(), { code: 'ERR_WARDEN_STORE', message: new RegExp(`^process ${process.ppid} `) });
            assert.equal(readFileSync(lock(), 'utf8'), written);
        });
    }

    for (const [what, write] of [
        ['a process that ended', () => {
            sinon.stub(process, 'kill').throws(Object.assign(new Error('no such process'), { code: 'ESRCH' }));
            holder();
        }],
        ['a process whose number was given out again', () => holder({ began: '1' })],
        ['one that had the number of this process', () => holder({ pid: process.pid })],
        ['another machine, of which nothing is known', () => holder({ host: 'elsewhere' })],
        ['a process that ended while it wrote it', () => files.write('audit.jsonl.lock', '')],
        ['nobody', () => files.write('audit.jsonl.lock', 'null')],
    ] as const) {
        it(`counts for nothing when it is that of ${what}`, async () => {
            write();
            const log = open();
            assert.equal((JSON.parse(readFileSync(lock(), 'utf8')) as { pid: number }).pid, process.pid);
            await log.close();
        });
    }

    it('is given back when the file is no audit log', () => {
        files.write('audit.jsonl', 'dear diary\n');
        assert.throws(() => open(), { code: 'ERR_WARDEN_STORE', message: /is none/ });
        assert.ok(!existsSync(lock()));
    });
});

/** Empty where the system does not tell. */
function beginning(pid: number): string {
    const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'latin1') : '';
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
