import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { refOf, type Address, type Open } from './open';
import { BARE } from './bare';
import { SHARED, type Act, type Role } from './player';

/** Has processes play over one store. @returns what all of them did */
export async function race(address: Address, roles: readonly Role[], milliseconds: number): Promise<Act[]> {
    const all = await Promise.all(roles.map(async (role, index) => {
        const args = [JSON.stringify(address), `p${index}`, role, String(milliseconds)];
        const child = fork(join(__dirname, 'player.js'), args, BARE);
        let acts: Act[] | undefined;
        child.on('message', (message) => { acts = message as Act[]; });
        const [code, signal] = await once(child, 'close') as [number | null, string | null];
        assert.deepEqual([code, signal], [0, null], `${role} ${index} ended early`);
        return acts!;
    }));
    return all.flat();
}

/** What has to be so after a race. */
export async function assertFair(acts: readonly Act[], { store, provider, textsOf }: Open): Promise<void> {
    assert.equal((await store.sweep()).verified, true);
    assert.deepEqual(await provider.erasures(9), []);
    for (const conversation of SHARED) {
        const own = acts.filter((act) => act.conversation === conversation);
        const appends = own.filter(({ act }) => act === 'append');
        const slot = await provider.get(store.labelOf(refOf(conversation)));
        const live = slot && 'live' in slot ? slot.live.id : undefined;
        const texts = await textsOf(conversation);
        assert.equal(new Set(texts).size, texts.length, 'each once');
        const erasedBefore = own.filter(({ act, ok }) => act === 'erase' && ok).reduce((latest, { from }) => (BigInt(from) > latest ? BigInt(from) : latest), 0n);
        const back = appends.filter(({ text, to }) => BigInt(to) < erasedBefore && texts.includes(text!));
        assert.deepEqual(back, [], 'what was erased is back');
        const acknowledged = appends.filter(({ generation, ok }) => ok && generation === live).map(({ text }) => text!);
        for (const writer of new Set(acknowledged.map((text) => text.split('-')[0]))) {
            const by = (some: readonly string[]) => some.filter((text) => text.startsWith(`${writer}-`));
            assert.deepEqual(by(texts), by(acknowledged), `what ${writer} was told is kept of ${conversation}`);
        }
    }
}
