import assert from 'node:assert/strict';
import type { SinonFakeTimers } from 'sinon';
import { KeyRing, MemoryKeyStore, MemoryProvider, SelfDestructingTranscripts, WardenError } from '../../../lib';
import { frozenClock } from '../../helpers/frozen-clock';
import { keep, OLD, refOf } from '../../torture/support/open';

const HOUR = 3_600_000;

describe('transcripts whose key store does not answer', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozenClock(Date.UTC(2026, 0, 1)); });
    afterEach(() => clock.restore());

    const silent = async () => { throw new WardenError('ERR_WARDEN_STORE', 'no answer'); };

    /** A conversation under a legal hold, of which one record is due. */
    async function held() {
        const keyStore = new MemoryKeyStore();
        const provider = new MemoryProvider();
        const first = new SelfDestructingTranscripts({ keys: KeyRing.fromEnv(OLD), provider, keyStore });
        await keep(first, 'talk', ['one', 'two']);
        await first.hold(refOf('talk'), { reason: 'a lawsuit', until: Date.now() + 99 * HOUR });
        await first.expireActivity(await first.begin(refOf('talk')), 'id of one', 1);
        clock.setSystemTime(Date.now() + 1); // and no timer rings
        const store = new SelfDestructingTranscripts({ keys: KeyRing.fromEnv(OLD), provider, keyStore });
        return { keyStore, store, texts: async () => (await store.getTranscriptActivities('torture', 'talk')).items.map(({ text }: { text: string }) => text) };
    }

    for (const [how, erase] of [
        ['a sweep', (store: SelfDestructingTranscripts) => store.sweep()],
        ['a request', (store: SelfDestructingTranscripts) => store.erase(refOf('talk'))],
    ] as const) {
        it(`are not erased before their time, nor against a hold, by ${how}`, async () => {
            const { keyStore, store, texts } = await held();
            const get = keyStore.get.bind(keyStore);
            keyStore.get = silent;
            assert.notEqual(await erase(store).then(({ verified }) => verified, () => 'rejected'), true);
            keyStore.get = get;
            await store.sweep();
            assert.deepEqual(await texts(), ['one', 'two']);
        });
    }
});
