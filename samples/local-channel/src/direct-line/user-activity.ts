import { CHANNEL_ID, type Account, type Activity } from '../activity';
import type { Conversation } from '../conversations/conversation';
import { badArgument, missingProperty } from '../http/http-error';
import { isRecord, textOf } from '../support/values';

const DECIDED_BY_THE_CHANNEL = new Set(['id', 'timestamp', 'serviceUrl', 'recipient', 'callerId', 'deliveryMode']);

/** What a client posted, as the channel passes it on. */
export interface UserActivity {
    activity: Activity & { from: Account };
    /** Whether the client named another user than its token does. */
    overwritten: boolean;
}

/** Reads what a client posted, without what a client may not decide. @throws {HttpError} 400 */
export function readUserActivity(body: unknown, { id, tokenUser }: Pick<Conversation, 'id' | 'tokenUser'>): UserActivity {
    if (!isRecord(body)) throw badArgument('The body must be an activity.');
    const type = textOf(body.type);
    if (type === undefined) throw missingProperty('type');
    if (type.toLowerCase() === 'invoke') throw badArgument('Clients cannot send invoke activities.');

    const sent = isRecord(body.from) ? body.from : {};
    const own = Object.fromEntries(Object.entries(body).filter(([field]) => !DECIDED_BY_THE_CHANNEL.has(field)));
    return {
        activity: { ...own, type, channelId: CHANNEL_ID, conversation: { id }, from: sender(sent, tokenUser) },
        overwritten: tokenUser !== undefined && sent.id !== undefined && sent.id !== tokenUser.id,
    };
}

function sender(sent: Record<string, unknown>, tokenUser: Account | undefined): Account {
    if (tokenUser) return { ...sent, ...tokenUser, role: 'user' };
    const id = textOf(sent.id);
    if (id === undefined) throw missingProperty('from.id');
    return { ...sent, id, role: 'user' };
}
