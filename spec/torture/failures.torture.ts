import assert from 'node:assert/strict';
import { KeyRing, SelfDestructingTranscripts, WardenError } from '../../lib';
import { Cuttable } from '../helpers/cuttable';
import { until } from '../helpers/servers';
import { engine } from './support/engines';
import { figure } from './support/figures';
import { CHANNEL, keep, OLD, refOf, type Address, type Open } from './support/open';
import { tapped, type Tap } from './support/tapped';

/** More than an erasure makes. */
const MOST_CALLS = 12;

const isGone = async ({ textsOf, provider, store }: Open) => {
    assert.deepEqual(await textsOf('talk'), []);
    const slot = await provider.get(store.labelOf(refOf('talk')));
    assert.ok(slot && 'erased' in slot);
};

for (const kind of ['redis', 'postgres'] as const) {
    describe(`the erasure of transcripts in ${kind}`, function () {
        this.timeout(300_000);
        const { fresh, open, servers } = engine(kind);
        const server = () => (kind === 'redis'
            ? { crash: () => servers.redis.kill(), launch: () => servers.redis.up() }
            : { crash: () => servers.postgres.crash(), launch: () => servers.postgres.launch() });

        /**
         * Erases while something breaks, and again when it is whole.
         * @returns whether the erasure reached the call at which it breaks
         */
        async function erased(address: Address, tap: Tap, isBroken: () => boolean, mend: () => Promise<unknown>): Promise<boolean> {
            const { provider, close } = await open(address);
            const store = new SelfDestructingTranscripts({ keys: KeyRing.fromEnv(OLD), provider });
            const generation = await keep(store, 'talk', ['secret one', 'secret two']);
            await keep(store, 'neighbour', ['kept']);
            let isErasing = true;
            const only = (what: Tap['before']): Tap['before'] => (number, name) => (isErasing ? what?.(number, name) : undefined);
            store['desk'].provider = tapped(provider, { before: only(tap.before), after: only(tap.after) });
            Object.assign(store['desk'].dataKeys, { store: store['desk'].provider.keyStore });
            const receipt = await store.erase(refOf('talk'));
            isErasing = false;
            const reached = isBroken();
            const [outcome] = receipt.stores;
            assert.equal(receipt.verified, outcome?.state === 'purged');
            const read = () => store.getTranscriptActivities(CHANNEL, 'talk').then(({ items }) => items, (error: unknown) => {
                assert.ok(error instanceof WardenError, String(error));
                return [];
            });
            assert.deepEqual(await read(), []);
            await mend();
            await until(() => provider.get('any'));
            assert.deepEqual(await read(), []);
            const other = await open(address);
            if (outcome?.state !== 'pending') assert.deepEqual(await until(() => other.textsOf('talk')), []);
            await until(async () => assert.equal((await store.sweep()).verified, true));
            await isGone(other);
            const [key] = await other.provider.keyStore.get([generation]);
            assert.ok(key && 'destroyedAt' in key);
            assert.deepEqual(await other.provider.erasures(9), []);
            assert.deepEqual(await other.textsOf('neighbour'), ['kept']);
            store.close();
            await close();
            return reached;
        }

        it('is finished by the next sweep, wherever the server crashes', async () => {
            let crashes = 0;
            for (let at = 1; at <= MOST_CALLS; at += 1) {
                for (const when of ['before', 'after'] as const) {
                    let broken = false;
                    const tap: Tap = { [when]: (number: number) => {
                        if (number !== at) return undefined;
                        broken = true;
                        return server().crash();
                    } };
                    if (await erased(fresh(), tap, () => broken, async () => { if (broken) await server().launch(); })) crashes += 1;
                }
            }
            assert.ok(crashes >= 8, `${crashes} crashes`);
            figure(`${kind}: crashes amid an erasure`, crashes);
        });

        it('is finished by the next sweep, wherever the network is cut', async () => {
            let cuts = 0;
            for (let at = 1; at <= MOST_CALLS; at += 1) {
                for (const lost of ['requests', 'answers'] as const) {
                    const address = fresh() as Exclude<Address, { kind: 'sqlite' }>;
                    const network = await Cuttable.to(address.port);
                    const tap: Tap = { before: (number) => {
                        if (number === at) network.lost = lost;
                        return undefined;
                    } };
                    try {
                        const mend = async () => { network.lost = 'nothing'; };
                        if (await erased({ ...address, port: network.port }, tap, () => network.lost === lost, mend)) cuts += 1;
                    } finally {
                        network.close();
                    }
                }
            }
            assert.ok(cuts >= 8, `${cuts} cuts`);
            figure(`${kind}: cuts of the network amid an erasure`, cuts);
        });
    });
}
