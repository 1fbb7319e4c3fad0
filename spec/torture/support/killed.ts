import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing } from '../../../lib';
import { hourIn, type DataKey } from '../../../lib/storage/data-key';
import { DataKeys } from '../../../lib/storage/data-keys';
import { openDatabase } from '../../../lib/storage/providers/sqlite/engine';
import { openRecord } from '../../../lib/transcripts/records';
import { BOTH, keyOf, NEW, openAt, refOf, type Open } from './open';
import { BARE } from './bare';
import { after, SEED, STEPS, type Model } from './steps';

const DOOMED = ['doomed', 'second', 'evening'];

/** A store that was filled, of which each round gets a copy. */
export interface Seed {
    folder: string;
    texts: Model;
    /** The wrapped keys of what is going to be erased. */
    wrapped: Map<string, Buffer>;
    remove: () => void;
}

/** What a killed process left, and what it had said. */
interface Life {
    path: string;
    /** How many steps it had done. */
    done: number;
    /** Whether it was in the midst of the next one. */
    inMidst: boolean;
    /** How many calls it took, if it was not killed. */
    calls: number | undefined;
    signal: string | null;
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'warden-killed-'));

export async function seeded(): Promise<Seed> {
    const folder = newFolder();
    const open = await openAt({ kind: 'sqlite', path: join(folder, 'store.db') });
    let texts: Model = new Map();
    for (const step of SEED) {
        await step.run(open.store);
        texts = after(texts, step);
    }
    const wrapped = new Map<string, Buffer>();
    for (const name of DOOMED) wrapped.set(name, (await keyOf(open, name)).wrapped);
    await open.close();
    return { folder, texts, wrapped, remove: () => rmSync(folder, { recursive: true }) };
}

/** How many calls a process makes that lives to its end. */
export async function callsOfALife(seed: Seed): Promise<number> {
    return round(seed, 0, 'before', async ({ calls, signal, done }) => {
        assert.deepEqual([signal, done], [null, STEPS.length]);
        return calls!;
    });
}

/** Kills a process at its `nth` call, and looks at what is left. @returns in which step it was; nothing when it lived to its end */
export async function killedAt(seed: Seed, nth: number, when: 'before' | 'after'): Promise<string | undefined> {
    return round(seed, nth, when, async (life) => {
        const { signal, done, inMidst } = life;
        if (signal === null) return undefined; // there is some chance in how many calls it takes
        assert.equal(signal, 'SIGKILL');
        await check(life, seed);
        return inMidst ? STEPS[done]!.what : 'between';
    });
}

async function round<T>(seed: Seed, nth: number, when: string, use: (life: Life) => Promise<T>): Promise<T> {
    const folder = newFolder();
    try {
        cpSync(seed.folder, folder, { recursive: true });
        return await use(await lived(join(folder, 'store.db'), nth, when));
    } finally {
        rmSync(folder, { recursive: true });
    }
}

async function lived(path: string, nth: number, when: string): Promise<Life> {
    const child = fork(join(__dirname, 'mortal.js'), [path, String(nth), when], BARE);
    try {
        const [code, signal] = await once(child, 'close') as [number | null, string | null];
        assert.ok(code === 0 || code === null, `it ended with ${code} at call ${nth}`);
        const notes = readFileSync(`${path}.notes`, 'utf8').trim().split('\n');
        const count = (what: string) => notes.filter((note) => note.startsWith(what)).length;
        const calls = /^calls (\d+)$/.exec(notes.at(-1)!)?.[1];
        return { path, signal, done: count('done'), inMidst: count('begun') > count('done'), calls: calls === undefined ? undefined : Number(calls) };
    } finally {
        child.kill('SIGKILL');
    }
}

async function check(life: Life, { texts, wrapped }: Seed): Promise<void> {
    const { path, done, inMidst } = life;
    const before = STEPS.slice(0, done).reduce(after, texts);
    const possible = inMidst ? after(before, STEPS[done]!) : before;
    const open = await openAt({ kind: 'sqlite', path }, { keys: BOTH });
    open.store.close(); // nothing is to happen by itself
    try {
        const found = await allTexts(open, possible);
        for (const [name, given] of found) assertEither(name, given, before.get(name) ?? [], possible.get(name)!);
        assert.equal((await open.store.sweep()).verified, true);
        assert.deepEqual(await allTexts(open, possible), found, 'a sweep changed what can be read');
        assert.deepEqual(await open.provider.erasures(9), []);
        await open.store.rotate();
        assert.deepEqual(await textsWithNewKeyAlone(open, found), found);
        for (const [name, texts] of found) if (texts.length === 0 || name === 'doomed' && texts[0] === 'd9') assertNoKey(path, wrapped.get(name), name);
    } finally {
        await open.close();
    }
    assertSound(path);
}

/** All of a step, nothing of it, or, of an append, the first of its texts. */
function assertEither(name: string, found: readonly string[], before: readonly string[], possible: readonly string[]): void {
    const isPart = found.length >= before.length && found.every((text, index) => text === possible[index]);
    if (!isPart) assert.deepEqual(found, String(found) === String(possible) ? possible : before, name);
}

async function allTexts({ textsOf }: Open, model: Model): Promise<Map<string, string[]>> {
    const all = new Map<string, string[]>();
    for (const name of model.keys()) all.set(name, await textsOf(name));
    return all;
}

/** Names need the old root key, so those are told. */
async function textsWithNewKeyAlone({ provider, store }: Open, model: Model): Promise<Map<string, string[]>> {
    const dataKeys = new DataKeys(provider.keyStore, KeyRing.fromEnv(NEW));
    const all = new Map<string, string[]>();
    for (const conversation of model.keys()) {
        const name = store.labelOf(refOf(conversation));
        const slot = await provider.get(name);
        const key = slot && 'live' in slot ? await dataKeys.open(slot.live.id) : undefined;
        const records = slot && 'live' in slot ? await provider.read(name, slot.live.id, 0, 999) : [];
        all.set(conversation, (await Promise.all(records.map((record, index) => textIn(record, index, name, key!, dataKeys)))).flat());
    }
    return all;
}

async function textIn(sealed: Buffer, index: number, name: string, key: DataKey, { hours }: DataKeys): Promise<string[]> {
    const hour = hourIn(sealed);
    const own = hour === undefined ? key : key.during(hour, (await hours.of(hour))!);
    const { text } = openRecord(own, sealed, name, index);
    return text === '' ? [] : [(JSON.parse(text) as { text: string }).text];
}

function assertNoKey(path: string, wrapped: Buffer | undefined, name: string): void {
    assert.ok(!wrapped || !readFileSync(`${path}.keys`).includes(wrapped), `the wrapped key of ${name} is still there`);
}

function assertSound(path: string): void {
    const database = openDatabase(path);
    try {
        assert.deepEqual(database.prepare('PRAGMA integrity_check').all().map((row) => Object.values(row as object)[0] as string), ['ok']);
        const orphans = database.prepare(`SELECT count(*) AS orphans FROM record WHERE key / ${2 ** 21} NOT IN (SELECT number FROM generation WHERE ended = 0)`).get();
        assert.deepEqual({ ...orphans as object }, { orphans: 0 });
    } finally {
        database.close();
    }
}
