import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, MemoryStorage } from 'botbuilder';
import { BotWarden, botState, KeyRing } from '../../../lib';
import type { Report } from '../../../lib/cli/doctor/report';
import { cli, config, folder } from '../support/cli';

const SUPPORT = 'spec/cli/doctor/support';

/** Runs the doctor, and takes its report. */
async function doctor(...typed: string[]) {
    const { code, out, err } = await cli(['doctor', ...typed, '--format', 'json']);
    return { code, err, report: JSON.parse(out) as Report };
}

/** What is wrong, each with its first place: `fail app-id .env:2`. */
function wrong({ findings }: Report): string[] {
    return findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ verdict, id, where: [place] = [] }) => {
        return [verdict, id, place && (place.line === undefined ? place.file : `${place.file}:${place.line}`)].filter(Boolean).join(' ');
    }).sort();
}

const UNPROTECTED = ['fail encrypted-channel', 'fail redaction', 'fail speaker-bound', 'fail user-ids-detected', 'warn attachment-addresses', 'warn emulator', 'warn endorsement', 'warn flood', 'warn service-url-claim'];

describe('bot-warden doctor', () => {
    const files = folder();

    for (const [bot, expected] of [
        ['echo-sample', [...UNPROTECTED, 'fail app-id .env:2', 'warn error-in-log index.js:22', 'warn error-in-trace index.js:23', 'warn sdk package.json']],
        ['oauth-sample', [
            ...UNPROTECTED, 'fail app-id .env:1', 'fail login-time-limit', 'fail magic-code', 'fail sign-in-forged dialogs/main-dialog.js:7', 'fail sign-in-identity', 'fail state-erased',
            'fail token-in-chat dialogs/main-dialog.js:20', 'warn error-in-log index.js:13', 'warn sdk package.json', 'warn state-in-memory index.js:8', 'warn token-over',
        ]],
        ['web-chat-page', [
            'fail secret-in-page public/index.html:13', 'fail shared-user-id server.js:6', 'fail static-user-id public/index.html:14', 'fail trusted-origins server.js:9',
            'warn page-integrity public/index.html:6', 'warn page-policy public/index.html', 'warn signed-ids',
        ]],
        ['teams-bot', [...UNPROTECTED, 'fail error-to-user index.js:6', 'fail sdk package.json', 'warn activity-in-log index.js:14', 'warn adapter index.js:4', 'warn tenants']],
    ] as const) {
        it(`finds what is wrong in a bot such as ${bot}`, async () => {
            const { code, err, report } = await doctor(`${SUPPORT}/${bot}`);
            assert.deepEqual([code, err, wrong(report)], [1, '', [...expected].sort()]);
        });
    }

    it('finds nothing that fails in the sample of this repository', async () => {
        const { code, report } = await doctor('samples/echo-bot');
        assert.deepEqual([code, wrong(report)], [0, ['warn sdk package.json', 'warn state-in-memory src/index.ts:21', 'warn warden-first src/index.ts:42']]);
        assert.deepEqual(report.protections, { found: ['channel', 'impersonation', 'login', 'redaction', 'transcripts', 'education'], from: 'code' });
    });

    for (const format of ['table', 'json', 'sarif', 'markdown', 'html']) {
        it(`prints no value of a setting and no line of code as ${format}`, async () => {
            files.write('package.json', { dependencies: { botbuilder: '^4.23.3' } });
            files.write('.env', 'MicrosoftAppId=3f1c-of-the-bot\nMicrosoftAppPassword=pa55-of-the-bot\nBOT_WARDEN_KEYS=k3y-of-the-bot\n');
            files.write('bot.js', "const password = 'h4rd-coded-one'; console.log(context.activity.text, 'm4rk');\nnew KeyRing();");
            const { code, out, err } = await cli(['doctor', files.path(), '--format', format], { env: { MicrosoftAppPassword: 'pa55-of-the-host', SOME_SECRET: 's3cret' } });
            assert.equal(code, 1);
            for (const secret of ['3f1c', 'pa55', 'k3y-of', 'h4rd', 's3cret', 'm4rk']) assert.ok(!(out + err).includes(secret), secret);
            assert.match(out, /bot\.js(?::1|`:1|"|<|&)/);
        });
    }

    it('writes a file, and over one only when that is said', async () => {
        const output = files.path('report.html');
        const typed = ['doctor', `${SUPPORT}/echo-sample`, '--format', 'html', '--output', output];
        assert.deepEqual(await cli(typed), { code: 1, out: '', err: '' });
        const first = readFileSync(output, 'utf8');
        assert.match(first, /^<!doctype html>/);
        assert.match((await cli(typed)).err, /report\.html is there already; --force writes over it\n$/);
        files.write('report.html', 'old');
        assert.equal((await cli([...typed, '--force'])).code, 1);
        assert.equal(readFileSync(output, 'utf8'), first);
        assert.match((await cli(['doctor', `${SUPPORT}/echo-sample`, '--output', files.path('none/report')])).err, /none\/report cannot be written \(ENOENT\)\n$/);
    });

    it('fails for warnings when that is said', async () => {
        assert.equal((await doctor('samples/echo-bot', '--fail-on', 'fail')).code, 0);
        assert.equal((await doctor('samples/echo-bot', '--fail-on', 'warn')).code, 1);
    });

    for (const [typed, expected] of [
        [['a', 'b'], /"b" is one folder too many/],
        [['--format', 'pdf'], /--format must be one of table, json, sarif, markdown, html/],
        [['--format', 'toString'], /--format must be one of/],
        [['--fail-on', 'pass'], /--fail-on must be fail or warn/],
        [['--force'], /--force goes with --output/],
        [['--app-id', 'a'], /--app-id goes with --endpoint/],
        [['/nowhere/at/all'], /\/nowhere\/at\/all is not there/],
        [['package.json'], /package\.json is no folder/],
    ] as const) {
        it(`refuses "${typed.join(' ')}" in one line`, async () => {
            const { code, out, err } = await cli(['doctor', ...typed]);
            assert.deepEqual([code, out], [2, '']);
            assert.match(err, expected);
            assert.match(err, /^bot-warden: .+\n$/);
        });
    }

    it('goes on without a package.json, and past what cannot be read', async () => {
        files.write('bot.js', 'const adapter = new CloudAdapter(auth);');
        files.write('huge.js', 'x'.repeat(600_000));
        files.write('binary.js', '\0');
        symlinkSync(files.path(), files.path('loop'));
        mkdirSync(files.path('.env'));
        const { code, err, report } = await doctor(files.path());
        assert.deepEqual([code, err, report.files], [1, '', 1]);
        const of = (id: string) => report.findings.find((finding) => finding.id === id);
        assert.equal(of('sdk')?.note, 'no package.json here that can be read');
        assert.equal(of('all-read')?.verdict, 'fail');
        assert.deepEqual(new Set(of('all-read')?.where?.map(({ file }) => file)), new Set(['.env', 'binary.js', 'huge.js']));
    });

    describe('with a config module', () => {
        const keys = KeyRing.generate();
        const storage = new MemoryStorage();
        const options = { keys, storage, login: { connectionNames: ['aad'], idle: 300_000 }, transcripts: { silence: 3_600_000, also: [botState(storage)] }, impersonation: { signedIds: {} } };
        const bot = `${SUPPORT}/oauth-sample`;

        for (const [what, exported] of [
            ['a BotWarden', () => {
                const warden = new BotWarden(options);
                warden.transcripts?.close();
                return { warden };
            }],
            ['options', () => ({ options })],
        ] as const) {
            it(`takes what is on from ${what}`, async () => {
                const { code, report } = await doctor(bot, '--config', config(files, exported()));
                assert.deepEqual([code, report.protections], [1, { found: ['channel', 'impersonation', 'login', 'redaction', 'transcripts', 'education'], from: 'config' }]);
                assert.deepEqual(wrong(report).filter((each) => each.startsWith('fail')), ['fail token-in-chat dialogs/main-dialog.js:20']);
                const note = (id: string) => report.findings.find((finding) => finding.id === id)?.note;
                assert.equal(note('login-time-limit'), '5 minutes of silence, 8 hours altogether');
                assert.equal(note('erased-in-time'), '1 hours of silence, 30 days at most');
            });
        }

        it('asks the adapter whether it takes anybody', async () => {
            const of = async (MicrosoftAppId: string) => {
                const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId, MicrosoftAppPassword: 'p', MicrosoftAppType: 'MultiTenant' }));
                const { report } = await doctor(`${SUPPORT}/teams-bot`, '--config', config(files, { adapter }));
                return ['app-id', 'error-handler'].map((id) => report.findings.find((finding) => finding.id === id)?.verdict);
            };
            assert.deepEqual(await of(''), ['fail', 'fail']);
            assert.deepEqual(await of('00000000-0000-0000-0000-000000000001'), ['pass', 'fail']);
        });

        it('closes what the module opened', async () => {
            let closed = 0;
            await doctor(bot, '--config', config(files, { options, close: () => { closed += 1; } }));
            assert.equal(closed, 1);
        });

        for (const [what, text, expected] of [
            ['throws', 'throw new RangeError("the password is 1234")', /does not load \(RangeError\); run it with node to see why$/],
            ['exports nothing', 'module.exports = {};', /must export `warden`, `options` or `adapter`$/],
            ['exports another warden', 'module.exports = { warden: {} };', /must export `warden`, a BotWarden of this version$/],
            ['exports another adapter', 'module.exports = { adapter: 1 };', /must export `adapter`, a CloudAdapter$/],
            ['has wrong options', 'module.exports = { options: { keyz: 1 } };', /BotWarden does not take the `options` of .*: `keyz` must be one of/],
        ] as const) {
            it(`says when it ${what}, and goes on`, async () => {
                const { code, err, report } = await doctor(bot, '--config', files.write('c.cjs', text));
                assert.equal(code, 2);
                assert.match(report.problems.join(), expected);
                assert.match(err, /^bot-warden: .+\n$/);
                assert.ok(!err.includes('1234'));
                assert.ok(report.counts.fail > 0);
            });
        }

        it('says when it is not there, and goes on', async () => {
            const { code, report } = await doctor(bot, '--config', '/nowhere.cjs');
            assert.deepEqual([code, report.problems], [2, ['/nowhere.cjs is not there']]);
        });
    });

    describe('with an endpoint', () => {
        let server: Server;
        let status = 401;
        const asked: (string | undefined)[] = [];
        const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
        before((done) => {
            server = createServer((request, response) => {
                asked.push(request.headers.authorization);
                response.writeHead(status).end();
            }).listen(0, '127.0.0.1', done);
        });
        after((done) => { server.close(done); });
        const verdicts = ({ findings }: Report) => new Set(findings.filter(({ id }) => id.startsWith('endpoint-')).map(({ verdict }) => verdict));

        for (const [answer, verdict] of [[401, 'pass'], [200, 'fail'], [500, 'warn'], [404, 'cannot-see']] as const) {
            it(`takes ${answer} for ${verdict}`, async () => {
                status = answer;
                const { code, report } = await doctor('samples/echo-bot', '--endpoint', url());
                assert.deepEqual([code, verdicts(report)], [answer === 404 ? 2 : answer === 200 ? 1 : 0, new Set([verdict])]);
            });
        }

        it('knocks with tokens for the app id that it is given', async () => {
            status = 401;
            asked.length = 0;
            await doctor('samples/echo-bot', '--endpoint', url(), '--app-id', 'the-app');
            const audiences = asked.flatMap((header) => {
                const [, claims = ''] = header?.split('.') ?? [];
                try {
                    return [(JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud?: string }).aud];
                } catch {
                    return [];
                }
            });
            assert.ok(audiences.includes('the-app'));
        });

        for (const [address, expected] of [
            ['http://127.0.0.1:9/api/messages', /no bot answers there/],
            ['http://10.0.0.1/api/messages', /an https URL, or one of this machine/],
            ['ftp://bot.example/', /^--endpoint must be an https URL, or one of this machine$/],
            ['nonsense', /an https URL/],
        ] as const) {
            it(`says of ${address} that nothing could be asked, and goes on`, async () => {
                const { code, report } = await doctor('samples/echo-bot', '--endpoint', address);
                assert.equal(code, 2);
                assert.match(report.problems.join(), expected);
                assert.deepEqual(verdicts(report), new Set(['cannot-see']));
            });
        }
    });
});
