import type { Outcome } from '../finding';
import { CANNOT_SEE, FAIL, isSeen, needs, PASS, seen, unless, WARN, without, type Rule } from '../rule';
import type { Subject } from '../subject';
import { notGiven, unwrapped } from './wrapped';

const PLAIN_STORE = /\bnew (?:\w{1,30}\.)?(?:FileTranscriptStore|BlobsTranscriptStore|AzureBlobTranscriptStore|MemoryTranscriptStore)\s{0,9}\(/g;
const LOGGER = /\bnew TranscriptLoggerMiddleware\s{0,9}\(/g;
const WRAPPERS = 'redactingTranscriptStore|SealedTranscriptStore';
const CONSOLE = /\bnew ConsoleTranscriptLogger\b/g;
const DELETE = /\.deleteTranscript\s{0,9}\(/g;
const DAY = 86_400_000;

function whereKept(check: (subject: Subject) => Outcome): (subject: Subject) => Outcome {
    return (subject) => (subject.signs.keepsTranscripts || subject.protections.has('transcripts') ? check(subject) : without('transcripts of its own'));
}

function inTime(subject: Subject): Outcome {
    const kept = subject.config?.warden?.['transcripts'];
    if (!kept) return needs('transcripts')(subject);
    const [silence, maxAge] = [Number(kept['silence']), Number(kept['maxAge'])];
    return { verdict: maxAge > 366 * DAY ? 'warn' : 'pass', note: `${hours(silence)} of silence, ${hours(maxAge)} at most` };
}

function hours(length: number): string {
    return length < DAY ? `${Math.round(length / 36_000) / 100} hours` : `${Math.round(length / (DAY / 10)) / 10} days`;
}

export const transcripts: readonly Rule[] = [
    {
        id: 'erased-at-end', measure: 'G3.1', severity: 'high',
        title: 'Messages are erased when the conversation ends',
        why: 'What is kept can be stolen, subpoenaed and read by people whom it does not concern.',
        mend: 'Keep transcripts with `transcripts` of bot-warden: they are erased at `endOfConversation` and when a user says "forget me".',
        check: whereKept(needs('transcripts')),
    },
    {
        id: 'erased-in-time', measure: 'G3.2', severity: 'high',
        title: 'Messages are erased after a time',
        why: "The SDK's stores keep everything until somebody deletes it, and have no time to live.",
        mend: 'Keep transcripts with `transcripts` of bot-warden: 24 hours of silence, 30 days at most, unless you say otherwise.',
        check: whereKept(inTime),
    },
    {
        id: 'plain-transcripts', measure: 'G3.3', severity: 'high',
        title: 'Transcripts are not kept in the clear',
        why: "The SDK's stores write what was said as it was said, sign-in tokens too. The Blob store deletes neighbours of a conversation with it, the file store mixes long ids up.",
        mend: 'Use `SelfDestructingTranscripts`, or wrap the store: `redactingTranscriptStore(store, warden.redactor)`.',
        check: (subject) => unless(unwrapped(subject, PLAIN_STORE, WRAPPERS)),
    },
    {
        id: 'transcript-logger', measure: 'G3.3', severity: 'high',
        title: "The SDK's transcript logger has a store that redacts",
        why: "TranscriptLoggerMiddleware writes tokens and codes down, does not wait for its writes, and so writes what was just deleted again.",
        mend: 'Use `transcripts` of bot-warden in its place, or give it a `redactingTranscriptStore`.',
        check: (subject) => unless(notGiven(subject, LOGGER, `${WRAPPERS}|SelfDestructingTranscripts`)),
    },
    {
        id: 'console-transcripts', measure: 'G4.4', severity: 'medium',
        title: 'Conversations are not written to the console',
        why: "The console's log is kept by the host, for long, and for everybody who runs it.",
        mend: 'Remove ConsoleTranscriptLogger in production.',
        check: (subject) => unless(seen(subject, CONSOLE), 'warn'),
    },
    {
        id: 'delete-transcript', measure: 'G3.3', severity: 'medium',
        title: '`deleteTranscript` is not taken for erasure',
        why: "The SDK's logger writes after the turn and brings a transcript back; its Blob store deletes conversations whose ids begin alike.",
        mend: 'Use `warden.transcripts.erase(activity)`, which destroys the key, looks again, and gives a receipt.',
        check: (subject) => unless(seen(subject, DELETE), 'warn'),
    },
    {
        id: 'state-erased', measure: 'G3.3', severity: 'medium',
        title: "The bot's state is erased with the conversation",
        why: 'Answers to dialogs stay in ConversationState and UserState when the transcript is long gone.',
        mend: 'transcripts: { also: [botState(storage)] }.',
        check(subject) {
            if (!subject.signs.keepsState) return without('state');
            if (subject.config?.warden?.['transcripts']) return Number(subject.config.warden['transcripts']['also']) > 0 ? PASS : WARN;
            return isSeen(subject, /\bbotState\s{0,9}\(/g) ? PASS : subject.protections.has('transcripts') ? WARN : FAIL;
        },
    },
    {
        id: 'channel-copy', measure: 'L5', severity: 'low',
        title: "The channel's own copy is known of",
        why: 'Direct Line and Web Chat keep messages and uploads for up to 24 hours, Teams as long as its policy says. No bot can erase that.',
        mend: 'Say so to users.',
        byHand: "Look up how long each of the bot's channels keeps messages, and say it in the privacy statement. Teams: retention policies of Microsoft Purview.",
        check: () => CANNOT_SEE,
    },
];
