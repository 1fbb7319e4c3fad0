import { WardenError } from '../support/errors';
import { withStretches, type Stretch } from './expiring';
import type { Desk, OpenTranscript } from './ledger';
import type { TranscriptAppended } from './provider';
import { NOTHING, sealRecord, sealUntil, type Record } from './records';
import { after, dueAt, goneAt, sealState, unlessHeld, type Happening, type TranscriptState } from './state';

/** Something that is kept of a conversation, or only changes when it has to be gone. */
export interface Entry {
    record?: Record | undefined;
    happening?: Happening | undefined;
    /** Any other change. */
    change?: ((state: TranscriptState) => TranscriptState) | undefined;
    /** The user who takes part with it. */
    userId?: string | undefined;
}

/** Each record seals twice under one key, of which 2 ** 32 are safe (NIST SP 800-38D, 8.3). */
const MOST_RECORDS = 2 ** 30;
/** A provider tells writers apart by the number of records: a change of the state alone adds an empty one, so that none goes unnoticed. */
const MARK: Record = { text: NOTHING };

/**
 * Adds entries, which are of one user, to a generation in one step.
 * @param again whether another was faster before, who may have wrapped the key for a shorter time
 * @returns what became of it, and how the generation then is
 */
export async function write(
    open: OpenTranscript, entries: readonly Entry[], desk: Desk, again: boolean,
): Promise<{ appended: TranscriptAppended; next: OpenTranscript }> {
    const { name, generation, key } = open;
    const { provider, dataKeys } = desk;
    const { startedAt } = generation;
    const records = recordsOf(entries, desk);
    const count = generation.count + records.length;
    if (count > MOST_RECORDS) throw new WardenError('ERR_WARDEN_STORE', 'a conversation has more records than one key may seal: end it, or erase it');
    const changed = entries.reduce((current, entry) => stateAfter(current, startedAt, desk, entry), open.state);
    const state = { ...changed, expiring: withStretches(changed.expiring, stretchesOf(records, generation.count)) };
    if (again || goneAt(state) > goneAt(open.state)) await dataKeys.keepUntil(generation.id, goneAt(state), again);
    const sealed = records.some(({ expiresAt }) => expiresAt !== undefined) ? await sealedUntil(open, records, state, desk) : sealedOf(open, records);
    const due = dueAt(state);
    const seal = sealState(key, state, name, { startedAt, count });
    const user = newUser(entries, open, desk);
    const appended = await provider.append(name, generation.id, generation.count, sealed, { due, state: seal, ...(user !== undefined && { user }) });
    const users = user === undefined ? generation.users : [...generation.users, user];
    return { appended, next: { ...open, state, generation: { ...generation, count, due, state: seal, users } } };
}

/** What is due already is not kept. */
function recordsOf(entries: readonly Entry[], { clock }: Desk): readonly Record[] {
    const records = entries.flatMap(({ record }) => record ?? []).map((record) => ((record.expiresAt ?? Infinity) > clock.confirmed() ? record : MARK));
    return records.length > 0 ? records : [MARK];
}

function sealedOf({ name, generation, key }: OpenTranscript, records: readonly Record[]): Buffer[] {
    return records.map((record, offset) => sealRecord(key, record, name, generation.count + offset));
}

/** Some with a time of their own. */
async function sealedUntil({ name, generation, key }: OpenTranscript, records: readonly Record[], state: TranscriptState, { dataKeys }: Desk): Promise<Buffer[]> {
    return Promise.all(records.map(async (record, offset) => {
        const due = record.expiresAt === undefined ? undefined : unlessHeld(state, record.expiresAt);
        return sealUntil(key, record, due, dataKeys.hours, name, generation.count + offset);
    }));
}

function newUser([entry]: readonly Entry[], { generation, state }: OpenTranscript, { names }: Desk): string | undefined {
    const user = entry?.userId === undefined ? undefined : names.user(state.channelId, entry.userId);
    return user !== undefined && generation.users.includes(user) ? undefined : user;
}

function stateAfter(state: TranscriptState, startedAt: number, { clock, lifetimes }: Desk, { happening, change }: Entry): TranscriptState {
    const happened = happening ? after(state, startedAt, clock.confirmed(), lifetimes, happening) : state;
    return change ? change(happened) : happened;
}

function stretchesOf(records: readonly Record[], from: number): readonly Stretch[] {
    return records.flatMap(({ expiresAt }, offset) => (expiresAt === undefined ? [] : [[from + offset, from + offset, expiresAt] as const]));
}
