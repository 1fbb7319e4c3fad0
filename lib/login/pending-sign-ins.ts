import { compareAndSet } from '../storage/compare-and-set';
import type { KeyRing } from '../storage/key-ring';
import { recordName } from '../storage/record-name';
import type { StorageLike } from '../storage/storage';
import type { ActivityLike } from '../turn/types';

/** Milliseconds; longer than a prompt waits. Then a sign-in that was asked for is none any more. */
const LIFE = 3_600_000;

/** When a user was asked to sign in, by connection, in epoch milliseconds. */
type Asked = Record<string, number>;

/** Which users were asked to sign in: nobody else's sign-in can have finished. Channels repeat events, so an answer is no end. */
export class PendingSignIns {
    constructor(
        private readonly storage: StorageLike,
        private readonly keys: KeyRing | undefined,
    ) {}

    async ask(activity: ActivityLike, connectionName: string): Promise<void> {
        const now = Date.now();
        await compareAndSet<{ asked: Asked }>(this.storage, this.nameOf(activity), (current) => ({
            asked: { ...current?.asked, [connectionName]: now },
        }));
    }

    async isAsked(activity: ActivityLike, connectionName: string): Promise<boolean> {
        const name = this.nameOf(activity);
        const record = (await this.storage.read([name]))[name] as { asked?: Asked } | undefined;
        const age = Date.now() - Number(record?.asked?.[connectionName]);
        return age >= 0 && age < LIFE;
    }

    private nameOf({ channelId = '', from }: ActivityLike): string {
        return recordName('sign-in', [channelId, from?.id ?? ''], this.keys);
    }
}
