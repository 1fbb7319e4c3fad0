import type { SecurityEvents } from '../events/security-events';
import { disregard } from '../support/disregard';
import { within } from '../support/within';
import type { ActivityLike } from '../turn/types';
import type { LoginBook, Whose } from './login-book';
import type { TokenService } from './token-service';

/** Milliseconds that one sign-out may take. */
const PATIENCE = 10_000;
/** Milliseconds after which a sign-out that failed is repeated, by attempt; then at the user's next turns. */
const REPEATS = [5_000, 30_000, 120_000, 600_000];
/** Users whose sign-outs are repeated; the others' are at their next turn. */
const MOST = 10_000;

/** Signs ended logins out at the token service, in the background and again where it failed. */
export class Revocations {
    private readonly repeating = new Map<string, NodeJS.Timeout>();

    constructor(
        private readonly book: LoginBook,
        private readonly events: SecurityEvents,
    ) {}

    /**
     * Begins what is still to be revoked, and goes on with it after the turn.
     * @param patience milliseconds to wait for it at most
     */
    async begin({ channelId = '', from, conversation, id }: ActivityLike, service: TokenService | undefined, patience: number): Promise<void> {
        const place: ActivityLike = { channelId, from: { id: from?.id ?? '' }, ...(conversation && { conversation }), ...(id !== undefined && { id }) }; // the turn's activity lives no longer than the turn
        await within(patience, this.attempt(place, service, 0)).catch(() => undefined); // the record says what is left
    }

    private async attempt(place: ActivityLike, service: TokenService | undefined, attempt: number): Promise<void> {
        let failed = false;
        await this.book.revoke(place, async (connectionName) => {
            const isOut = await this.signOut(place, service, connectionName);
            failed ||= !isOut;
            return isOut;
        });
        if (failed && service) this.repeat(place, service, attempt);
    }

    private repeat(place: Whose, service: TokenService, attempt: number): void {
        const name = this.book.nameOf(place);
        const delay = REPEATS[attempt];
        if (delay === undefined || this.repeating.has(name) || this.repeating.size >= MOST) return;
        const timer = setTimeout(() => {
            this.repeating.delete(name);
            disregard(this.attempt(place, service, attempt + 1));
        }, delay);
        timer.unref();
        this.repeating.set(name, timer);
    }

    /** @returns whether the token service took it, in time */
    async signOut(place: ActivityLike, service: TokenService | undefined, connectionName: string): Promise<boolean> {
        try {
            if (!service) throw new TypeError('the adapter has no token service');
            await within(PATIENCE, service.signOutUser(place.from?.id ?? '', connectionName, place.channelId ?? ''));
            return true;
        } catch {
            this.events.report(place, { type: 'sign-out-failed', connectionName });
            return false;
        }
    }
}
