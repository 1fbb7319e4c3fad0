import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { KeyRing, MemoryProvider, SelfDestructingTranscripts } from '../../lib';
import { folder, message, textsIn } from './support/cli';
import { toolProcess, remoteConfig } from './support/remote';

describe('bot-warden, as a process', function () {
    this.timeout(20_000);
    const files = folder();

    it('imports, erases, and proves it', async () => {
        const made = await toolProcess(['keys', 'generate']);
        assert.deepEqual([made.code, made.err], [0, '']);
        const keys = KeyRing.fromEnv(made.out.trim());
        const provider = new MemoryProvider();
        const config = files.write('config.cjs', remoteConfig(keys));
        const keysFile = files.write('keys', made.out);
        const imported = await toolProcess(['import', files.write('a.transcript', [message('hi'), message('bye')]), '--config', config, '--erase-originals'], provider);
        assert.equal(imported.code, 0, imported.err);
        assert.deepEqual(await textsIn(new SelfDestructingTranscripts({ keys, provider }), 'talk'), ['hi', 'bye']);
        const erased = await toolProcess(['erase', '--channel', 'emulator', '--user', 'ann', '--config', config, '--json'], provider);
        assert.deepEqual([erased.code, erased.err], [0, '']);
        writeFileSync(files.path('receipt.json'), erased.out);
        const verified = await toolProcess(['receipt', 'verify', files.path('receipt.json'), '--keys-file', keysFile]);
        assert.equal(verified.code, 0);
        assert.match(verified.out, /^valid: /);
    });

    it('goes on with an import that was killed, and imports nothing twice', async () => {
        const keys = KeyRing.generate();
        const provider = new MemoryProvider();
        const talks = ['a', 'b', 'c'].map((talk) => [1, 2, 3, 4, 5].map((index) => message(`${talk}${index}`, talk)));
        const config = files.write('config.cjs', remoteConfig(keys));
        const typed = ['import', files.write('a.transcript', talks.flat()), '--config', config, '--erase-originals'];
        for (const [calls, isTaken] of [[3, false], [4, true]] as const) {
            let left: number = calls;
            const killed = await toolProcess(typed, provider, async ({ method, args }, child) => {
                if (method !== 'append' || (left -= 1) > 0) return;
                if (isTaken) await provider.append(...(args as Parameters<MemoryProvider['append']>)); // it is in, and the tool does not learn of it
                child.kill('SIGKILL');
            });
            assert.equal(killed.code === null ? killed.signal : killed.code, process.platform === 'win32' ? 1 : 'SIGKILL');
        }
        const ended = await toolProcess(typed, provider);
        assert.equal(ended.code, 0, ended.err);
        assert.match(ended.out, /^imported 9 activities of 2 conversations\n {2}there already +6\n {2}originals erased +1\n/);
        const transcripts = new SelfDestructingTranscripts({ keys, provider });
        for (const talk of talks) assert.deepEqual(await textsIn(transcripts, talk[0]?.conversation.id as string), talk.map(({ text }) => text));
    });
});
