import { Alarm } from '../support/alarm';
import type { ActivityLike } from '../turn/types';

/** The part of CloudAdapter that starts a turn of the bot's own. */
export interface ProactiveAdapter {
    continueConversationAsync(botAppId: string, reference: object, logic: () => Promise<void>): Promise<void>;
}

const MOST = 10_000; // users watched; the others' logins end at their next turn

/** Starts a proactive turn when a login's time is up, so that its user is told at once and not at the next message. */
export class LoginWatch {
    private readonly due = new Map<string, { at: number; reference: object }>();
    private readonly alarm = new Alarm(() => this.ring());

    constructor(
        private readonly adapter: ProactiveAdapter,
        private readonly botAppId: string,
        private readonly failed: (reference: object) => void,
    ) {}

    expect({ channelId = '', serviceUrl, conversation, from, recipient }: ActivityLike, at: number): void {
        const user = JSON.stringify([channelId, from?.id]);
        if (!this.due.has(user) && this.due.size >= MOST) return;
        this.due.set(user, { at, reference: { channelId, serviceUrl, conversation, user: from, bot: recipient } });
        this.alarm.at(at);
    }

    stop(): void {
        this.alarm.stop();
    }

    private ring(): void {
        const now = Date.now();
        for (const [user, { at, reference }] of this.due) {
            if (at > now) {
                this.alarm.at(at);
                continue;
            }
            this.due.delete(user);
            this.continue(reference).catch(() => this.failed(reference));
        }
    }

    /** The turn goes through the middleware, which ends the login; there is nothing to add. */
    private async continue(reference: object): Promise<void> {
        await this.adapter.continueConversationAsync(this.botAppId, reference, async () => {});
    }
}
