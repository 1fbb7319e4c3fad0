import { verifyUserId, type UserIdFault } from '../direct-line/signed-id';
import type { KeyRing } from '../storage/key-ring';
import type { ActivityLike, TurnContextLike } from '../turn/types';
import { isClientWritten, tenantsOf } from './channel-fields';
import { contradictsClaims } from './claims';
import { detect, isNews, isNewsType, speakerOf } from './detect';
import type { Detection } from './detection';
import { guessable } from './guessable';

/** Whose signed ids are taken, and for how long. */
export interface SignedIds {
    keys: KeyRing;
    sites: readonly string[] | undefined;
    otherSites: readonly string[] | undefined;
    /** Milliseconds. */
    maxAge: number;
}

const FAULTS = {
    'malformed': 'id-not-ours', 'not-ours': 'id-not-ours', 'other-site': 'id-of-other-site', 'expired': 'id-expired',
} as const satisfies Record<UserIdFault, Detection['reason']>;

/** Whether the user ids of this channel come from the site's own token endpoint. */
export function hasSignedIds({ channelId }: ActivityLike): boolean {
    return channelId === 'directline' || channelId === 'webchat';
}

/** What a turn shows by itself, without anything that is stored. */
export function atSight(context: TurnContextLike, signed: SignedIds | undefined): Detection[] {
    const { activity } = context;
    const verdict = detect(activity, speakerOf(activity));
    const who: Detection[] = verdict.pass ? [] : [{ reason: verdict.reason }];
    if (!isPlaced(activity)) return isNewsType(activity) ? who : [...who, { reason: 'conversation-missing' }];
    return [...who, ...(signed ? signatureOf(activity, signed) : []), ...whereFrom(context)];
}

/** Whether an activity names the conversation that it is part of. */
export function isPlaced({ channelId, conversation }: ActivityLike): boolean {
    return [channelId, conversation?.id].every((name: unknown) => typeof name === 'string' && name !== '');
}

function signatureOf(activity: ActivityLike, signed: SignedIds): Detection[] {
    if (isNews(activity) || !hasSignedIds(activity)) return [];
    const verdict = verifyUserId(signed.keys, speakerOf(activity), signed);
    return verdict.valid ? [] : [{ reason: FAULTS[verdict.reason] }];
}

/** Whether others could guess the user's id, where the page has made it up. */
export function guessed(activity: ActivityLike): Detection[] {
    const { channelId, conversation } = activity;
    const id = speakerOf(activity);
    const isMadeUp = isClientWritten(activity) && channelId !== 'emulator' && id !== conversation?.id && !isNews(activity);
    const because = isMadeUp && id !== undefined ? guessable(id) : undefined;
    return because ? [{ reason: 'id-guessable', because }] : [];
}

/** On channels where the client writes the activity it could write the tenants as well, so they are nobody's word. */
function whereFrom(context: TurnContextLike): Detection[] {
    const tenants = isClientWritten(context.activity) ? [] : tenantsOf(context.activity);
    return [
        ...(new Set(tenants).size > 1 ? [{ reason: 'tenants-disagree' } as const] : []),
        ...(contradictsClaims(context) ? [{ reason: 'claims-disagree' } as const] : []),
    ];
}
