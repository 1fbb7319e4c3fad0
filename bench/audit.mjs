// What the audit log adds to a turn that raises an event, and how many events a second it takes to the disk.
//   npm run build && node bench/audit.mjs
// The same protected bot with and without it, side by side in one run; each turn holds a card number, so that each raises an event.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BotAdapter, MemoryStorage, TurnContext } from 'botbuilder';
import { AuditLog, BotWarden, KeyRing, SecurityEvents } from 'bot-warden';

const TURNS = 1_000;
const ROUNDS = 13;
const EVENTS = 100_000;
const folder = mkdtempSync(join(tmpdir(), 'bot-warden-bench-'));
const keys = KeyRing.generate();

class NowhereAdapter extends BotAdapter {
    async sendActivities(context, activities) { return activities.map((_, index) => ({ id: String(index) })); }
    async updateActivity() {}
    async deleteActivity() {}
    async continueConversation() {}
}

function bot(name) {
    const adapter = new NowhereAdapter();
    const warden = new BotWarden({ keys, storage: new MemoryStorage(), development: true, channel: { rates: false }, transcripts: false, education: false });
    adapter.use(warden);
    return { adapter, audit: name && new AuditLog({ path: join(folder, name), keys, events: warden.events }), times: [] };
}

async function round({ adapter, audit, times }, number) {
    const start = process.hrtime.bigint();
    for (let turn = 0; turn < TURNS; turn++) await take(adapter, number, turn);
    await audit?.flush();
    times.push(Number(process.hrtime.bigint() - start) / TURNS / 1000);
}

function take(adapter, number, turn) {
    const conversation = { id: `${number}-${Math.floor(turn / 20)}` };
    const activity = { type: 'message', id: String(turn), channelId: 'directline', serviceUrl: 'http://localhost:3978', from: { id: `dl_${conversation.id}` }, recipient: { id: 'bot' }, conversation, text: 'my card is 4111 1111 1111 1111' };
    return adapter.runMiddleware(new TurnContext(adapter, activity), async (context) => { await context.sendActivity('thank you'); });
}

/** As fast as they can be reported, a thousand a moment. */
async function burst() {
    const events = new SecurityEvents(keys);
    const path = join(folder, 'burst.jsonl');
    const audit = new AuditLog({ path, keys, events });
    const start = process.hrtime.bigint();
    for (let count = 0; count < EVENTS; count++) {
        events.report({ channelId: 'directline', conversation: { id: 'c' }, id: String(count) }, { type: 'redacted', direction: 'to-bot', kinds: ['CREDIT_CARD'] });
        if (count % 1_000 === 999) await audit.flush();
    }
    await audit.close();
    return { perSecond: EVENTS / (Number(process.hrtime.bigint() - start) / 1e9), bytes: statSync(path).size / EVENTS };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

const bots = { 'without': bot(), 'with audit log': bot('turns.jsonl') };
for (let number = 0; number < ROUNDS; number++) for (const each of Object.values(bots)) await round(each, number);
const bare = median(bots.without.times.slice(3)); // the first rounds warm up
for (const [name, { times }] of Object.entries(bots)) {
    const time = median(times.slice(3));
    console.log(`${name.padEnd(14)} ${time.toFixed(1).padStart(7)} us a turn  ${(time / bare).toFixed(2).padStart(5)} x without`);
}
await bots['with audit log'].audit.close();
const { perSecond, bytes } = await burst();
console.log(`a burst: ${Math.round(perSecond)} events a second on the disk, ${Math.round(bytes)} bytes each`);
rmSync(folder, { recursive: true });
