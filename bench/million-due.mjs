import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { KeyRing, SelfDestructingTranscripts } from 'bot-warden';
import { SqliteProvider } from 'bot-warden/storage/sqlite';

const HOUR = 3_600_000;
const COUNT = Number(process.env.BENCH_DUE ?? 1_000_000);

/** A million conversations of one message fall due in one hour, while nobody is running. */
export async function millionDue(folder, line) {
    const path = join(folder, 'million.sqlite');
    const keys = KeyRing.generate();
    const real = Date.now;
    const redactor = { redactActivity: (activity) => ({ activity, findings: [] }) };
    Date.now = () => real() - 3 * HOUR;
    const provider = new SqliteProvider({ path });
    const store = new SelfDestructingTranscripts({ keys, provider, redactor, silence: HOUR });
    const said = (index) => ({ type: 'message', id: `${index}`, text: 'hello', channelId: 'directline', conversation: { id: `c-${index}` }, from: { id: `u-${index}`, role: 'user' } });
    let start = performance.now();
    for (let lot = 0; lot < COUNT; lot += 1_000) {
        await Promise.all(Array.from({ length: 1_000 }, async (_, index) => store.append(await store.begin(said(lot + index)), said(lot + index))));
    }
    line(`${COUNT.toLocaleString('en')} conversations kept`, `${((performance.now() - start) / 1000).toFixed(0)} s`);
    store.close();
    await provider.close();
    Date.now = real;

    const again = new SqliteProvider({ path });
    const swept = new SelfDestructingTranscripts({ keys, provider: again, redactor, silence: HOUR });
    const { keyStore } = again;
    const destroy = keyStore.destroy.bind(keyStore);
    let shredded;
    keyStore.destroy = async (...args) => { await destroy(...args); shredded ??= performance.now(); };
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    start = performance.now();
    const receipt = await swept.sweep();
    delay.disable();
    line('all of them due', `hidden and shredded after ${(shredded - start).toFixed(1)} ms`, `${receipt.total.toLocaleString('en')} purged after ${((performance.now() - start) / 1000).toFixed(0)} s`);
    line('', `loop blocked at most ${(delay.max / 1e6).toFixed(1)} ms, p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms`);
    swept.close();
    await again.close();
}
