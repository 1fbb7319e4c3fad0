import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { KeyRing, WardenError } from '../../lib';
import { explained, Problem } from '../../lib/cli/problem';
import { cli, config, folder, memory } from './support/cli';

const commands = ['doctor', 'erase', 'import', 'keys generate', 'receipt verify', 'receipt public-keys'];

describe('the command line', () => {
    const files = folder();

    it('lists every command in its help', async () => {
        const { code, out } = await cli(['--help']);
        assert.equal(code, 0);
        for (const name of commands) assert.match(out, new RegExp(`^  ${name} `, 'm'));
        assert.equal((await cli(['receipt', '--help'])).out, out);
    });

    for (const name of commands) {
        it(`explains ${name}`, async () => {
            const { code, out, err } = await cli([...name.split(' '), '--help']);
            assert.deepEqual([code, err], [0, '']);
            assert.ok(out.startsWith(`Usage: bot-warden ${name}`), out);
            for (const line of out.split('\n')) assert.ok(line.length <= 130, line);
        });
    }

    it('says its version', async () => {
        const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
        assert.deepEqual(await cli(['--version']), { code: 0, out: `${version}\n`, err: '' });
    });

    for (const [typed, expected] of [
        [[], /say what to do/],
        [['eras'], /no command "eras"/],
        [['toString'], /no command "toString"/],
        [['receipt'], /no command "receipt"/],
        [['receipt', 'verif'], /no command "receipt verif"/],
        [['keys', 'generate', 'two'], /"two" belongs to no option/],
        [['keys', 'generate', '--two'], /Unknown option '--two'/],
        [['receipt', 'public-keys'], /no keys: set BOT_WARDEN_KEYS/],
        [['receipt', 'public-keys', '--keys-file', '/nowhere'], /the key file cannot be read/],
        [['erase', '--channel', 'a', '--conversation', 'b'], /either --config <file> or --sqlite <path>/],
        [['erase', '--due', '--config', 'a', '--sqlite', 'b'], /either --config <file> or --sqlite <path>/],
        [['erase', '--due', '--config', '/nowhere.js'], /\/nowhere\.js is not there/],
        [['erase', '--due', '--sqlite', '/nowhere.db'], /\/nowhere\.db is not there/],
        [['erase'], /say what to erase/],
        [['erase', '--channel', 'a'], /say what to erase/],
        [['erase', '--conversation', 'a'], /say in which channel/],
        [['erase', '--channel', 'a', '--conversation', 'b', '--user', 'c'], /say what to erase/],
        [['erase', '--channel', 'a', '--due'], /leave --channel out/],
        [['erase', 'talk'], /"talk" belongs to no option/],
        [['import'], /say what to import/],
        [['import', 'a', '--channel', 'b', '--config', 'c'], /say what to import/],
        [['import', '--channel', 'b', '--sqlite', 'c'], /--channel needs --config/],
    ] as const) {
        it(`refuses "${typed.join(' ')}" in one line`, async () => {
            const { code, out, err } = await cli(typed);
            assert.deepEqual([code, out], [2, '']);
            assert.match(err, expected);
            assert.match(err, /^bot-warden: .+\n$/);
        });
    }

    it('refuses a config module that does not load, without what it says', async () => {
        const { code, err } = await cli(['erase', '--due', '--config', files.write('bad.cjs', 'throw new RangeError("the password is 1234")')]);
        assert.equal(code, 2);
        assert.match(err, /bad\.cjs does not load \(RangeError\); run it with node to see why\n$/);
    });

    it('refuses a config module without transcripts', async () => {
        const { code, err } = await cli(['erase', '--due', '--config', config(files, { transcripts: {} })]);
        assert.equal(code, 2);
        assert.match(err, /must export `transcripts`, a SelfDestructingTranscripts/);
    });

    it('refuses keys for a config module, which has its own', async () => {
        const { code, err } = await cli(['erase', '--due', '--config', memory(files).config, '--keys-file', 'k']);
        assert.equal(code, 2);
        assert.match(err, /--keys-file goes with --sqlite/);
    });

    for (const [kind, name, text] of [
        ['an ES module', 'a.mjs', 'export const transcripts = globalThis.theirs;'],
        ['a default export', 'b.mjs', 'export default { transcripts: globalThis.theirs };'],
        ['a promise', 'c.cjs', 'module.exports = { transcripts: Promise.resolve(globalThis.theirs) };'],
    ] as const) {
        it(`takes ${kind} for a config module`, async () => {
            (globalThis as Record<string, unknown>)['theirs'] = memory(files).transcripts;
            assert.equal((await cli(['erase', '--due', '--config', files.write(name, text)])).code, 0);
        });
    }

    it('closes what the config module opened, also when the command fails', async () => {
        let closed = 0;
        const { config: path } = memory(files, { close: async () => { closed += 1; } });
        await cli(['erase', '--due', '--config', path]);
        await cli(['import', '/nowhere', '--config', path]);
        assert.equal(closed, 2);
    });

    for (const [error, expected] of [
        [new Problem('no such thing'), 'no such thing'],
        [new WardenError('ERR_WARDEN_STORE', 'the disk is full'), 'the disk is full'],
        [new SyntaxError('unexpected "my secret"'), 'SyntaxError'],
        [Object.assign(new Error('user:password@host'), { code: 'ECONNREFUSED' }), 'Error, ECONNREFUSED'],
        ['text', 'string'],
    ] as const) {
        it(`says "${expected}" of a failure`, () => assert.equal(explained(error), expected));
    }

    it('makes keys that work', async () => {
        const { code, out, err } = await cli(['keys', 'generate']);
        assert.deepEqual([code, err], [0, '']);
        const shown = await cli(['receipt', 'public-keys'], { env: { BOT_WARDEN_KEYS: out.trim() } });
        assert.deepEqual(shown.out.trim().split('\n'), KeyRing.fromEnv(out.trim()).publicKeys());
        assert.notEqual((await cli(['keys', 'generate'])).out, out);
    });

    it('takes keys from a file of which only the owner knows', async () => {
        const keys = KeyRing.generate();
        const shown = await cli(['receipt', 'public-keys', '--keys-file', files.write('keys', keys.export())], { env: { BOT_WARDEN_KEYS: 'not these' } });
        assert.deepEqual(shown, { code: 0, out: `${keys.publicKeys()[0]}\n`, err: '' });
        if (process.platform === 'win32') return;
        assert.match((await cli(['receipt', 'public-keys', '--keys-file', files.write('open', keys.export(), 0o644)])).err, /its mode must be 0600/);
    });
});
