import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { KeyRing } from '../../../lib/storage/key-ring';
import { openDatabase } from '../../../lib/storage/providers/sqlite/engine';
import { dataFolder, Sample } from '../../helpers/sample';

interface Grant {
    token: string;
    conversationId: string;
    userId: string;
    expires_in: number;
    feed: string;
}

describe('the sample server', function () {
    this.timeout(20_000); // a process that starts, under coverage

    let sample: Sample;
    before(async () => (sample = await Sample.start()));
    after(() => sample?.stop());

    const post = (path: string, body: object, headers: Record<string, string> = {}) =>
        fetch(sample.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    const grant = async (query = '') => (await (await post(`/api/directline/token${query}`, {}, { origin: sample.url })).json()) as Grant;
    const say = (text: string, { token, conversationId, userId }: Grant) =>
        post(`/v3/directline/conversations/${conversationId}/activities`, { type: 'message', from: { id: userId }, text }, { authorization: `Bearer ${token}` });

    /** What a live view says until it has told of a turn. */
    async function followUntilTurn({ feed }: Grant, turn = /event: turn/): Promise<string> {
        const response = await fetch(sample.url + feed);
        const decoder = new TextDecoder();
        let told = '';
        for await (const chunk of response.body!) {
            told += decoder.decode(chunk as Uint8Array, { stream: true });
            if (turn.test(told)) break;
        }
        return told;
    }

    it('gives each visitor an unguessable user id and a token of their own', async () => {
        const [one, two] = [await grant(), await grant()];
        assert.match(one.userId, /^dl_[\w-]{60}$/);
        assert.notEqual(one.userId, two.userId);
        assert.notEqual(one.conversationId, two.conversationId);
        assert.equal(one.expires_in, 1800);
    });

    it('tells the client of plain mode its id, but not the token', async () => {
        const { userId, token } = await grant('?mode=plain');
        assert.match(userId, /^dl_[\w-]{60}$/);
        assert.equal(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).user, undefined);
    });

    for (const [who, origin, status] of [
        ['the page itself', 'self', 200],
        ['another site', 'https://evil.example', 403],
        ['a look-alike', 'http://localhost.evil.example', 403],
        ['a sandboxed frame', 'null', 403],
    ] as const) {
        it(`answers ${status} when ${who} asks for a token`, async () => {
            const response = await post('/api/directline/token', {}, { origin: origin === 'self' ? sample.url : origin });
            assert.equal(response.status, status);
            assert.equal(response.headers.get('cache-control'), 'no-store');
        });
    }

    it('shows a conversation to who has its address only, and no sensitive value to anybody', async () => {
        const [mine, other] = [await grant(), await grant()];
        for (const { token } of [mine, other]) await post('/v3/directline/conversations', {}, { authorization: `Bearer ${token}` });
        await say('something of the other\'s', other);
        await say('card 4111 1111 1111 1111 of mine', mine);
        const told = await followUntilTurn(mine);
        assert.match(told, /•••• •••• •••• 1111/);
        assert.match(told, /card ⟦CREDIT_CARD:[a-z]{24}⟧ of mine/);
        assert.doesNotMatch(told, /4111[ -]?1111|other's/);
        assert.equal((await fetch(`${sample.url}/api/panel/${'0'.repeat(64)}`)).status, 404);
    });

    it('shows neither the answer to a sensitive question nor the last part of a card number', async () => {
        const mine = await grant();
        await post('/v3/directline/conversations', {}, { authorization: `Bearer ${mine.token}` });
        for (const text of ['unlock', 'hunter-seventeen', 'my card is 4009', '6544 2572 1757']) await say(text, mine);
        const told = await followUntilTurn(mine, /"typed":"•••• •••• 1757"/);
        assert.match(told, /"typed":"••••••••","saw":"•••••••• as typed","bubble":"\[SENSITIVE\]","kinds":\["SENSITIVE"\],"stored":"\[SENSITIVE\]"/);
        assert.match(told, /"typed":"my card is 4009"[^{}]*"stored":"my card is \[CREDIT_CARD\]"/);
        assert.doesNotMatch(told, /hunter|6544/);
    });

    it('serves a page that runs its own scripts only', async () => {
        const policy = (await fetch(sample.url)).headers.get('content-security-policy') ?? '';
        assert.match(policy, /script-src 'self';/);
        assert.doesNotMatch(policy, /unsafe/);
    });

    for (const path of ['/api/messages', '/api/directline/token']) {
        it(`neither prints nor repeats a malformed body of ${path}`, async () => {
            const body = '{"text":"4111111111111111"';
            const response = await fetch(sample.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
            assert.deepEqual([response.status, await response.json()], [400, { error: 'The request is malformed.' }]);
            assert.doesNotMatch(sample.printed, /4111/);
        });
    }

    it('refuses a bot turn without a token of the channel', async () => {
        assert.equal((await post('/api/messages', { type: 'message', channelId: 'directline', from: { id: 'x' } })).status, 401);
    });
});

describe('the sample, when it cannot start', function () {
    this.timeout(20_000);
    let folder: string;

    beforeEach(() => (folder = dataFolder()));
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const run = async (env: Record<string, string>, ...args: string[]) => {
        const settings = { DATA_FOLDER: folder, ...env };
        const child = spawn(process.execPath, [resolve('samples/echo-bot/dist/index.js'), ...args], { env: { ...process.env, ...settings } });
        let printed = '';
        for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
        const [code] = (await once(child, 'close')) as [number];
        return { code, lines: printed.trim().split('\n') };
    };

    it('names a port that is taken, in one line', async () => {
        const other = createServer().listen(0, '127.0.0.1');
        await once(other, 'listening');
        const { port } = other.address() as AddressInfo;
        const { code, lines } = await run({ PORT: String(port) });
        other.close();
        assert.deepEqual([code, lines], [1, [`Port ${port} is taken. Stop what uses it, or choose another one: PORT=4000 npm start`]]);
    });

    for (const [env, args, expected] of [
        [{ PORT: 'http' }, [], /^PORT must be a whole number/],
        [{ IDLE_SECONDS: 'soon' }, [], /^IDLE_SECONDS must be a number of seconds/],
        [{ BOT_WARDEN_KEYS: 'short' }, [], /^key 1 is malformed or repeated/],
        [{ MicrosoftAppId: '' }, ['--azure'], /^Set MicrosoftAppId\b.* in samples\/echo-bot\/\.env/],
    ] as const) {
        it(`says in one line what is wrong: ${expected.source}`, async () => {
            const { code, lines } = await run(env, ...args);
            assert.equal(code, 1);
            assert.equal(lines.length, 1);
            assert.match(lines[0] ?? '', expected);
        });
    }

    describe('on what a run before has kept', () => {
        let kept: string;
        before(async () => {
            kept = dataFolder();
            const sample = await Sample.start({ DATA_FOLDER: kept });
            const headers = { origin: sample.url };
            const { token } = (await (await fetch(`${sample.url}/api/directline/token`, { method: 'POST', headers })).json()) as Grant;
            await fetch(`${sample.url}/v3/directline/conversations`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
            await sample.stop();
        });
        after(() => rmSync(kept, { recursive: true, force: true }));
        beforeEach(() => cpSync(kept, folder, { recursive: true }));

        const file = (name: string) => join(folder, name);
        const withoutDatabase = () => {
            for (const end of ['', '-wal', '-shm']) rmSync(file(`transcripts.sqlite${end}`), { force: true });
        };

        it('keeps the root key and the database from others', () => {
            for (const name of ['root.key', 'transcripts.sqlite', 'transcripts.sqlite.keys']) assert.equal(statSync(file(name)).mode & 0o777, 0o600);
        });

        for (const [what, spoil, expected] of [
            ['a root key that is missing', () => rmSync(file('root.key')), /root\.key is missing, .*: put it back, set BOT_WARDEN_KEYS, or remove the folder/],
            ['another root key', () => writeFileSync(file('root.key'), KeyRing.generate().export()), /were sealed with another root key: put it back .*, or remove the folder/],
            ['a root key that others may read', () => chmodSync(file('root.key'), 0o644), /^Cannot use .*root\.key: .* its mode must be 0600\.$/],
            ['a database that is missing', withoutDatabase, /^Cannot open .*transcripts\.sqlite: .* of a database that is not there: put it back, or remove the key file/],
            ['a key file that is missing', () => rmSync(file('transcripts.sqlite.keys')), /^Cannot open .*transcripts\.sqlite: the key file is missing, .*: put it back/],
            ['a file that is no database', () => (withoutDatabase(), writeFileSync(file('transcripts.sqlite'), 'x'.repeat(5000))), /^Cannot open .*: the database is damaged: restore it/],
            ['the database of another program', () => (withoutDatabase(), createTable(file('transcripts.sqlite'))), /^Cannot open .*: the database is another program's: give/],
            ['a file in place of the folder', () => (rmSync(folder, { recursive: true }), writeFileSync(folder, '')), /^Cannot create the folder .*: EEXIST\.$/],
        ] as const) {
            it(`names ${what}, in one line`, async () => {
                spoil();
                const { code, lines } = await run({});
                assert.deepEqual([code, lines.length], [1, 1], lines.join('\n'));
                assert.match(lines[0] ?? '', expected);
            });
        }

        it('names other root keys in the environment, in one line', async () => {
            const { code, lines } = await run({ BOT_WARDEN_KEYS: KeyRing.generate().export() });
            assert.deepEqual([code, lines.length], [1, 1]);
            assert.match(lines[0] ?? '', /were sealed with another root key/);
        });
    });
});

function createTable(path: string): void {
    const database = openDatabase(path);
    database.exec('CREATE TABLE theirs (a)');
    database.close();
}
