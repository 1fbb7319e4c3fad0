import type { SecurityEvent } from 'bot-warden';

type Level = 'info' | 'warning' | 'refused';
type Sentence = { level: Level; text: string };

const BECAUSE: Readonly<Record<string, string>> = {
    idle: 'nothing was said for too long',
    absolute: 'it lasted too long',
    'sign-out': 'the user asked for it',
    'unknown-login': 'nobody knew when it began',
    revoked: 'somebody ended it for the user',
    'step-up': 'a fresh sign-in was asked for',
    'identity-mismatch': 'somebody else had signed in',
    expired: 'the bot had set it a time',
    silence: 'nothing was said for a while',
    'max-age': 'it was old',
    end: 'it had ended',
    request: 'the user asked for it',
};

const WHO: Readonly<Record<string, string>> = {
    'id-changed': 'Somebody spoke under another user id than before',
    'id-not-ours': 'Somebody spoke under a user id that they made up',
    'id-of-other-conversation': 'Somebody spoke under the user id of another conversation',
    'id-expired': 'The user id is too old: reload the page',
    replayed: 'An earlier message came again with other words in it',
    'identity-mismatch': 'Somebody else signed in than before',
};

/** A security event in plain English. */
export function sentenceFor(event: SecurityEvent): Sentence {
    switch (event.type) {
        case 'speaker-bound':
            return info('From now on only this user may speak in this conversation.');
        case 'impersonation':
            return event.action === 'block'
                ? refused(`${WHO[event.reason] ?? 'Somebody may not be who they say'}. The message was refused; the bot did not see it.`)
                : { level: 'warning', text: `Somebody may not be who they say (${event.reason}). The bot saw the message.` };
        case 'redacted':
            return info(`${list(event.kinds)} removed before ${event.direction === 'to-bot' ? 'the bot saw the message' : 'a reply left the bot'}.`);
        case 'revealed':
            return info(`Code of the bot got the value behind a token, to ${event.purpose}.`);
        case 'reveal-refused':
            return refused('Code of the bot asked for the value behind a token. It is not there for this user, or no longer.');
        case 'token-typed':
            return info('Somebody typed brackets like those of tokens. The bot saw others.');
        case 'sensitive-answer':
            return info('The answer to a sensitive question came. The bot saw it; no store did.');
        case 'login-started':
            return info('A login began. It ends when nothing is said for a while.');
        case 'login-ended':
            return info(`The login ended, because ${BECAUSE[event.reason]}.`);
        case 'sign-in-forged':
            return refused('Somebody posted a made-up sign-in. The token service knows nothing of it; the bot did not see it.');
        case 'transcript-erased':
            return info(`Everything stored of this conversation was erased, because ${BECAUSE[event.reason]}.`);
        case 'direct-line-token-issued':
            return info('This page got a token of Direct Line, for one conversation and a new user id that nobody can guess.');
        case 'direct-line-token-refused':
            return refused(`A request for a token of Direct Line was refused (${event.reason}).`);
        case 'channel-refused':
            return refused(`A turn did not come from where turns should come from, or was too much (${event.reason}). The bot did not see it.`);
        case 'attachments-removed':
            return info('Attachments at addresses inside a network were taken out of a message.');
        case 'sign-in-locked':
            return { level: 'warning', text: 'Too many wrong codes. No more are taken for half an hour.' }; // the bot saw the message, to say so
        case 'sign-in-card-withheld':
            return info('A sign-in card did not go into a conversation of several people.');
        case 'safe-use-told':
            return info(event.topics.includes('safe-use') ? 'The user was told how to use the bot safely.' : 'The user was advised about what had happened.');
        case 'safe-use-acknowledged':
            return info('The user has read that, and is not told again for a while.');
        case 'activity-refused':
            return refused('A message was too large to be searched for sensitive data. It was refused.');
        default:
            return { level: 'warning', text: `A protection met a problem: ${event.type}.` };
    }
}

function info(text: string): Sentence {
    return { level: 'info', text };
}

function refused(text: string): Sentence {
    return { level: 'refused', text };
}

function list(kinds: readonly string[]): string {
    return kinds.map((kind) => `[${kind}]`).join(', ');
}
