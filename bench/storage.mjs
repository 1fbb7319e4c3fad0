// What a transcript costs that is on record when the turn is over, beside the SDK's own stores, in one run on one disk.
//   npm run build && node bench/storage.mjs [--million]
// A turn is a message and its echo, about 0.9 KB of JSON each, on an adapter that sends nowhere. The SDK's file store neither waits
// for its writes nor syncs them; bot-warden does both. --million adds a million conversations that fall due at once (minutes).
import fs, { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
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

/** Three conversations of 10,000 activities: one is read, all are erased. */
async function longConversations() {
    const { provider, store } = warden('long.sqlite');
    const refs = ['one', 'two', 'three'].map((id) => ({ channelId: 'directline', conversation: { id } }));
    const kept = (ref, index) => ({ type: 'message', id: `a-${index}`, text: filler, timestamp: new Date(), ...ref, from: { id: 'ann', role: 'user' } });
    for (const ref of refs) {
        const turn = await store.begin(ref);
        for (let lot = 0; lot < 10_000; lot += 500) await Promise.all(Array.from({ length: 500 }, (_, index) => store.append(turn, kept(ref, lot + index))));
    }
    const start = performance.now();
    let pages = 0;
    for (let token; token !== ''; pages++) ({ continuationToken: token } = await store.getTranscriptActivities('directline', 'one', token));
    line('10,000 activities read, page by page', `${since(start).toFixed(0)} ms (${pages} pages)`);
    for (let index = 0; index < 100; index++) { // so that what is measured is not the compiler
        const ref = { channelId: 'directline', conversation: { id: `short-${index}` } };
        await store.append(await store.begin(ref), kept(ref, 0));
        await store.erase(ref);
    }
    let shredded; // when the key's slot is overwritten and synced: the first sync of a file of keys
    const { fdatasyncSync: sync } = fs;
    fs.fdatasyncSync = (file) => { sync(file); shredded ??= performance.now(); };
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const [gone, purged, verified] = [[], [], []];
    delay.enable();
    for (const ref of refs) {
        const begun = performance.now();
        shredded = undefined;
        verified.push((await store.erase(ref)).verified);
        gone.push(shredded - begun);
        purged.push(since(begun));
    }
    delay.disable();
    fs.fdatasyncSync = sync;
    const list = (numbers, digits) => numbers.map((number) => number.toFixed(digits)).join(', ');
    line('10,000 activities erased, three times', `irrecoverable after ${list(gone, 2)} ms`, `purged and verified (${verified.join(', ')}) after ${list(purged, 0)} ms`, `loop blocked at most ${(delay.max / 1e6).toFixed(1)} ms`);
    store.close();
    await provider.close();
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
    const files = new FileTranscriptStore(join(folder, 'files'));
    let writing = [];
    const sdk = withMiddleware(new TranscriptLoggerMiddleware({ logActivity: (activity) => writing[writing.push(files.logActivity(activity)) - 1] }));
    /** Turns a second until everything is in a file: the turns themselves wait for none of it. */
    const untilStored = async (turns, run) => {
        writing = [];
        const start = performance.now();
        await run();
        await Promise.all(writing);
        return turns / since(start) * 1000;
    };
    await untilStored(200, () => serial(sdk, 200));
    const figures = { sdk: [], own: [], added: [], sdk64: [], own64: [] };
    for (let round = 0; round < 3; round++) {
        figures.sdk.push(await untilStored(700, () => serial(sdk, 700)));
        const own = await serial(one.adapter, 2_000);
        figures.own.push(own.rate);
        figures.added.push(own.median - bareSerial.median);
        figures.sdk64.push(await untilStored(1_000, () => inFlight(sdk, 1_000, 64)));
        figures.own64.push(await inFlight(one.adapter, 8_000, 64));
    }
    line("SDK's FileTranscriptStore, serial", rate(median(figures.sdk)), '(until stored; not synced)');
    line('bot-warden on SQLite, serial', rate(median(figures.own)), `best ${Math.round(Math.max(...figures.own))}`, `${(median(figures.own) / median(figures.sdk)).toFixed(1)} x`, `adds ${(median(figures.added) * 1000).toFixed(0)} us (median)`);
    line("SDK's FileTranscriptStore, 64 in flight", rate(median(figures.sdk64)));
    line('bot-warden on SQLite, 64 in flight', rate(median(figures.own64)), `best ${Math.round(Math.max(...figures.own64))}`, `${(median(figures.own64) / median(figures.sdk64)).toFixed(1)} x`);
    one.store.close();
    await one.provider.close();

    await longConversations();

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
