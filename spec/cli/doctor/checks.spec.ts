import assert from 'node:assert/strict';
import { KeyRing } from '../../../lib';
import { RULES } from '../../../lib/cli/doctor/checks';
import { MEASURES } from '../../../lib/cli/doctor/measures';
import { badTokens } from '../../../lib/channel/bad-tokens';
import type { EndpointReport } from '../../../lib';
import { findingOf } from '../../../lib/cli/doctor/rule';
import { examine, subjectOf, type Bot } from './support/examine';

const WARDEN = 'const warden = new BotWarden({ keys, storage, login: { connectionNames } });\n';
const PROMPT = "new OAuthPrompt('p', { connectionName, title, timeout: 300000 });\n";
const ADAPTER = 'const adapter = new CloudAdapter(authentication);\n';
const AGENTS = { dependencies: { '@microsoft/agents-hosting': '^1.8.1' } };
const TOKEN = "fetch(`${url}/tokens/generate`, { body: JSON.stringify({ user: { id: 'dl_' + id() }, trustedOrigins }) });\n";
const PAGE = '<script>window.WebChat.renderWebChat({ directLine: createDirectLine({ token }) })</script>';
const STATE = 'const state = new ConversationState(storage);\n';
const DAY = 86_400_000;

const attempts = badTokens({ appId: 'a', keyId: 'k', issuer: 'i', serviceUrl: 's' }).map(({ name }) => name);

/** What the endpoint answers: to one attempt, and to all others. */
function answers(name: string, status: number): EndpointReport {
    return {
        accepted: status === 200 ? [name] : [], unclear: status === 500 ? [name] : [],
        results: attempts.map((attempt) => ({ name: attempt, status: attempt === name ? status : 401 })),
    };
}

const warden = (of: object) => ({ config: { warden: of as never } });

/** Each check with bots that do not pass, the verdict, and the lines; and with bots that pass. */
const CASES: readonly [id: string, bad: readonly (readonly [Bot, string, ...number[]])[], good: readonly Bot[]][] = [
    ['encrypted-channel', [[{}, 'fail'], [{ code: 'new BotWarden({ keys, storage, channel: false })' }, 'fail'], [{ code: '// new BotWarden({ keys })' }, 'fail'], [warden({ redaction: {} }), 'fail'], [{ dependencies: {} }, 'cannot-see']],
        [{ code: WARDEN }, { code: 'adapter.use(new SecureChannelMiddleware())' }, warden({ channel: {} })]],
    ['http-service', [[{ code: "a;\nconst o = { serviceUrl: 'http://smba.example.com/' };" }, 'fail', 2], [{ code: "OAuthUrl = 'http://token.example'" }, 'fail', 1]],
        [{ code: "const o = { serviceUrl: 'https://smba.example.com/' };" }, { code: "serviceUrl: 'http://localhost:3978'" }, { code: "// serviceUrl: 'http://a.example'" }]],
    ['tls-certificates', [[{ code: "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'" }, 'fail', 1], [{ code: 'new Agent({\nrejectUnauthorized: false })' }, 'fail', 2], [{ env: 'A=1\nNODE_TLS_REJECT_UNAUTHORIZED=0' }, 'fail', 2],
        [{ environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } }, 'fail'], [{ scripts: { start: 'NODE_TLS_REJECT_UNAUTHORIZED=0 node .' } }, 'fail', -1]],
        [{ code: 'new Agent({ rejectUnauthorized: true })' }, { env: 'NODE_TLS_REJECT_UNAUTHORIZED=1' }]],
    ['tls-version', [[{ code: "tls.connect({ minVersion: 'TLSv1' })" }, 'fail', 1], [{ scripts: { start: 'node --tls-min-v1.0 .' } }, 'fail', -1]], [{ code: "tls.connect({ minVersion: 'TLSv1.2' })" }]],
    ['tls-at-host', [[{}, 'cannot-see']], []],
    ['attachment-download', [[{ code: 'await fetch(attachment.contentUrl)' }, 'fail', 1], [{ code: 'axios.get(file.contentUrl, {})' }, 'fail', 1]], [{ code: 'await guardedFetch(attachment.contentUrl)' }]],
    ['attachment-addresses', [[{}, 'warn']], [{ code: WARDEN }]],
    ['flood', [[{}, 'warn'], [warden({ channel: { rates: false } }), 'warn']], [{ code: WARDEN }, { code: 'app.use(rateLimit({ max: 5 }))' }, warden({ channel: { rates: true } })]],
    ['app-id', [[{ env: 'MicrosoftAppId=' }, 'fail', 1], [{ env: '# of the bot\nMicrosoftAppId=""' }, 'fail', 2], [{ code: "new A({ MicrosoftAppId: '' })" }, 'fail', 1], [{ code: 'new ConfigurationBotFrameworkAuthentication({})' }, 'fail', 1], [{ environment: { MicrosoftAppId: '' } }, 'fail'],
        [{ config: { adapter: { hasErrorHandler: true, isOpen: true } }, env: 'MicrosoftAppId=a' }, 'fail'], [{ ...AGENTS, env: 'clientId=' }, 'fail', 1], [{ env: 'MicrosoftAppId=', code: WARDEN }, 'warn', 1], [{}, 'cannot-see']],
        [{ env: 'MicrosoftAppId=3c1f' }, { environment: { MicrosoftAppId: '3c1f' }, env: 'MicrosoftAppId=' }, { ...AGENTS, env: 'connections__service__settings__clientId=3c1f' }, { config: { adapter: { hasErrorHandler: true, isOpen: false } } }]],
    ['validation-on', [[{ code: 'const f = { isAuthenticationDisabled: async () => true };' }, 'fail', 1], [{ code: 'const o = { ValidateAuthority: false };' }, 'fail', 1]], [{ code: 'const f = { isAuthenticationDisabled: async () => false };' }]],
    ['node-env', [[{ ...AGENTS, env: 'NODE_ENV=development' }, 'warn', 1], [AGENTS, 'cannot-see']], [{ ...AGENTS, environment: { NODE_ENV: 'production' } }, {}]],
    ['agents-token', [[AGENTS, 'fail']], [{ ...AGENTS, code: 'app.use(authorizeJWT(config))' }, {}]],
    ['development-mode', [[{ code: 'new BotWarden({ keys,\ndevelopment: true })' }, 'fail', 2], [warden({ channel: { development: true } }), 'fail']],
        [{ code: 'new BotWarden({ keys, development: local })' }, { code: 'webpack({ development: true })' }, { code: 'new BotWarden({ development: true })', ...warden({ channel: { development: false } }) }]],
    ['emulator', [[{}, 'warn'], [warden({ channel: { development: true } }), 'warn']], [{ code: WARDEN }]],
    ['issuer', [[AGENTS, 'fail']], [{}, { ...AGENTS, code: 'const config = { validateIssuer: true };' }]],
    ['service-url-claim', [[AGENTS, 'fail'], [{}, 'warn']], [{ code: WARDEN }, { ...AGENTS, code: 'new CloudAdapter(config, undefined, undefined, { validateServiceUrl: true })' }]],
    ['endorsement', [[AGENTS, 'fail'], [{}, 'warn']], [{ code: WARDEN }]],
    ['signing-keys', [[AGENTS, 'cannot-see']], [{}]],
    ['endpoint-token', [[{ endpoint: answers('no token', 200) }, 'fail'], [{ endpoint: answers('garbage', 0) }, 'cannot-see'], [{ endpoint: 'unanswered' }, 'cannot-see'], [{}, 'cannot-see']], [{ endpoint: answers('expired', 200) }]],
    ['endpoint-signature', [[{ endpoint: answers('algorithm none', 200) }, 'fail'], [{ endpoint: answers('a forged signature', 500) }, 'warn']], [{ endpoint: answers('', 401) }]],
    ['endpoint-issuer', [[{ endpoint: answers('another issuer', 200) }, 'fail']], [{ endpoint: answers('', 401) }]],
    ['endpoint-audience', [[{ endpoint: answers('another bot', 200) }, 'fail']], [{ endpoint: answers('', 401) }]],
    ['endpoint-validity', [[{ endpoint: answers('expired', 200) }, 'fail']], [{ endpoint: answers('', 401) }]],
    ['endpoint-service-url', [[{ endpoint: answers('another service URL', 200) }, 'fail']], [{ endpoint: answers('', 401) }]],
    ['endpoint-emulator', [[{ endpoint: answers('the emulator', 200) }, 'fail']], [{ endpoint: answers('', 401) }]],
    ['endpoint-skill', [[{ endpoint: answers('an anonymous skill', 200) }, 'fail']], [{ endpoint: answers('', 401) }]],
    ['error-handler', [[{ code: ADAPTER }, 'fail', 1], [{ config: { adapter: { hasErrorHandler: false } } }, 'fail']], [{ code: `${ADAPTER}adapter.onTurnError = handle;` }, { code: `${ADAPTER}rejectForged(adapter);` }, { config: { adapter: { hasErrorHandler: true } } }]],
    ['error-to-user', [[{ code: 'adapter.onTurnError = async (context, error) => {\n  await context.sendActivity(`Oh: ${ error.message }`);\n};' }, 'fail', 2], [{ code: 'adapter.onTurnError = (c, err) => c.sendActivity(err.stack);' }, 'fail', 1]],
        [{ code: "adapter.onTurnError = (c, err) => c.sendActivity('Sorry.');" }, { code: 'page.sendActivity(`${ error }`)' }]],
    ['error-in-trace', [[{ code: 'a.onTurnError = async (c, error) => {\nawait c.sendTraceActivity(\n"t",\n`${ error }`);\n}' }, 'warn', 2]], [{ code: "a.onTurnError = (c, error) => c.sendTraceActivity('t', error.name);" }]],
    ['error-in-log', [[{ code: 'a.onTurnError = (c, error) => { console.error(`[x] ${ error }`); };' }, 'warn', 1]], [{ code: 'a.onTurnError = (c, error) => { console.error(`[x] ${error.name}`); };' }]],
    ['every-adapter', [[{ code: `${ADAPTER}adapter.use(warden);\nserver.on('upgrade', () => { const streaming = new CloudAdapter(a); });` }, 'warn', 1, 3]],
        [{ code: `${ADAPTER}adapter.use(warden);` }, { code: `${ADAPTER}adapter.use(warden);\nconst streamingAdapter = new CloudAdapter(a);\nstreamingAdapter.use(warden);` }]],
    ['redaction', [[{}, 'fail'], [{ code: 'new BotWarden({ redaction: false })' }, 'fail']], [{ code: WARDEN }, { code: 'new RedactionMiddleware()' }]],
    ['warden-registered', [[{ code: ADAPTER + WARDEN }, 'fail', 2], [{ code: `${ADAPTER}${WARDEN}adapter.use(new TranscriptLoggerMiddleware(store));` }, 'fail', 2],
        [{ code: `${ADAPTER}${WARDEN}const logger = new Logger();\nadapter.use(logger);\napp.use(cors());` }, 'fail', 2], [{ code: `${ADAPTER}const login = new LoginTimeoutMiddleware(o);` }, 'fail', 2]],
        [{}, { code: WARDEN }, { code: ADAPTER }, { code: `${ADAPTER}${WARDEN}adapter.use(warden);` }, { code: `${ADAPTER}adapter.use(new BotWarden(o));` }, { code: `${ADAPTER}${WARDEN}adapter.use(...all);` },
            { code: `${ADAPTER}${WARDEN}adapter.use(protection());` }, { code: `${ADAPTER}${WARDEN}const logger = new Logger();\nadapter.use(logger, warden);` }, { code: `${ADAPTER}${WARDEN}const bot = { middleware: [warden] };` },
            { code: `${ADAPTER}const guard = new BotWarden(o);\nadapter.use(new MiddlewareSet(guard));\nadapter.use(guard);` }]],
    ['warden-first', [[{ code: `${WARDEN}adapter.use(logger);\nadapter.use(warden);` }, 'warn', 2]], [{ code: `${WARDEN}adapter.use(warden);\nadapter.use(logger);` }, { code: 'adapter.use(logger);' }, { code: 'const w = new BotWarden(o);\nadapter.use(w);\nadapter.use(logger);' }]],
    ['activity-in-log', [[{ code: 'console.log(context.activity.text)' }, 'warn', 1], [{ code: "console.debug('x', JSON.stringify(context.activity))" }, 'warn', 1]], [{ code: 'console.log(context.activity.type)' }, { code: 'console.log(activity.id)' }]],
    ['token-in-log', [[{ code: 'console.log(`t ${tokenResponse.token}`)' }, 'fail', 1], [{ code: "console.log('url', streamUrl)" }, 'fail', 1]], [{ code: "console.log('no token')" }, { code: 'console.log(tokens.length)' }]],
    ['token-in-chat', [[{ code: 'await context.sendActivity(`Here: ${ tokenResponse.token }`)' }, 'fail', 1]], [{ code: "await context.sendActivity('You are signed in.')" }]],
    ['telemetry', [[{ code: 'new TelemetryLoggerMiddleware(client, true)' }, 'fail', 1], [{ code: 'o.logPersonalInformation = true' }, 'fail', 1], [{ code: 'new TelemetryLoggerMiddleware(client)' }, 'warn', 1]],
        [{}, { code: 'new TelemetryLoggerMiddleware(redactingTelemetryClient(client, redactor))' }]],
    ['debug-log', [[{ env: 'DEBUG=agents:*' }, 'warn', 1], [{ environment: { DEBUG: 'express,botbuilder' } }, 'warn'], [{ scripts: { start: 'DEBUG=* node .' } }, 'warn', -1]], [{ env: 'DEBUG=express:*' }, { environment: { DEBUG: '' } }]],
    ['inspection', [[{ code: 'adapter.use(new InspectionMiddleware(state))' }, 'fail', 1]], [{ code: '/* new InspectionMiddleware(state) */' }]],
    ['login-time-limit', [[{ code: PROMPT }, 'fail'], [{ code: `${PROMPT}new BotWarden({ login: false })` }, 'fail'], [{ code: PROMPT, ...warden({ login: { idle: 2 * 3_600_000, absolute: DAY } }) }, 'warn']],
        [{}, { code: PROMPT + WARDEN }, { code: PROMPT, ...warden({ login: { idle: 900_000, absolute: 8 * 3_600_000 } }) }]],
    ['sign-in-forged', [[{ code: PROMPT }, 'fail', 1]], [{}, { code: PROMPT + WARDEN }]],
    ['sign-in-identity', [[{ code: PROMPT }, 'fail'], [{ code: `${PROMPT}new BotWarden({ login: { connectionNames }, impersonation: false })` }, 'fail']], [{}, { code: PROMPT + WARDEN }]],
    ['magic-code', [[{ code: PROMPT }, 'fail']], [{}, { code: PROMPT + WARDEN }]],
    ['sign-in-timeout', [[{ code: "\nnew OAuthPrompt('p', { connectionName })" }, 'warn', 2], [{ code: "new OAuthPrompt('p', { timeout: 15 * 60_000 })" }, 'warn', 1]], [{}, { code: PROMPT }, { code: "new OAuthPrompt('p', { timeout: 10 * 60_000 })" }]],
    ['sign-in-in-groups', [[{ code: `${PROMPT}class B extends TeamsActivityHandler {}` }, 'warn'], [{ code: PROMPT }, 'cannot-see']], [{}, { code: PROMPT + WARDEN }]],
    ['token-over', [[{ code: PROMPT }, 'warn']], [{}, { code: PROMPT + WARDEN }, { code: `${PROMPT}if (token.expiration < now) stop();` }]],
    ['sign-out', [[{ code: PROMPT }, 'fail']], [{}, { code: `${PROMPT}client.signOutUser(id, name, channel);` }, { code: PROMPT + WARDEN }]],
    ['scopes', [[{ code: PROMPT }, 'cannot-see']], [{}]],
    ['erased-at-end', [[{ code: 'new TranscriptLoggerMiddleware(store)' }, 'fail']], [{}, { code: WARDEN }]],
    ['erased-in-time', [[{ code: 'new TranscriptLoggerMiddleware(store)' }, 'fail'], [warden({ transcripts: { silence: DAY, maxAge: 400 * DAY } }), 'warn']], [{ code: WARDEN }, warden({ transcripts: { silence: 30_000, maxAge: 30 * DAY } })]],
    ['plain-transcripts', [[{ code: "const store = new FileTranscriptStore('./t');" }, 'fail', 1], [{ code: '\nnew azure.BlobsTranscriptStore(a, b)' }, 'fail', 2], [{ code: "const store = new FileTranscriptStore('a');\nconst other = new FileTranscriptStore('b');\nnew SealedTranscriptStore(store, { keys });" }, 'fail', 2]],
        [{ code: 'redactingTranscriptStore(new BlobsTranscriptStore(a, b), redactor)' }, { code: 'const blobs = new BlobsTranscriptStore(a, b);\nnew SealedTranscriptStore(blobs, { keys });' }]],
    ['transcript-logger', [[{ code: 'adapter.use(new TranscriptLoggerMiddleware(store));' }, 'fail', 1], [{ code: 'new TranscriptLoggerMiddleware(new ConsoleTranscriptLogger())' }, 'fail', 1]],
        [{ code: 'new TranscriptLoggerMiddleware(redactingTranscriptStore(store, redactor))' }, { code: 'const store = new SelfDestructingTranscripts({ keys });\nadapter.use(new TranscriptLoggerMiddleware(store));' }]],
    ['console-transcripts', [[{ code: 'new ConsoleTranscriptLogger()' }, 'warn', 1]], [{}]],
    ['delete-transcript', [[{ code: 'await store.deleteTranscript(channel, id)' }, 'warn', 1]], [{ code: 'await warden.transcripts.erase(activity)' }]],
    ['state-erased', [[{ code: STATE }, 'fail'], [{ code: STATE + WARDEN }, 'warn'], [{ code: STATE, ...warden({ transcripts: { also: 0 } }) }, 'warn']], [{}, { code: `${STATE}also: [botState(storage)]` }, { code: STATE, ...warden({ transcripts: { also: 1 } }) }]],
    ['channel-copy', [[{}, 'cannot-see']], []],
    ['state-in-memory', [[{ code: 'const storage = new MemoryStorage();' }, 'warn', 1]], [{ code: 'const storage = new BlobsStorage(a, b);' }]],
    ['state-sealed', [[{ code: 'const storage = new BlobsStorage(a, b);' }, 'fail', 1], [{ code: 'new CosmosDbPartitionedStorage(options)' }, 'fail', 1]],
        [{ code: 'const blobs = new BlobsStorage(a, b);\nconst storage = new EncryptedStorage({ storage: blobs, keys });' }, { code: 'new ExpiringStorage({ storage: new BlobsStorage(a, b), keys, ttl })' }]],
    ['state-expires', [[{ code: `${STATE}new BlobsStorage(a, b)` }, 'cannot-see']], [{}, { code: `${STATE}new ExpiringStorage({ storage, keys, ttl })` }, { code: `${STATE}new MemoryStorage()` }]],
    ['purpose', [[{ code: STATE }, 'cannot-see']], [{}]],
    ['keys', [[{ env: '\nBOT_WARDEN_KEYS=not-a-key' }, 'fail', 2], [{ environment: { BOT_WARDEN_KEYS: 'a:b' } }, 'fail'], [{ code: 'KeyRing.fromEnv(process.env.BOT_WARDEN_KEYS)' }, 'cannot-see']], [{}, { environment: { BOT_WARDEN_KEYS: KeyRing.generate().export() } }]],
    ['key-rotation', [[{}, 'cannot-see']], []],
    ['env-ignored', [[{ env: 'A=1\nMicrosoftAppPassword=x', project: { envIgnored: false } }, 'fail', 2]], [{ env: 'MicrosoftAppPassword=x', project: { envIgnored: true } }, { env: 'MicrosoftAppPassword=', project: { envIgnored: false } }, { env: 'MicrosoftAppPassword=x' }]],
    ['hardening', [[{}, 'cannot-see']], []],
    ['isolation', [[{}, 'cannot-see']], []],
    ['secret-in-code', [[{ code: "a;\nconst o = { MicrosoftAppPassword: 'q7~Rk29sLmPz0' };" }, 'fail', 2], [{ code: "const directLineSecret = 'Zx81kq0PmR72'" }, 'fail', 1], [{ code: `const c = 'AccountName=a;AccountKey=${'aB3/'.repeat(20)}==';` }, 'fail', 1], [{ code: `authorization: 'Bearer ${'x'.repeat(11)}.${'Y1'.repeat(21)}z'` }, 'fail', 1]],
        [{ code: "const password = process.env.MicrosoftAppPassword;" }, { code: "const o = { password: 'YOUR_PASSWORD_1' };" }, { code: "const o = { password: 'Your password, please?' };" }, { code: "const secret = 'DirectLineSecret';" }, { code: "// const secret = 'Zx81kq0PmR72';" }, { code: 'const secret = `${prefix}12345678`;' }]],
    ['static-user-id', [[{ page: `<script>\nrenderWebChat({ directLine, userID: 'WebChat_UserId' })</script>` }, 'fail', 2], [{ code: "createDirectLine({ token });\nconst o = { user: { id: 'user1' } };" }, 'fail', 2]],
        [{ page: '<script>renderWebChat({ directLine, userID: grant.userId })</script>' }, { code: "const userId = 'ann';" }, { page: "<script>renderWebChat({ userID: '' })</script>" }]],
    ['shared-user-id', [[{ code: `const userId = 'dl_' + createUniqueID();\napp.post('/', () => ${TOKEN});` }, 'fail', 1]], [{ code: `app.post('/', () => {\n  const userId = 'dl_' + createUniqueID();\n${TOKEN}});` }]],
    ['guessable-user-id', [[{ code: `const userId = 'dl_' + Math.random();\n${TOKEN}` }, 'fail', 1], [{ page: '<script>renderWebChat({ userID: user.email })</script>' }, 'fail', 1]], [{ code: `const userId = 'dl_' + randomBytes(24).toString('hex');\n${TOKEN}` }]],
    ['user-ids-detected', [[{}, 'fail']], [{ code: WARDEN }]],
    ['web-chat-channel', [[{ page: '<iframe src="https://webchat.botframework.com/embed/bot?t=x"></iframe>' }, 'fail', 1], [{}, 'cannot-see']], []],
    ['speaker-bound', [[{}, 'fail'], [{ code: 'new BotWarden({ impersonation: false })' }, 'fail']], [{ code: WARDEN }]],
    ['enhanced-authentication', [[{}, 'cannot-see']], []],
    ['dl-prefix', [[{ code: 'fetch("/tokens/generate", { body: { user: { id } } })' }, 'fail', 1], [{}, 'cannot-see']], [{ code: TOKEN }, { code: 'directLineTokenEndpoint({ secret, keys })' }]],
    ['user-in-token', [[{ code: '\nfetch("/tokens/generate")' }, 'fail', 2], [{ code: "axios.post('https://directline.botframework.com/v3/directline/tokens/generate')" }, 'fail', 1], [{ code: "router.post('/v3/directline/tokens/generate', serve)" }, 'cannot-see'], [{ page: PAGE }, 'cannot-see']], [{ code: TOKEN }, { code: 'directLineTokenEndpoint({ secret, keys })' }]],
    ['signed-ids', [[{ code: TOKEN }, 'warn']], [{}, { code: `${TOKEN}new BotWarden({ impersonation: { signedIds: {} } })` }, { code: TOKEN, ...warden({ impersonation: { signedIds: true } }) }]],
    ['trusted-origins', [[{ code: 'fetch("/tokens/generate", { body: { user } })' }, 'fail', 1]], [{ code: TOKEN }]],
    ['portal-origins', [[{}, 'cannot-see']], []],
    ['clients-user-id', [[{ code: 'fetch("/tokens/generate", { body: { user: { id: req.body.userId } } })' }, 'fail', 1]], [{ code: TOKEN }]],
    ['secret-in-page', [[{ page: "<script>\ncreateDirectLine({ secret: key })</script>" }, 'fail', 2], [{ page: '<iframe src="https://webchat.botframework.com/embed/bot?s=abc"></iframe>' }, 'fail', 1], [{ files: { 'public/chat.js': 'const line = new DirectLine({ secret });\ncreateDirectLine();' } }, 'fail', 1]],
        [{ page: PAGE }, { page: '<!-- createDirectLine({ secret: key }) -->' }]],
    ['page-policy', [[{ page: PAGE }, 'warn', -1]], [{}, { page: PAGE, code: "app.use(helmet());" }, { page: `<meta http-equiv="Content-Security-Policy" content="default-src 'self'">${PAGE}` }]],
    ['page-integrity', [[{ page: `<script src="https://cdn.botframework.com/botframework-webchat/latest/webchat.js"></script>${PAGE}` }, 'warn', 1]], [{ page: `<script integrity="sha384-x" src="https://cdn.botframework.com/webchat.js"></script>${PAGE}` }, { page: `<script src="/webchat.js"></script>${PAGE}` }]],
    ['sdk', [[{ dependencies: { botbuilder: '~4.9.0' } }, 'fail', -1], [{}, 'warn', -1], [{ project: { manifest: undefined }, code: ADAPTER }, 'fail'], [{ dependencies: { 'botbuilder-dialogs': '^4.23.0' } }, 'warn', -1]], [AGENTS]],
    ['adapter', [[{ code: 'new BotFrameworkAdapter({ appId })' }, 'warn', 1]], [{ code: ADAPTER }]],
    ['all-read', [[{ project: { unread: [{ file: 'a.js', because: 'unreadable' }] } }, 'fail', -1], [{ project: { unread: [{ file: 'a.js', because: 'too-large' }] } }, 'warn', -1]], [{}]],
    ['skill-callers', [[{ code: 'new CloudSkillHandler(adapter)' }, 'fail'], [{ code: "allowedCallersClaimsValidator(['*'])" }, 'fail', 1]], [{}, { code: 'new CloudSkillHandler(adapter, logic, factory, auth);\nallowedCallersClaimsValidator(ids)' }]],
    ['tenants', [[{ code: 'class B extends TeamsActivityHandler {}' }, 'warn'], [{ env: 'MicrosoftAppType=MultiTenant' }, 'warn'], [{}, 'cannot-see']], [{ code: 'new BotWarden({ channel: { tenants: { msteams: ids } } })' }, warden({ channel: { tenants: 2 } })]],
    ['in-pipeline', [[{}, 'cannot-see']], [{ scripts: { check: 'bot-warden doctor' } }]],
    ['training', [[{}, 'cannot-see']], []],
    ['safe-use', [[{ code: 'new BotWarden({ education: false })' }, 'cannot-see']], [{ code: WARDEN }, warden({ education: {} })]],
    ['privacy', [[{}, 'cannot-see']], []],
];

describe('the checks of the doctor', () => {
    for (const [id, bad, good] of CASES) {
        for (const [index, [bot, verdict, ...lines]] of bad.entries()) {
            it(`${id}: ${verdict} (${index + 1})`, () => {
                const finding = examine(id, bot);
                assert.deepEqual([finding.verdict, (finding.where ?? []).map(({ line = -1 }) => line)], [verdict, lines]);
            });
        }
        for (const [index, bot] of good.entries()) it(`${id}: pass (${index + 1})`, () => assert.equal(examine(id, bot).verdict, 'pass'));
    }

    it('are all in this table, once, and none only passes', () => {
        assert.deepEqual(CASES.map(([id]) => id), RULES.map(({ id }) => id));
        assert.deepEqual(CASES.filter(([, bad]) => bad.length === 0), []);
        const onlyByHand = CASES.filter(([, bad, good]) => good.length === 0 && bad.every(([, verdict]) => verdict === 'cannot-see')).map(([id]) => id);
        assert.deepEqual(onlyByHand, ['tls-at-host', 'channel-copy', 'key-rotation', 'hardening', 'isolation', 'enhanced-authentication', 'portal-origins', 'training', 'privacy']);
    });

    it('cover every measure of the two pages', () => {
        assert.deepEqual(Object.keys(MEASURES).filter((measure) => !RULES.some((rule) => rule.measure === measure)), []);
    });

    it('say what to look at where they cannot see', () => {
        for (const [id, bad] of CASES) {
            for (const [bot, verdict] of bad) if (verdict === 'cannot-see') assert.ok(examine(id, bot).mend.length > 20, id);
        }
    });

    for (const [code, expected] of [
        ['// bot-warden doctor: accepts inspection\nnew InspectionMiddleware(s);', 'pass'],
        ['new InspectionMiddleware(s); // bot-warden doctor: accepts adapter, inspection', 'pass'],
        ['// bot-warden doctor: accepts adapter\nnew InspectionMiddleware(s);', 'fail'],
        ['// bot-warden doctor: accepts inspection\n\nnew InspectionMiddleware(s);', 'fail'],
        ['// bot-warden doctor: accepts inspection\nnew InspectionMiddleware(s);\n\nnew InspectionMiddleware(s);', 'fail'],
    ] as const) {
        it(`take a comment that accepts: ${expected} for ${JSON.stringify(code)}`, () => assert.equal(examine('inspection', { code }).verdict, expected));
    }

    for (const piece of [
        'x', ' ', '\n', 'new ', 'a.', 'console.log(', 'console.log(activity', 'adapter.use(', 'new OAuthPrompt(', 'tokens/generate ', 'userId = ', "userId = 'a", 'user: {', 'password = "', "secret: 'aaaaaaaa",
        'new TranscriptLoggerMiddleware(', 'new FileTranscriptStore(', 'const s = new BlobsStorage(', 'new EncryptedStorage(', 'createDirectLine({', '<script src=https://cdn.botframework.com/', 'onTurnError .sendActivity(',
        'sendTraceActivity(', 'AccountKey=', 'aaaaaaaaaaa.', 'isAuthenticationDisabled', 'new CloudAdapter(', 'new BotWarden(', 'development:', 'authorization: `Bearer a', 'allowedCallers: [',
    ]) {
        it(`take half a megabyte of ${JSON.stringify(piece)} in bearable time`, () => {
            const text = piece.repeat((512 * 1024) / piece.length);
            const subject = subjectOf({ code: text, page: `renderWebChat ${text}` });
            const verdicts = RULES.map((rule) => findingOf(rule, subject)?.verdict); // in linear time: any more would take minutes
            assert.equal(verdicts.length, RULES.length);
        }).timeout(60_000);
    }

    it('do not let a comment accept what has no place', () => {
        assert.equal(examine('redaction', { code: '// bot-warden doctor: accepts redaction' }).verdict, 'fail');
    });
});
