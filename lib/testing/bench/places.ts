import { randomBytes, randomUUID } from 'node:crypto';
import type { ActivityLike } from '../../turn/types';
import type { Identity } from './adapter';

/** An account as a channel names it. */
export type Person = NonNullable<ActivityLike['from']> & { id: string; aadObjectId?: string };

/** A conversation on a channel: what its activities have in common. */
export interface Place {
    channelId: string;
    serviceUrl: string;
    conversation: NonNullable<ActivityLike['conversation']> & { id: string; tenantId?: string };
    recipient: { id: string };
    channelData?: object;
}

/** The bot's app id where the developer names none. */
export const APP_ID = '00000000-0000-4000-8000-000000000b07';
const TENANT = '00000000-0000-4000-8000-00000000007e';
const ISSUER = 'https://api.botframework.com';

/** A word that is nowhere else, and that no detector of sensitive data takes for any. */
export const randomWord = (): string => Array.from(randomBytes(16), (byte) => 'abcdefghijklmnopqrstuvwxyz'[byte % 26]).join('');

export const randomName = (): string => randomBytes(18).toString('base64url');

/** A user id that nobody can guess, as a page's own token endpoint would make it. */
export const directLineId = (): string => `dl_${randomBytes(30).toString('base64url')}`;

/** A conversation on Direct Line. */
export function directLine(): Place {
    return { channelId: 'directline', serviceUrl: 'https://directline.botframework.com/', conversation: { id: randomName() }, recipient: { id: 'the-bot' } };
}

/** A conversation in Web Chat. */
export function webChat(): Place {
    return { ...directLine(), channelId: 'webchat', serviceUrl: 'https://webchat.botframework.com/' };
}

/** A Teams conversation of one user, or a group chat. @param appId the bot's, as in `bench.options` */
export function teams(appId: string, { group = false, tenant = TENANT } = {}): Place {
    const kind = group ? { conversationType: 'groupChat', isGroup: true } : { conversationType: 'personal' };
    return {
        channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/teams/', recipient: { id: `28:${appId}` },
        conversation: { id: `19:${randomName()}`, tenantId: tenant, ...kind }, channelData: { tenant: { id: tenant } },
    };
}

/** A user of Teams. */
export function teamsUser(): Person {
    return { id: `29:${randomName()}`, aadObjectId: randomUUID() };
}

/** What an adapter knows of a channel's turn when it has looked at the token. */
export function channelIdentity(appId: string, serviceUrl: string): Identity {
    return identity({ iss: ISSUER, aud: appId, serviceurl: serviceUrl });
}

/** Who calls with these claims. */
export function identity(claims: Record<string, string>, isAuthenticated = true): Identity & { getClaimValue(type: string): string | null } {
    return {
        claims: Object.entries(claims).map(([type, value]) => ({ type, value })), isAuthenticated,
        getClaimValue: (type) => claims[type] ?? null,
    };
}
