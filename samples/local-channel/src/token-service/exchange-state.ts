import { badArgument } from '../http/http-error';
import { isRecord, textOf } from '../support/values';
import type { SignIn } from './sign-ins';

/** Reads the `state` with which a bot asks for a sign-in link: base64 of JSON. @throws {HttpError} 400 */
export function readExchangeState(state: string): SignIn {
    const { connectionName, conversation: reference } = parse(state);
    const { user, conversation, channelId } = record(reference);
    return {
        connectionName: required(connectionName),
        userId: required(record(user).id),
        conversationId: required(record(conversation).id),
        channelId: required(channelId),
    };
}

function parse(state: string): Record<string, unknown> {
    try {
        return record(JSON.parse(Buffer.from(state, 'base64').toString('utf8')));
    } catch {
        throw unreadable();
    }
}

const record = (value: unknown) => (isRecord(value) ? value : {});

function required(value: unknown): string {
    const text = textOf(value);
    if (text === undefined) throw unreadable();
    return text;
}

const unreadable = () => badArgument('state is not a token exchange state.');
