import type { Outcome, Place } from '../finding';
import { FAIL, isSeen, PASS, seen, unless, WARN, type Rule } from '../rule';
import type { Subject } from '../subject';

/** An error in a call: by name, or in a template. */
const ERROR = String.raw`[^;\n]{0,200}?(?:\$\{\s{0,9}(?:err|error|e|exception)\b(?!\.(?:name|code)\b)|\b(?:err|error|e|exception)\.(?:message|stack)\b|[(,+]\s{0,9}(?:err|error|exception)\s{0,9}[),+])`;
const TO_USER = new RegExp(String.raw`\.sendActivit(?:y|ies)\s{0,9}\(${ERROR}`, 'g');
const TRACE = /\.sendTraceActivity\s{0,9}\([^;]{0,300}?(?:\$\{\s{0,9}(?:err|error|e)\b|\b(?:err|error|e)\.(?:message|stack)\b|,\s{0,9}(?:err|error)\s{0,9},)/g;
const LOGGED = new RegExp(String.raw`\bconsole\.(?:log|error|warn|info)\s{0,9}\(${ERROR}`, 'g');
const HANDLER = /\.onTurnError\s{0,9}=|\bonTurnError\s{0,9}\(|\brejectForged\s{0,9}\(/g;
/** Where an adapter is made. */
export const ADAPTER = /\bnew (?:\w{0,40}\.)?(?:CloudAdapter|BotFrameworkAdapter|BotFrameworkHttpAdapter)\s{0,9}\(/g;

/** Only in files that handle the bot's errors: elsewhere an error's message is somebody else's affair. */
function inHandlers(subject: Subject, pattern: RegExp): Place[] {
    return seen(subject, pattern, ({ code }) => /\bonTurnError\b/.test(code));
}

function caught(subject: Subject): Outcome {
    if (subject.config?.adapter) return subject.config.adapter.hasErrorHandler ? PASS : FAIL;
    const adapters = seen(subject, ADAPTER);
    if (adapters.length === 0 || isSeen(subject, HANDLER)) return PASS;
    return { ...FAIL, where: adapters };
}

export const errors: readonly Rule[] = [
    {
        id: 'error-handler', measure: 'G1.2', severity: 'medium',
        title: "The bot's errors are caught",
        why: "Without `onTurnError` CloudAdapter answers 500 with the error's message, which may quote what a user wrote.",
        mend: 'Set `adapter.onTurnError`, and call `rejectForged(adapter)` of bot-warden, which keeps every message in.',
        check: caught,
    },
    {
        id: 'error-to-user', measure: 'G1.2', severity: 'high',
        title: 'Users are not shown errors',
        why: 'An error tells a stranger how the bot is made, and may hold keys, addresses and what other users wrote.',
        mend: 'Send one neutral sentence from `onTurnError`.',
        check: (subject) => unless(inHandlers(subject, TO_USER)),
    },
    {
        id: 'error-in-trace', measure: 'G1.2', severity: 'medium',
        title: 'Errors are not sent as traces',
        why: 'A trace reaches the emulator only, but every transcript logger writes it down, on every channel.',
        mend: 'Send no trace in production, or only the name of the error.',
        check: (subject) => unless(inHandlers(subject, TRACE), 'warn'),
    },
    {
        id: 'error-in-log', measure: 'G1.2', severity: 'low',
        title: 'Logs have the names of errors, not their messages',
        why: 'Messages of errors quote addresses, keys and what users wrote.',
        mend: 'Log `error.name`. Behind bot-warden the message is redacted; what it cannot know, such as names, stays.',
        check: (subject) => unless(inHandlers(subject, LOGGED), 'warn'),
    },
    {
        id: 'every-adapter', measure: 'G2.1i', severity: 'high',
        title: 'Every adapter has its middleware',
        why: 'An adapter that is made for each stream is another one: what was registered on the first does not run there.',
        mend: 'Call `use(warden)` on every adapter that is made, that of the `upgrade` event too.',
        check: everyAdapter,
    },
];

function everyAdapter(subject: Subject): Outcome {
    const [adapters, uses] = [seen(subject, ADAPTER), seen(subject, /\b\w{0,40}[aA]dapter\s{0,9}\.use\s{0,9}\(/g)];
    if (adapters.length < 2 || uses.length === 0) return PASS;
    return uses.length < adapters.length ? { ...WARN, where: adapters } : PASS;
}
