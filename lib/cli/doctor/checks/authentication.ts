import type { Outcome } from '../finding';
import { CANNOT_SEE, FAIL, isSeen, ofBots, PASS, seen, settingsWhere, unless, WARN, type Rule } from '../rule';
import type { Subject } from '../subject';

const APP_ID = /^(?:MicrosoftAppId|MICROSOFT_APP_ID|clientId|connections__\w+__settings__clientId)$/i;
const NO_APP_ID = /\b(?:MicrosoftAppId|appId|clientId)['"]?\s{0,9}:\s{0,9}(?:''|""|null\b|undefined\b)|\bnew (?:ConfigurationBotFrameworkAuthentication|ConfigurationServiceClientCredentialFactory)\s{0,9}\(\s{0,9}(?:\{\s{0,20}\}\s{0,9})?\)/g;
const OPEN = /\bisAuthenticationDisabled\b[^\n]{0,80}(?:=>|return|resolve\()\s{0,9}\(?true\b|\bValidateAuthority['"]?\s{0,9}:\s{0,9}(?:false|['"]false['"])/g;
const DEVELOPMENT = /\bdevelopment\s{0,9}:\s{0,9}true\b/g;

function appId(subject: Subject): Outcome {
    const open: Outcome = subject.protections.has('channel')
        ? { ...WARN, note: "bot-warden refuses anonymous callers, so this bot takes nobody's turns" }
        : FAIL;
    if (subject.config?.adapter?.isOpen === true) return { ...open, note: 'the adapter of the config module takes callers without a token' };
    if (subject.config?.adapter?.isOpen === false) return PASS;
    const code = seen(subject, NO_APP_ID);
    if (code.length > 0) return { ...open, where: code };
    const set = settingsWhere(subject, (name, value) => APP_ID.test(name) && value !== '');
    if (set.count > 0) return PASS;
    const empty = settingsWhere(subject, (name) => APP_ID.test(name));
    if (empty.where.length > 0) return { ...open, where: empty.where };
    return empty.count > 0 ? { ...open, note: 'it is set in the environment, and empty' } : CANNOT_SEE;
}

export const authentication: readonly Rule[] = [
    {
        id: 'app-id', measure: 'G2.1i', severity: 'critical',
        title: 'The bot has an app id',
        why: 'Without one the SDK checks no token: whoever reaches the endpoint speaks for any user, also with NODE_ENV=production.',
        mend: 'Set MicrosoftAppId (clientId in the Agents SDK) where the bot runs, and refuse to start when it is empty.',
        byHand: 'No app id is set here. Look at the settings of the host: MicrosoftAppId must not be empty there.',
        check: ofBots(appId),
    },
    {
        id: 'validation-on', measure: 'G2.1i', severity: 'critical',
        title: 'No code switches the validation of tokens off',
        why: 'The authentication article forbids a way to disable it: it will be on in production one day.',
        mend: 'Remove it. On a developer\'s machine use bot-warden\'s `development: true`, from an argument and not from the code.',
        check: (subject) => unless(seen(subject, OPEN)),
    },
    {
        id: 'node-env', measure: 'G2.1i', severity: 'high',
        title: 'An Agents SDK bot runs with NODE_ENV=production',
        why: 'With any other value, and without an app id, the Agents SDK takes callers without a token.',
        mend: 'Set NODE_ENV=production where the bot runs.',
        byHand: 'NODE_ENV is not set here. It must be `production` where the bot runs.',
        check({ signs, settings }) {
            if (signs.sdk !== 'agents') return PASS;
            const { value = '', line } = settings.get('NODE_ENV') ?? {};
            if (value === '') return CANNOT_SEE;
            return value === 'production' ? PASS : { ...WARN, ...(line !== undefined && { where: [{ file: '.env', line }] }) };
        },
    },
    {
        id: 'agents-token', measure: 'G2.1i', severity: 'critical',
        title: 'The host of an Agents SDK bot checks tokens',
        why: 'The Agents SDK takes callers as they come when the host has not called `authorizeJWT`.',
        mend: 'app.use(authorizeJWT(authConfig)) before the route of the messages; `startServer` does it.',
        check(subject) {
            if (subject.signs.sdk !== 'agents') return PASS;
            return isSeen(subject, /\bauthorizeJWT\s{0,9}\(|\bstartServer\s{0,9}\(/g) ? PASS : FAIL;
        },
    },
    {
        id: 'development-mode', measure: 'G2.1i', severity: 'high',
        title: 'bot-warden runs without `development`',
        why: 'In development it takes the emulator, anonymous callers and http when the activity says that it comes from this machine.',
        mend: "Give `development` from an argument of a developer's start script, never as `true` in the code.",
        check(subject) {
            if (subject.config?.warden) return subject.config.warden['channel']?.['development'] === true ? FAIL : PASS;
            return unless(seen(subject, DEVELOPMENT, ({ code }) => /\bnew (?:BotWarden|SecureChannelMiddleware)\b/.test(code)));
        },
    },
    {
        id: 'emulator', measure: 'G2.1j', severity: 'medium',
        title: 'Turns of the emulator are refused in production',
        why: "Emulator tokens are issued to the bot's own credentials, and nothing but the activity says that it is the emulator.",
        mend: 'Register bot-warden without `development`: its `channel` refuses them.',
        check: ofBots(({ protections, config }) => (protections.has('channel') && config?.warden?.['channel']?.['development'] !== true ? PASS : WARN)),
    },
    {
        id: 'issuer', measure: 'G2.1c', severity: 'high',
        title: 'The issuer of tokens is checked',
        why: 'In the Agents SDK the check is off until it is asked for: tokens of any Entra tenant get in.',
        mend: 'Set `validateIssuer: true` in its options.',
        check: (subject) => (subject.signs.sdk !== 'agents' || isSeen(subject, /\bvalidateIssuer['"]?\s{0,9}:\s{0,9}true\b/g) ? PASS : FAIL),
    },
    {
        id: 'service-url-claim', measure: 'G2.1f', severity: 'high',
        title: "The service URL is the token's own",
        why: "A turn with another service URL makes the bot send its token there. The Agents SDK only logs that.",
        mend: "Register bot-warden, which compares whole origins; or set `validateServiceUrl: true` in the Agents SDK's CloudAdapter.",
        check: ofBots((subject) => {
            if (subject.protections.has('channel')) return PASS;
            if (subject.signs.sdk === 'agents') return isSeen(subject, /\bvalidateServiceUrl['"]?\s{0,9}:\s{0,9}true\b/g) ? PASS : FAIL;
            return { ...WARN, note: 'botbuilder compares it in HTTP turns that have one, and not over streams' };
        }),
    },
    {
        id: 'endorsement', measure: 'G2.1g', severity: 'high',
        title: 'Channels are those that may call',
        why: 'botbuilder skips the endorsement of an empty channel id, and over streams; the Agents SDK has no such check.',
        mend: 'Register bot-warden: its `channel` takes known channels only, each from its own host. List yours in `channels`.',
        check: ofBots(({ protections, signs }) => {
            if (protections.has('channel')) return PASS;
            return signs.sdk === 'agents' ? FAIL : WARN;
        }),
    },
    {
        id: 'signing-keys', measure: 'G2.1h', severity: 'low',
        title: "The channel's signing keys are refreshed every day",
        why: 'A key that was withdrawn must not be taken for longer than a day.',
        mend: 'Use the SDK\'s own authentication.',
        byHand: 'Check that the bot fetches the OpenID metadata again within 24 hours. botbuilder does.',
        check: ({ signs }) => (signs.sdk === 'botbuilder' ? { ...PASS, note: 'botbuilder keeps them for 24 hours' } : CANNOT_SEE),
    },
];
