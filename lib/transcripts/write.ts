import { WardenError } from '../support/errors';
import type { Desk, OpenTranscript } from './ledger';
import type { TranscriptAppended } from './provider';
import { keyFor, sealRecord, type Record } from './records';
import { after, dueAt, goneAt, sealState, type Happening, type TranscriptState } from './state';

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

/** Adds entries, which are of one user, to a generation in one step. @returns what became of it, and how the generation then is */
export async function write(open: OpenTranscript, entries: readonly Entry[], desk: Desk): Promise<{ appended: TranscriptAppended; next: OpenTranscript }> {
    const { name, generation, key } = open;
    const { provider, dataKeys, names } = desk;
    const records = entries.flatMap(({ record }) => record ?? []);
    const count = generation.count + records.length;
    if (count > MOST_RECORDS) throw new WardenError('ERR_WARDEN_STORE', 'a conversation has more records than one key may seal: end it, or erase it');
    const state = withExpiring(entries.reduce((current, entry) => changed(current, generation.startedAt, desk, entry), open.state), generation.count, records);
    if (goneAt(state) > goneAt(open.state)) await dataKeys.keepUntil(generation.id, goneAt(state));
    const sealed = await Promise.all(records.map(async (record, offset) => {
        return sealRecord(await keyFor(key, record, dataKeys), record, name, generation.count + offset);
    }));
    const userId = entries[0]?.userId;
    const user = userId === undefined ? undefined : names.user(state.channelId, userId);
    const next = { ...generation, count, due: dueAt(state), state: sealState(key, state, name, { startedAt: generation.startedAt, count }) };
    const changes = { due: next.due, state: next.state, ...(user !== undefined && !generation.users.includes(user) && { user }) };
    const appended = await provider.append(name, generation.id, generation.count, sealed, changes);
    const users = changes.user === undefined ? generation.users : [...generation.users, changes.user];
    return { appended, next: { ...open, state, generation: { ...next, users } } };
}

function changed(state: TranscriptState, startedAt: number, { clock, lifetimes }: Desk, { happening, change }: Entry): TranscriptState {
    const happened = happening ? after(state, startedAt, clock.now(), lifetimes, happening) : state;
    return change ? change(happened) : happened;
}

function withExpiring(state: TranscriptState, from: number, records: readonly Record[]): TranscriptState {
    const expiring = records.flatMap(({ expiresAt }, offset) => (expiresAt === undefined ? [] : [[from + offset, expiresAt] as const]));
    return expiring.length > 0 ? { ...state, expiring: [...(state.expiring ?? []), ...expiring] } : state;
}
