import { WardenError } from '../support/errors';
import type { ActivityLike } from '../turn/types';
import type { Desk, Ledger } from './ledger';
import { indexIn, PAGE_SIZE, type Page } from './page';
import { LOT, type Reading } from './reading';
import type { ConversationRef } from './state';

type Stored = ActivityLike & { timestamp: Date };

/** Pages of what is kept, for those who read transcripts. */
export class Listing {
    constructor(
        private readonly desk: Desk,
        private readonly ledger: Ledger,
        private readonly reading: Reading,
        /** Whether its erasure was begun and has not been taken by the store. */
        private readonly isHidden: (name: string) => boolean,
    ) {}

    async activities(ref: ConversationRef, continuationToken: string | undefined, startDate: Date | undefined): Promise<Page<Stored>> {
        const name = this.desk.names.of(ref);
        const items: Stored[] = [];
        let next: number | undefined = this.isHidden(name) ? undefined : indexIn(continuationToken);
        while (next !== undefined && items.length < PAGE_SIZE) {
            const { records, next: after }: Awaited<ReturnType<Reading['page']>> = await this.reading.page(name, next, LOT);
            next = after;
            for (const { text, index } of records) {
                if (items.length === PAGE_SIZE) {
                    next = index;
                    break;
                }
                const activity = activityIn(text);
                if (!startDate || activity.timestamp >= startDate) items.push(activity);
            }
        }
        return { items, continuationToken: next === undefined ? '' : String(next) };
    }

    async conversations(channelId: string, continuationToken = ''): Promise<Page<{ channelId: string; id: string; created: Date }>> {
        const items: { channelId: string; id: string; created: Date }[] = [];
        let after: string | undefined = continuationToken;
        while (after !== undefined && items.length < PAGE_SIZE) {
            const asked = PAGE_SIZE - items.length;
            const names: readonly string[] = await this.listed({ channel: this.desk.names.channel(channelId) }, after, asked + 1);
            const found = await Promise.all(names.slice(0, asked).map((name) => this.created(name)));
            items.push(...found.flatMap((each) => (each ? { channelId, ...each } : [])));
            after = names.length > asked ? names[asked - 1] : undefined;
        }
        return { items, continuationToken: after ?? '' };
    }

    /** The names of the conversations in which a user took part. */
    async *namesOf(channelId: string, userId: string): AsyncGenerator<string> {
        const user = this.desk.names.user(channelId, userId);
        for (let after: string | undefined = ''; after !== undefined; ) {
            const names: readonly string[] = await this.listed({ user }, after, 100);
            yield* names;
            after = names.at(-1);
        }
    }

    /** The ids of messages that the bot sent last, the newest first; those that are `wanted`. */
    async delivered(name: string, limit: number, wanted: (text: string) => boolean): Promise<readonly string[]> {
        const ids: string[] = [];
        const now = this.desk.clock.confirmed();
        const open = await this.ledger.live(name, now);
        if (!open) return ids;
        for await (const { delivered, text } of this.reading.newestFirst(open, now)) {
            const { id } = delivered && wanted(text) ? activityIn(text) : {};
            if (id) ids.push(id);
            if (ids.length >= limit) break;
        }
        return ids;
    }

    private async listed(filter: { channel: string } | { user: string }, after: string, limit: number): Promise<readonly string[]> {
        await this.desk.naming.pass();
        return this.desk.provider.list(filter, after, limit);
    }

    private async created(name: string): Promise<{ id: string; created: Date } | undefined> {
        try {
            const open = this.isHidden(name) ? undefined : await this.ledger.live(name, this.desk.clock.now());
            return open && { id: open.state.conversationId, created: new Date(open.generation.startedAt) };
        } catch (error) {
            if (error instanceof WardenError && error.code === 'ERR_WARDEN_SEALED') return undefined; // its own readers learn that
            throw error;
        }
    }
}

function activityIn(text: string): Stored {
    const activity = JSON.parse(text) as ActivityLike;
    return { ...activity, timestamp: new Date(activity.timestamp ?? 0) };
}
