import type { ActivityLike } from '../turn/types';
import type { TokenIdentity } from '../turn/identity';

/** What was detected in a turn, or as a token was handed over. */
export const REASONS = [
    'id-missing', 'conversation-missing', 'poses-as-bot', 'id-changed', 'id-not-ours', 'id-expired', 'id-of-other-site', 'id-of-other-conversation',
    'id-guessable', 'id-shared', 'account-changed', 'tenant-changed', 'tenants-disagree', 'claims-disagree', 'replayed', 'identity-mismatch',
] as const;

export type ImpersonationReason = (typeof REASONS)[number];

/** Why an id is not unguessable. */
export type Guessable = 'sample' | 'mail-address' | 'look-alike' | 'time-based-uuid' | 'uuid' | 'sequence' | 'name' | 'short' | 'low-entropy';

/** What a signed-in identity differs from: the turn's account, the site's signed-in subject, or who signed in here before. */
export type IdentityRival = 'account' | 'subject' | 'bound';

/** `because` tells more of it, where there is more to tell. */
export type Detection =
    | { reason: Exclude<ImpersonationReason, 'id-guessable' | 'identity-mismatch'>; because?: undefined }
    | { reason: 'id-guessable'; because: Guessable }
    | { reason: 'identity-mismatch'; because: IdentityRival; identity: TokenIdentity };

/**
 * `block`: the bot does not see the turn; a token is not handed over and the user is signed out. `challenge`: the user is signed out and
 * has to sign in again; the bot sees the turn. `report`: an event, nothing else.
 */
export type ImpersonationAction = 'block' | 'challenge' | 'report';

/** An action, or a function that says which; whatever else it returns, a promise too, is `block`, and so is a throw. */
export type ActionOption = ImpersonationAction | ((detection: Detection, activity: ActivityLike) => ImpersonationAction);

/** A detection and what is done about it. */
export interface Decided {
    detection: Detection;
    action: ImpersonationAction;
}
