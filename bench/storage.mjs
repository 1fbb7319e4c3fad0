// What a transcript costs that is on record when the turn is over, beside the SDK's own stores, in one run on one disk.
//   npm run build && node bench/storage.mjs [--million]
// A turn is a message and its echo, about 0.9 KB of JSON each, on an adapter that sends nowhere. The SDK's file store neither waits
// for its writes nor syncs them; bot-warden does both. --million adds a million conversations that fall due at once (minutes).
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { BotAdapter, FileTranscriptStore, TranscriptLoggerMiddleware, TurnContext } from 'botbuilder';
import { KeyRing, SelfDestructingTranscripts, SelfDestructMiddleware } from 'bot-warden';
import { SqliteProvider } from 'bot-warden/storage/sqlite';
import { millionDue } from './million-due.mjs';

const CONVERSATIONS = 64;
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'bot-warden-bench-'));
const filler = 'lorem ipsum dolor sit amet '.repeat(24);

class NowhereAdapter extends BotAdapter {
    async sendActivities(context, activities) { return activities.map((_, index) => ({ id: `out-${index}` })); }
    async updateActivity() {}
    async deleteActivity() {}
    async continueConversation() {}
}

let ids = 0;
function take(adapter, conversation) {
    const activity = {
        type: 'message', id: `in-${++ids}`, timestamp: new Date(), channelId: 'directline', serviceUrl: 'https://example.org', text: filler,
        from: { id: 'ann', role: 'user' }, recipient: { id: 'bot', role: 'bot' }, conversation: { id: `conversation-${conversation}` },
    };
    return adapter.runMiddleware(new TurnContext(adapter, activity), async (context) => { await context.sendActivity(filler); });
}

function withMiddleware(...middleware) {
    const adapter = new NowhereAdapter();
    for (const each of middleware) adapter.use(each);
    return adapter;
}

/** Redaction has a bench of its own. */
const asItIs = { redactActivity: (activity) => ({ activity, findings: [] }) };

function warden(name, options = {}) {
    const provider = new SqliteProvider({ path: join(folder, name) });
    const store = new SelfDestructingTranscripts({ keys: KeyRing.generate(), provider, redactor: asItIs, ...options });
    return { provider, store, adapter: withMiddleware(new SelfDestructMiddleware({ store, recall: 'off' })) };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const since = (start) => performance.now() - start;

async function serial(adapter, turns) {
    const times = [];
    const start = performance.now();
    for (let turn = 0; turn < turns; turn++) {
        const before = performance.now();
        await take(adapter, turn % CONVERSATIONS);
        times.push(since(before));
    }
    return { rate: turns / since(start) * 1000, median: median(times) };
}

async function inFlight(adapter, turns, width) {
    const start = performance.now();
    let next = 0;
    await Promise.all(Array.from({ length: width }, async (_, conversation) => {
        while (next++ < turns) await take(adapter, conversation);
    }));
    return turns / since(start) * 1000;
}

function syncs() {
    const file = openSync(join(folder, 'sync'), 'w');
    const block = Buffer.alloc(4096, 1);
    const start = performance.now();
    let count = 0;
    while (since(start) < 1000) { writeSync(file, block, 0, block.length, 0); fdatasyncSync(file); count++; }
    closeSync(file);
    return count;
}

const line = (what, ...figures) => console.log(what.padEnd(46), figures.join('   '));
const rate = (value) => `${Math.round(value).toLocaleString('en').padStart(8)} turns/s`;

try {
    line('disk', `${syncs().toLocaleString('en').padStart(8)} fdatasync/s`);
    const bare = withMiddleware();
    await serial(bare, 2_000);
    const bareSerial = await serial(bare, 5_000);
    line('no transcript', rate(bareSerial.rate));

    const one = warden('one.sqlite');
    await serial(one.adapter, 500);
    const sdk = withMiddleware(new TranscriptLoggerMiddleware(new FileTranscriptStore(join(folder, 'files'))));
    await serial(sdk, 200);
    const figures = { sdk: [], own: [], added: [], sdk64: [], own64: [] };
    for (let round = 0; round < 3; round++) {
        figures.sdk.push((await serial(sdk, 700)).rate);
        const own = await serial(one.adapter, 2_000);
        figures.own.push(own.rate);
        figures.added.push(own.median - bareSerial.median);
        figures.sdk64.push(await inFlight(sdk, 1_000, 64));
        figures.own64.push(await inFlight(one.adapter, 8_000, 64));
    }
    line("SDK's FileTranscriptStore, serial", rate(median(figures.sdk)), '(not synced, not awaited)');
    line('bot-warden on SQLite, serial', rate(median(figures.own)), `best ${Math.round(Math.max(...figures.own))}`, `${(median(figures.own) / median(figures.sdk)).toFixed(1)} x`, `adds ${(median(figures.added) * 1000).toFixed(0)} us (median)`);
    line("SDK's FileTranscriptStore, 64 in flight", rate(median(figures.sdk64)));
    line('bot-warden on SQLite, 64 in flight', rate(median(figures.own64)), `best ${Math.round(Math.max(...figures.own64))}`, `${(median(figures.own64) / median(figures.sdk64)).toFixed(1)} x`);
    one.store.close();
    await one.provider.close();

    const long = warden('long.sqlite');
    const turn = await long.store.begin({ channelId: 'directline', conversation: { id: 'long' } });
    const kept = (index) => ({ type: 'message', id: `a-${index}`, text: filler, timestamp: new Date(), channelId: 'directline', conversation: { id: 'long' }, from: { id: 'ann', role: 'user' } });
    const fill = async (count) => { for (let lot = 0; lot < count; lot += 500) await Promise.all(Array.from({ length: 500 }, (_, index) => long.store.append(turn, kept(lot + index)))); };
    await fill(10_000);
    const start = performance.now();
    let pages = 0;
    for (let token; token !== ''; pages++) ({ continuationToken: token } = await long.store.getTranscriptActivities('directline', 'long', token));
    line('10,000 activities read, page by page', `${since(start).toFixed(0)} ms (${pages} pages)`);
    let shredded;
    const destroy = long.provider.keyStore.destroy.bind(long.provider.keyStore);
    long.provider.keyStore.destroy = async (...args) => { await destroy(...args); shredded ??= performance.now(); };
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const begun = performance.now();
    const receipt = await long.store.erase({ channelId: 'directline', conversation: { id: 'long' } });
    delay.disable();
    line('10,000 activities erased', `irrecoverable after ${(shredded - begun).toFixed(2)} ms`, `purged and verified (${receipt.verified}) after ${since(begun).toFixed(0)} ms`, `loop blocked at most ${(delay.max / 1e6).toFixed(1)} ms`);
    long.store.close();
    await long.provider.close();

    const busy = warden('busy.sqlite');
    const memory = async (turns) => {
        for (let done = 0; done < turns; done += 1_000) await inFlight(busy.adapter, 1_000, 64);
        globalThis.gc?.();
        return process.memoryUsage().heapUsed / 1e6;
    };
    await memory(5_000);
    const before = await memory(5_000);
    const after = await memory(50_000);
    line('heap over 100,000 more activities', `${(after - before).toFixed(1)} MB more${globalThis.gc ? '' : ' (run with --expose-gc for a true figure)'}`);
    busy.store.close();
    await busy.provider.close();
    if (process.argv.includes('--million')) await millionDue(folder, line);
} finally {
    rmSync(folder, { recursive: true, force: true });
}
