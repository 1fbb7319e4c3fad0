import { KeyedLock } from '../support/keyed-lock';
import type { ActivityLike } from '../turn/types';
import type { Desk, Ledger } from './ledger';

/** What the SDK's loggers write, who do not wait and write late: a user's newer message starts anew after an erasure, all else stays away. */
export class Logging {
    private readonly lock = new KeyedLock();

    constructor(
        private readonly desk: Desk,
        private readonly ledger: Ledger,
        private readonly keep: (activity: ActivityLike) => Promise<void>,
    ) {}

    async log(activity: ActivityLike): Promise<void> {
        const name = this.desk.names.of(activity);
        await this.lock.run(name, async () => { // a reply comes while its message is on the way
            if (await this.isWanted(name, activity)) await this.keep(activity);
        });
    }

    private async isWanted(name: string, activity: ActivityLike): Promise<boolean> {
        const slot = await this.desk.provider.get(name);
        if (!slot) return true;
        const isErased = 'erased' in slot;
        const erasedAt = isErased ? slot.erased.erasedAt : (await this.ledger.open(name, slot.live))?.state.notBefore;
        if (erasedAt !== undefined && !(saidAt(activity) > erasedAt)) return false; // nor when it has no time that could be read
        return !isErased || activity.from?.role === 'user'; // they mark users, and not always bots
    }
}

function saidAt({ timestamp }: ActivityLike): number {
    return timestamp === undefined ? Date.now() : new Date(timestamp).getTime();
}
