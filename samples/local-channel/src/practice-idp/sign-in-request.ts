import type { Request } from 'express';
import { CHANNEL_ID } from '../activity';
import { forbidden, notFound } from '../http/http-error';
import { query } from '../http/request';
import type { Parts } from '../parts';
import type { SignIn } from '../token-service/sign-ins';

const SEPARATOR = '&code_challenge=';
const UNKNOWN = 'This sign-in link is not valid or has expired. Ask the bot for a new one.';
const OTHER_SESSION = 'This sign-in link belongs to another browser session. Open it from the chat that showed it.';

/** The sign-in that a link stands for, if this browser may finish it. @throws {HttpError} 403 or 404 */
export function requestedSignIn(req: Request, parts: Parts): SignIn {
    const [ticket, challenge] = splitTicket(query(req, 'signin') ?? '');
    const signIn = parts.signIns.find(ticket);
    if (!signIn || isForgotten(signIn, parts)) throw notFound(UNKNOWN);
    if (needsSession(signIn, parts) && !isSameSession(signIn, challenge, req, parts)) throw forbidden(OTHER_SESSION);
    return signIn;
}

/** Whether only the browser that shows the conversation may finish the sign-in; everybody else needs a code. */
export function needsSession({ conversationId }: SignIn, { conversations }: Parts): boolean {
    return (conversations.get(conversationId)?.trustedOrigins.length ?? 0) > 0;
}

// Without the conversation it is no longer known whether a code would do.
function isForgotten({ channelId, conversationId }: SignIn, { conversations }: Parts): boolean {
    return channelId === CHANNEL_ID && conversations.get(conversationId) === undefined;
}

function isSameSession(signIn: SignIn, challenge: string, req: Request, { conversations, sessions }: Parts): boolean {
    return sessions.idOf(req) === challenge
        && conversations.get(signIn.conversationId)?.sessions.get(challenge) === true;
}

// Clients append the challenge to the link in escaped form, so that it arrives inside the last parameter.
function splitTicket(signin: string): [ticket: string, challenge: string] {
    const [ticket = '', challenge = ''] = signin.split(SEPARATOR);
    return [ticket, challenge];
}
