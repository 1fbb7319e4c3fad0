import assert from 'node:assert/strict';
import { fork, type ForkOptions } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { BARE } from '../../helpers/bare-process';
import { folder, message } from '../support/cli';

const TOOL = resolve(__dirname, '../../../lib/cli/index.js');
const CARD = 'my card is 4111 1111 1111 1111';

/** The tool as a process of its own. @param until killed when its folder looks like this */
function tool(typed: readonly string[], { execArgv = [], ...more }: ForkOptions = {}, until?: () => boolean) {
    const child = fork(TOOL, ['scan', ...typed], { ...BARE, ...more, execArgv: [...(BARE.execArgv ?? []), ...execArgv], silent: true });
    const said = { out: '', err: '' };
    child.stdout?.on('data', (chunk: Buffer) => { said.out += chunk.toString(); });
    child.stderr?.on('data', (chunk: Buffer) => { said.err += chunk.toString(); });
    const look = () => {
        if (until?.()) child.kill('SIGKILL');
        else if (until && child.exitCode === null) setImmediate(look);
    };
    look();
    return new Promise<{ code: number | null; signal: string | null; out: string; err: string }>((done) => {
        child.on('close', (code, signal) => done({ code, signal, ...said }));
    });
}

describe('bot-warden scan, as a process', function () {
    this.timeout(180_000);
    const files = folder();

    /** One array in one line, of so many MB. */
    function transcript(name: string, megabytes: number): { path: string; cards: number } {
        const path = files.write(name, '[');
        const file = openSync(path, 'a');
        let cards = 0;
        for (let written = 0; written < megabytes * 1e6; ) {
            const lot = Array.from({ length: 500 }, (_, index) => JSON.stringify(message(index === 7 ? CARD : 'hello there, how are you?', 'talk', { more: 'lorem ipsum dolor sit amet '.repeat(80) }))).join(',');
            written += writeSync(file, `${cards > 0 ? ',' : ''}${lot}`);
            cards += 1;
        }
        writeSync(file, ']');
        closeSync(file);
        return { path, cards };
    }

    it('searches 50 MB of one array in 64 MB of memory', async () => {
        const { path, cards } = transcript('a.transcript', 50);
        const { code, out, err } = await tool([path, '--summary', '--workers', '2'], { execArgv: ['--max-old-space-size=64'] });
        assert.equal(code, 1, err);
        assert.match(out, new RegExp(`^found ${cards} values in 1 of 1 file\n`));
    });

    it('is killed while it redacts: the old file is there or the new one, and the next run ends it', async () => {
        const { path } = transcript('in/a.transcript', 3);
        const before = readFileSync(path, 'utf8');
        const clean = before.replaceAll('4111 1111 1111 1111', '[CREDIT_CARD]');
        const copies = () => readdirSync(files.path('in')).filter((name) => name.endsWith('.bot-warden-tmp'));
        const typed = [files.path('in'), '--redact', '--yes', '--workers', '1'];
        const { signal } = await tool(typed, {}, () => copies().length > 0);
        assert.equal(signal, 'SIGKILL');
        assert.ok([before, clean].includes(readFileSync(path, 'utf8')));
        const { code, err } = await tool(typed);
        assert.equal(code, 0, err);
        assert.deepEqual([readFileSync(path, 'utf8') === clean, copies()], [true, []]);
        assert.match(err, /is removed: a run that was killed had left it\n/);
    });
});
