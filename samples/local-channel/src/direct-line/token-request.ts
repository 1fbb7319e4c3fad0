import type { Account } from '../activity';
import type { ConversationStart } from '../conversations/conversation';
import { badArgument } from '../http/http-error';
import { isRecord, textOf } from '../support/values';

/** Reads `{ user?: { id, name }, trustedOrigins? }`, which only the holder of the secret may decide. */
export function readTokenRequest(body: Record<string, unknown>): ConversationStart {
    const tokenUser = readUser(body.user);
    const trustedOrigins = readOrigins(body.trustedOrigins);
    return tokenUser ? { tokenUser, trustedOrigins } : { trustedOrigins };
}

function readUser(user: unknown): Account | undefined {
    if (user === undefined || user === null) return undefined;
    if (!isRecord(user)) throw badArgument('user must be an object.');
    if (user.id === undefined) return undefined;
    const id = textOf(user.id);
    if (!id?.startsWith('dl_')) throw badArgument('user.id must start with dl_.');
    const name = textOf(user.name);
    return name ? { id, name, role: 'user' } : { id, role: 'user' };
}

function readOrigins(origins: unknown): string[] {
    if (origins === undefined || origins === null) return [];
    if (!Array.isArray(origins) || !origins.every(isOrigin)) throw badArgument('trustedOrigins must be an array of origins.');
    return origins.map((origin) => new URL(origin).origin);
}

function isOrigin(value: unknown): value is string {
    return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
