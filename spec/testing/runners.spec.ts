import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { ATTACKS } from '../../lib/testing';
import { BARE } from '../helpers/bare-process';

describe('the kit from JavaScript, under node:test', function () {
    this.timeout(30_000);

    for (const [bot, status] of [['guarded', 0], ['bare', 1]] as const) {
        it(`${status === 0 ? 'passes' : 'fails'} with a ${bot} bot`, () => {
            const [program, args] = [BARE.execPath ?? process.execPath, BARE.execPath ? (BARE.execArgv ?? []) : []];
            const run = spawnSync(program, [...args, resolve('spec/testing/support/node-test.mjs')], { encoding: 'utf8', env: { ...process.env, BOT: bot } });
            const [, passed, failed] = /^# pass (\d+)\n# fail (\d+)$/m.exec(run.stdout) ?? [];
            assert.equal(run.status, status, run.stdout + run.stderr);
            assert.equal(Number(passed) + Number(failed), ATTACKS.length + 1);
            assert.equal(Number(failed) > 30, bot === 'bare');
            assert.equal(/got-through: another user id in the middle of a conversation/.test(run.stdout), bot === 'bare');
        });
    }
});
