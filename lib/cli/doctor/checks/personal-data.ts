import { isSeen, needs, scriptsWhere, seen, settingsWhere, unless, WARN, type Rule } from '../rule';
import { first, registered } from './registered';

const LOGGED = /\bconsole\.\w{3,5}\s{0,9}\([^;\n]{0,120}?\bactivity\b(?!\.(?:type|id|channelId|name|timestamp)\b|\??\.\w{1,30}\??\.length\b)/g;
const TOKEN_LOGGED = /\bconsole\.\w{3,5}\s{0,9}\([^;\n]{0,120}?(?:\.(?:access_?token|token|streamUrl)\b|\b(?:token|tokenResponse|streamUrl)\s{0,9}[),}])/gi;
const TOKEN_SHOWN = /\.sendActivit(?:y|ies)\s{0,9}\([^;\n]{0,200}?\b(?:tokenResponse|result|response)\??\.token\b/g;
const PERSONAL_TELEMETRY = /\blogPersonalInformation['"]?\s{0,9}[:=]\s{0,9}true\b|\bnew TelemetryLoggerMiddleware\s{0,9}\([^()\n]{1,120},\s{0,9}true\s{0,9}\)/g;
const TELEMETRY = /\bnew (?:TelemetryLoggerMiddleware|ApplicationInsightsTelemetryClient)\b/g;
const DEBUG = /(?:^|,)\s*(?:\*|agents:|botbuilder|botframework)/i;

export const personalData: readonly Rule[] = [
    {
        id: 'redaction', measure: 'G1.2', severity: 'high',
        title: 'Card numbers, passwords and the like are taken out',
        why: 'What users type reaches the bot, its store, its logs and its replies as it was typed. The review guidelines forbid financial details in chat.',
        mend: 'Register bot-warden: its `redaction` is on, in both directions.',
        check: needs('redaction'),
    },
    registered,
    first,
    {
        id: 'activity-in-log', measure: 'G1.2', severity: 'medium',
        title: 'Activities are not written to logs',
        why: 'Logs keep what users wrote for months, and nobody erases one user from them.',
        mend: 'Log ids and types, or pass the text through `warden.redactor` first.',
        check: (subject) => unless(seen(subject, LOGGED), 'warn'),
    },
    {
        id: 'token-in-log', measure: 'L4', severity: 'high',
        title: 'Tokens are not written to logs',
        why: "With a user's token, or Direct Line's stream address, a reader of the log is that user.",
        mend: 'Log that there is a token, not which.',
        check: (subject) => unless(seen(subject, TOKEN_LOGGED)),
    },
    {
        id: 'token-in-chat', measure: 'L4', severity: 'high',
        title: 'Tokens are not sent into the chat',
        why: 'The channel keeps a copy, transcripts do, and whoever sees the screen has the account.',
        mend: 'Use the token on the server, and show what was done with it.',
        check: (subject) => unless(seen(subject, TOKEN_SHOWN)),
    },
    {
        id: 'telemetry', measure: 'L17', severity: 'high',
        title: 'Telemetry leaves personal data out',
        why: '`logPersonalInformation` sends texts and names to the telemetry service.',
        mend: 'Leave it false, and wrap the client: `redactingTelemetryClient(client, warden.redactor)`.',
        check(subject) {
            const found = unless(seen(subject, PERSONAL_TELEMETRY));
            if (found.verdict === 'fail' || isSeen(subject, /\bredactingTelemetryClient\s{0,9}\(/g)) return found;
            return { ...unless(seen(subject, TELEMETRY), 'warn') };
        },
    },
    {
        id: 'debug-log', measure: 'G4.4', severity: 'high',
        title: 'The SDK does not write its debug log',
        why: 'DEBUG=agents:* writes whole activities to the log.',
        mend: 'Unset DEBUG where the bot runs.',
        check(subject) {
            const { count, where } = settingsWhere(subject, (name, value) => name === 'DEBUG' && DEBUG.test(value));
            const found = unless([...where, ...scriptsWhere(subject, /\bDEBUG=['"]?(?:\*|agents:|botbuilder|botframework)/)], 'warn');
            return count > 0 && found.verdict === 'pass' ? { ...WARN, note: 'DEBUG in the environment' } : found;
        },
    },
    {
        id: 'inspection', measure: 'L18', severity: 'high',
        title: 'Nobody can look into conversations from outside',
        why: '`/INSPECT open` of InspectionMiddleware copies turns and state to whoever typed it.',
        mend: 'Remove InspectionMiddleware, or register it on developers\' machines only.',
        check: (subject) => unless(seen(subject, /\bnew InspectionMiddleware\b/g)),
    },
];
