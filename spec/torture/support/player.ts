import { randomInt } from 'node:crypto';
import { openAt, refOf, said, type Address, type Open } from './open';

/** On the clock that all processes of a machine share, in nanoseconds. */
type Instant = bigint;

/** What a player did, and between which instants; `ok` is whether it was acknowledged. */
export interface Act {
    act: 'append' | 'erase' | 'sweep';
    conversation: string;
    text?: string;
    generation?: string;
    ok: boolean;
    from: string;
    to: string;
}

export type Role = 'writer' | 'eraser' | 'sweeper';

export const SHARED = ['one', 'two', 'three', 'four', 'five'] as const;

/** Plays its part until the time is up. @returns all that it did */
async function play(open: Open, me: string, role: Role, milliseconds: number): Promise<Act[]> {
    const acts: Act[] = [];
    const until = performance.now() + milliseconds;
    for (let number = 0; performance.now() < until; number += 1) {
        const conversation = SHARED[randomInt(SHARED.length)]!;
        const from: Instant = process.hrtime.bigint();
        const did = await { writer: write, eraser: erase, sweeper: sweep }[role](open, conversation, `${me}-${number}`);
        acts.push({ conversation, ...did, from: String(from), to: String(process.hrtime.bigint()) });
        if (role !== 'writer') await new Promise((resolve) => { setTimeout(resolve, randomInt(60)); });
    }
    return acts;
}

async function write({ store }: Open, conversation: string, text: string) {
    const turn = await store.begin(refOf(conversation));
    const ok = await store.append(turn, said(conversation, text, text.split('-')[0]));
    return { act: 'append' as const, text, generation: turn.generation, ok };
}

async function erase({ store }: Open, conversation: string) {
    const { total, verified } = await store.erase(refOf(conversation));
    return { act: 'erase' as const, ok: total === 0 || verified };
}

async function sweep({ store }: Open) {
    await store.rotate();
    return { act: 'sweep' as const, ok: (await store.sweep()).verified };
}

async function main([address, me, role, milliseconds]: string[]): Promise<void> {
    const open = await openAt(JSON.parse(address!) as Address);
    const acts = await play(open, me!, role as Role, Number(milliseconds));
    await open.close();
    process.send!(acts, () => process.exit(0));
}

if (require.main === module) void main(process.argv.slice(2));
