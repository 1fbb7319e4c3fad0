import { isSeen, needs, PASS, CANNOT_SEE, seen, settingsWhere, scriptsWhere, unless, WARN, type Rule } from '../rule';

const HTTP_SERVICE = /\b(?:service_?url|channelService|OAuthUrl|OpenIdMetadata\w{0,20}|messagingEndpoint|directLineDomain)['"]?\s{0,9}[:=]\s{0,9}['"`]http:\/\/(?!localhost\b|127\.|\[::1\])/gi;
const UNCHECKED = /\bNODE_TLS_REJECT_UNAUTHORIZED['"]?\]?\s{0,9}[:=]\s{0,9}['"]?0|\b(?:rejectUnauthorized|strictSSL)['"]?\s{0,9}:\s{0,9}false\b/g;
const OLD_TLS = /\bminVersion['"]?\s{0,9}[:=]\s{0,9}['"](?:TLSv1|TLSv1\.1|SSLv3)['"]|\bsecureProtocol['"]?\s{0,9}:\s{0,9}['"](?:SSLv\w{0,20}|TLSv1(?:_1)?_(?:client_|server_)?method)['"]|\bDEFAULT_MIN_VERSION\s{0,9}=\s{0,9}['"]TLSv1(?:\.1)?['"]/g;
const PLAIN_DOWNLOAD = /\b(?:fetch|axios(?:\.get)?|got|request(?:\.get)?|needle)\s{0,9}\(\s{0,9}[^)\n]{0,80}\bcontentUrl\b/g;

export const transport: readonly Rule[] = [
    {
        id: 'encrypted-channel', measure: 'G1.1', severity: 'high',
        title: 'Turns come over https, with replies to Bot Framework only',
        why: "The activity names the address of the reply, and the bot's token goes there. Nothing refuses http, or a host that is not Bot Framework's.",
        mend: 'Register `new BotWarden({ keys, storage })`, or `new SecureChannelMiddleware()`, before all other middleware.',
        check: needs('channel'),
    },
    {
        id: 'http-service', measure: 'G1.1', severity: 'high',
        title: 'No service is addressed over http',
        why: 'Whoever is on the way reads and changes what is sent, tokens too.',
        mend: 'Write https. Only this machine (localhost) may be http.',
        check: (subject) => unless(seen(subject, HTTP_SERVICE)),
    },
    {
        id: 'tls-certificates', measure: 'G1.3', severity: 'critical',
        title: 'TLS certificates are checked',
        why: 'Without the check, any machine on the way can pass for the channel, the token service or the store.',
        mend: 'Remove `NODE_TLS_REJECT_UNAUTHORIZED=0` and `rejectUnauthorized: false`. Name an inner authority by NODE_EXTRA_CA_CERTS.',
        check(subject) {
            const { count, where } = settingsWhere(subject, (name, value) => name === 'NODE_TLS_REJECT_UNAUTHORIZED' && value === '0');
            const found = unless([...seen(subject, UNCHECKED), ...scriptsWhere(subject, /NODE_TLS_REJECT_UNAUTHORIZED=['"]?0/), ...where]);
            return count > 0 && where.length === 0 ? { ...found, verdict: 'fail', note: 'NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment' } : found;
        },
    },
    {
        id: 'tls-version', measure: 'G1.3', severity: 'medium',
        title: 'TLS is 1.2 or newer',
        why: 'Older versions are broken; Bot Framework speaks 1.2 and newer.',
        mend: "Remove the old version: Node's own default is TLS 1.2.",
        check: (subject) => unless([...seen(subject, OLD_TLS), ...scriptsWhere(subject, /--tls-min-v1\.[01]\b/)]),
    },
    {
        id: 'tls-at-host', measure: 'G1.3', severity: 'high',
        title: "The bot's host speaks TLS, and nothing else",
        why: 'Most bots listen with http behind a proxy or an app service, which the code does not show.',
        mend: 'The endpoint must not answer over http.',
        byHand: 'Open the messaging endpoint with http: it must not answer. Check "HTTPS only" and the least TLS version at the host.',
        check: () => CANNOT_SEE,
    },
    {
        id: 'attachment-download', measure: 'G2.1k', severity: 'high',
        title: 'Attachments are downloaded with care',
        why: "An attachment's address is the sender's to choose. One inside the network, or behind a redirect, hands out the host's credentials.",
        mend: 'Use `guardedFetch(attachment.contentUrl)` of bot-warden in place of fetch.',
        check: (subject) => unless(seen(subject, PLAIN_DOWNLOAD)),
    },
    {
        id: 'attachment-addresses', measure: 'L16', severity: 'medium',
        title: 'Attachments with addresses inside a network are refused',
        why: 'Attachments may be http, https or data addresses, of any size, and name any host.',
        mend: 'Register bot-warden: its `channel` refuses such turns.',
        check: needs('channel', WARN),
    },
    {
        id: 'flood', measure: 'G0', severity: 'medium',
        title: 'Turns are of a bearable size and number',
        why: 'A few kilobytes of nested brackets end a recursive walk, a thousand messages a second end the budget.',
        mend: 'Register bot-warden: its `channel` limits sizes and rates.',
        check(subject) {
            const channel = subject.config?.warden?.['channel'];
            if (channel && channel['rates'] === false) return { ...WARN, note: '`rates` is false' };
            return needs('channel', isSeen(subject, /\brateLimit\w{0,20}\s{0,9}\(|\bRateLimiter\w{0,20}\s{0,9}\(|plugins\.throttle\s{0,9}\(/g) ? PASS : WARN)(subject);
        },
    },
];
