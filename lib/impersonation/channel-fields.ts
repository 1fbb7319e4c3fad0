import type { ActivityLike } from '../turn/types';

/** What channels add to an activity. Anything may stand in each place. */
interface ChannelFields {
    from?: { aadObjectId?: unknown; tenantId?: unknown } | null;
    conversation?: { tenantId?: unknown } | null;
    channelData?: { tenant?: { id?: unknown } | null } | null;
}

/** On these channels the client writes the activity, so its word that a conversation is a group, or for its own account, counts for nothing. */
const CLIENT_WRITTEN = new Set(['directline', 'webchat', 'directlinespeech', 'emulator']);

export function isClientWritten({ channelId = '' }: ActivityLike): boolean {
    return CLIENT_WRITTEN.has(channelId);
}

/** The Entra account of the turn's user, as far as the channel, which has signed them in itself, says. */
export interface Account {
    id?: string | undefined;
    /** The account's own tenant; the conversation's when none is named. */
    tenant?: string | undefined;
}

export function accountOf(activity: ActivityLike): Account {
    if (isClientWritten(activity)) return {};
    const { from } = activity as ChannelFields;
    return { id: lowerCase(from?.aadObjectId), tenant: lowerCase(from?.tenantId) ?? tenantsOf(activity)[0] };
}

/** The tenants that a channel names as the conversation's; they should be one. A guest's own tenant is none of them. */
export function tenantsOf(activity: ActivityLike): string[] {
    const { conversation, channelData } = activity as ChannelFields;
    return [lowerCase(conversation?.tenantId), lowerCase(channelData?.tenant?.id)].filter((tenant) => tenant !== undefined);
}

function lowerCase(value: unknown): string | undefined {
    return typeof value === 'string' && value !== '' ? value.toLowerCase() : undefined;
}
