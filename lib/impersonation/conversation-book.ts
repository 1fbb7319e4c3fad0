import { hash } from 'node:crypto';
import { recordName } from '../storage/record-name';
import type { KeyRing } from '../storage/key-ring';
import type { StorageLike } from '../storage/storage';
import type { ActivityLike } from '../turn/types';
import { accountOf, isClientWritten, tenantsOf } from './channel-fields';
import { changeRecord } from '../storage/contended-record';
import { asUsed, recordIn, withKnown, type ConversationRecord, type Known } from './conversation-record';
import { speakerOf } from './detect';
import { isShared, type SharedIdLimit } from './shared-ids';

type Change = (current: ConversationRecord | undefined) => ConversationRecord | undefined;

/** What is kept of all conversations, one record each, and of ids that clients have made up. */
export class ConversationBook {
    private readonly pepper: string;

    constructor(
        readonly storage: StorageLike,
        private readonly keys: KeyRing | undefined,
        private readonly keep: number,
    ) {
        this.pepper = keys?.mac('replay').toString('base64url') ?? '';
    }

    /** @param change returns the same object for no change */
    change(activity: ActivityLike, now: number, change: Change): Promise<ConversationRecord | undefined> {
        return changeRecord<ConversationRecord>(this.storage, this.nameOf(activity), (stored) => {
            const current = recordIn(stored, this.keep, now);
            const wanted = change(current);
            return wanted === current ? stored : wanted;
        });
    }

    async read(activity: ActivityLike): Promise<ConversationRecord | undefined> {
        const name = this.nameOf(activity);
        return recordIn((await this.storage.read([name]))[name] as ConversationRecord | undefined, this.keep, Date.now());
    }

    /** Who signed in as the turn's user, at one connection; nothing yet when that is not known. */
    identityIn(record: ConversationRecord | undefined, activity: ActivityLike, connection: string): string | undefined {
        return record?.speakers?.[this.speakerOf(activity)]?.identities?.[this.hash('connection', connection)];
    }

    /** Takes note of who signed in, where nobody did. @returns what is known now */
    async bindIdentity(activity: ActivityLike, connection: string, identity: string): Promise<ConversationRecord | undefined> {
        const [speaker, key, now] = [this.speakerOf(activity), this.hash('connection', connection), Date.now()];
        return this.change(activity, now, (current = {}) => {
            const { identities } = current.speakers?.[speaker] ?? {};
            return identities?.[key] ? current : asUsed(withKnown(current, speaker, { identities: { ...identities, [key]: identity } }), now);
        });
    }

    /** Forgets who signed in as the turn's user, so that another account can. */
    async releaseIdentities(activity: ActivityLike): Promise<void> {
        const speaker = this.speakerOf(activity);
        await this.change(activity, Date.now(), (current) => {
            const { identities, ...known } = current?.speakers?.[speaker] ?? {};
            return current && identities ? { ...current, speakers: { ...current.speakers, [speaker]: known } } : current;
        });
    }

    /** Takes note that the turn's user begins a conversation. @returns whether their id begins too many */
    async isShared(activity: ActivityLike, limit: SharedIdLimit): Promise<boolean> {
        const { channelId = '', conversation } = activity;
        const name = `bot-warden/shared-id/${this.hash('shared-id', channelId, speakerOf(activity) ?? '')}`;
        return isShared(this.storage, name, this.hash('conversation', channelId, conversation?.id ?? ''), limit);
    }

    speakerOf(activity: ActivityLike): string {
        return recordName('speaker', [activity.channelId ?? '', speakerOf(activity) ?? ''], this.keys);
    }

    knownOf(activity: ActivityLike): Known {
        const { id } = accountOf(activity);
        const [tenant] = isClientWritten(activity) ? [] : tenantsOf(activity);
        return { ...(id !== undefined && { account: this.hash('account', id) }), ...(tenant !== undefined && { tenant: this.hash('tenant', tenant) }) };
    }

    /** 128 bits, inside of records. */
    hash(what: string, ...parts: string[]): string {
        return this.contentHash(JSON.stringify([what, ...parts])).slice(0, 22);
    }

    /**
     * Of what was said, so that nobody who reads the storage can try out what that was: the secret in front takes the place of HMAC, at
     * less cost, as only a part of the hash is ever shown.
     */
    contentHash(text: string): string {
        return hash('sha256', this.pepper + text, 'base64url');
    }

    private nameOf({ channelId = '', conversation }: ActivityLike): string {
        return recordName('impersonation', [channelId, conversation?.id ?? ''], this.keys);
    }
}
