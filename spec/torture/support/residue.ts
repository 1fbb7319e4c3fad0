import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from './engines';
import { marked, type Marked } from './markers';
import { CHANNEL, refOf, type Open } from './open';
import { formsOf, found, type Sought } from './search';

/** The search finds what is there: each form of it in a file of its own, and in base64 wherever it begins. */
export function assertFinds(folder: string, sought: Sought): void {
    for (const [name, value] of Object.entries(sought)) {
        const forms = formsOf(value).map((form) => Buffer.concat([Buffer.from('x'), form, Buffer.from('y')]));
        const encoded = ['', 'x', 'xx'].map((before) => Buffer.from(Buffer.concat([Buffer.from(before), Buffer.from(value as string), Buffer.from('y')]).toString('base64')));
        const planted = [...forms, ...encoded].map((bytes, index) => ({ bytes, file: `planted-${index}` }));
        for (const { file, bytes } of planted) writeFileSync(join(folder, file), bytes);
        assert.deepEqual(found(folder, { [name]: value }), planted.map(({ file }) => `${name} in ${file}`).toSorted());
        for (const { file } of planted) rmSync(join(folder, file));
    }
}

/** Conversations that are erased in every way there is, looked for before and after. */
export async function residueOf(engine: Engine): Promise<{ open: Open; folder: string; erased: Marked[]; kept: Marked; wrapped: Sought }> {
    const address = engine.fresh();
    const open = await engine.open(address);
    const folder = engine.folder(address);
    const erased: Marked[] = [];
    for (let count = 0; count < 5; count += 1) erased.push(await marked(open));
    const neighbour = await marked(open);
    const all = [...erased, neighbour];
    assertNothingInClear(folder, all);
    const wrapped = Object.fromEntries(erased.map((each, index) => [`wrapped key ${index}`, each.wrapped.wrapped!]));
    assert.notDeepEqual(found(folder, wrapped), [], 'wrapped keys are where the key store is');
    const [byRef, byUser, byEnd, byTime, again] = erased as [Marked, Marked, Marked, Marked, Marked];
    assert.equal((await open.store.erase(refOf(byRef.conversation))).verified, true);
    assert.equal((await open.store.eraseUser(CHANNEL, byUser.user)).verified, true);
    await open.store.end(refOf(byEnd.conversation));
    await open.store.expireAfter(refOf(byTime.conversation), 1);
    await pause(2);
    assert.equal((await open.store.sweep()).verified, true);
    assert.equal((await open.store.forget(refOf(again.conversation), again.user)).verified, true);
    for (const { conversation } of erased) assert.deepEqual(await open.textsOf(conversation), []);
    assert.deepEqual(await open.textsOf(neighbour.conversation), neighbour.texts);
    assertNothingInClear(folder, all);
    return { open, folder, erased, kept: neighbour, wrapped };
}

export function assertNothingInClear(folder: string, all: readonly Marked[]): void {
    for (const { clear } of all) assert.deepEqual(found(folder, clear), []);
}
