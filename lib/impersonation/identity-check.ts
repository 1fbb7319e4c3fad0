import { rememberedSubject } from '../direct-line/remembered';
import type { SecurityEvents } from '../events/security-events';
import { onIdentity, onSignOut, type IdentifiedToken } from '../turn/identity';
import type { ActivityLike, TurnContextLike } from '../turn/types';
import { decide, type Actions } from './actions';
import { hasSignedIds, type SignedIds } from './at-sight';
import { accountOf } from './channel-fields';
import type { ConversationRecord } from './conversation-record';
import type { ConversationBook } from './conversation-book';
import { speakerOf } from './detect';
import type { IdentityRival } from './detection';
import { isSubject, namesSomebody, stableParts, type NamedIdentity } from './token-identity';

export interface IdentityParts {
    book: ConversationBook;
    events: SecurityEvents;
    actions: Actions;
    signedIds: SignedIds | undefined;
}

/** Compares who a token is for with whom the turn is from. */
export class IdentityCheck {
    /** A challenged user is to sign in again as the same one. */
    isChallenged = false;
    /** What the turn's gate has read. */
    record: ConversationRecord | undefined;

    constructor(private readonly context: TurnContextLike, private readonly parts: IdentityParts) {}

    async admits({ connectionName, identity }: IdentifiedToken): Promise<boolean> {
        const { activity } = this.context;
        if (!namesSomebody(identity)) return true; // there is nothing to compare
        try {
            const because = await this.rivalOf(identity, connectionName, activity);
            if (!because) return true;
            const { action } = decide(this.parts.actions, { reason: 'identity-mismatch', because, identity }, activity);
            this.parts.events.report(activity, { type: 'impersonation', reason: 'identity-mismatch', action, because });
            return action === 'report';
        } catch (error) {
            this.parts.events.storeUnavailable(this.context, 'impersonation', error);
            throw error;
        }
    }

    async release(): Promise<void> {
        if (this.isChallenged) return;
        await this.parts.book.releaseIdentities(this.context.activity);
        this.record = undefined;
    }

    /** What the identity differs from; else it is the one from now on. */
    private async rivalOf(identity: NamedIdentity, connectionName: string, activity: ActivityLike): Promise<IdentityRival | undefined> {
        if (differs(identity, activity)) return 'account';
        const { book } = this.parts;
        const mine = book.hash('identity', ...stableParts(identity));
        this.record ??= await book.read(activity);
        const known = book.identityIn(this.record, activity, connectionName);
        if (known !== undefined) return known === mine ? undefined : 'bound';
        const subject = await this.subjectOf(activity);
        if (subject !== undefined && !isSubject(identity, subject)) return 'subject';
        this.record = await book.bindIdentity(activity, connectionName, mine);
        return book.identityIn(this.record, activity, connectionName) === mine ? undefined : 'bound';
    }

    /** Who was signed in at the site when it had the turn's user id minted. */
    private async subjectOf(activity: ActivityLike): Promise<string | undefined> {
        const { signedIds, book } = this.parts;
        if (!signedIds || !hasSignedIds(activity)) return undefined;
        return (await rememberedSubject(book.storage, signedIds.keys, speakerOf(activity) ?? ''))?.subject;
    }
}

/** Teams says which account its user has. A token that names none cannot be compared. */
function differs({ oid, tid }: NamedIdentity, activity: ActivityLike): boolean {
    const { id, tenant } = accountOf(activity);
    if (oid === undefined || id === undefined) return false;
    return oid.toLowerCase() !== id || (tid !== undefined && tenant !== undefined && tid.toLowerCase() !== tenant);
}

/** Has tokens of this turn compared, wherever one is handed over. */
export function checkIdentities(context: TurnContextLike, parts: IdentityParts): IdentityCheck {
    const check = new IdentityCheck(context, parts);
    onIdentity(context, (token) => check.admits(token));
    onSignOut(context, () => check.release());
    return check;
}
