// What bot-warden adds to a turn: the same echo bot bare and protected, side by side in one run.
//   npm run build && node bench/turn.mjs
// The adapter sends nowhere, so what is measured is the middleware itself, against the SDK's own part of a turn.
import { BotAdapter, MemoryStorage, TurnContext } from 'botbuilder';
import { BotWarden, KeyRing } from 'bot-warden';

const TURNS = 2_000;
const ROUNDS = 15;

class NowhereAdapter extends BotAdapter {
    async sendActivities(context, activities) { return activities.map((_, index) => ({ id: String(index) })); }
    async updateActivity() {}
    async deleteActivity() {}
    async continueConversation() {}
}

const bots = {
    bare: bot(),
    impersonation: bot({ channel: false, redaction: false, transcripts: false, education: false }),
    redaction: bot({ channel: false, impersonation: false, transcripts: false, education: false }),
    transcripts: bot({ channel: false, impersonation: false, redaction: false, education: false }),
    channel: bot({ impersonation: false, redaction: false, transcripts: false, education: false }),
    education: bot({ channel: false, impersonation: false, redaction: false, transcripts: false }),
    everything: bot({ login: { connectionNames: ['aad'] } }),
};

function bot(options) {
    const adapter = new NowhereAdapter();
    if (options) adapter.use(new BotWarden({ keys: KeyRing.generate(), storage: new MemoryStorage(), development: true, channel: { rates: false }, ...options }));
    return { adapter, times: [] };
}

async function round({ adapter, times }, number) {
    const start = process.hrtime.bigint();
    for (let turn = 0; turn < TURNS; turn++) await take(adapter, number, turn);
    times.push(Number(process.hrtime.bigint() - start) / TURNS / 1000);
}

/** Twenty turns a conversation, every tenth of them with a card number. */
function take(adapter, number, turn) {
    const conversation = { id: `${number}-${Math.floor(turn / 20)}` };
    const text = turn % 10 === 0 ? 'my card is 4111 1111 1111 1111' : 'what are your opening hours on Sunday?';
    const activity = { type: 'message', id: String(turn), channelId: 'directline', serviceUrl: 'http://localhost:3978', from: { id: `dl_${conversation.id}` }, recipient: { id: 'bot' }, conversation, text };
    return adapter.runMiddleware(new TurnContext(adapter, activity), async (context) => { await context.sendActivity(`echo: ${context.activity.text}`); });
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

for (let number = 0; number < ROUNDS; number++) for (const each of Object.values(bots)) await round(each, number);
const bare = median(bots.bare.times.slice(3)); // the first rounds warm up
for (const [name, { times }] of Object.entries(bots)) {
    const time = median(times.slice(3));
    console.log(`${name.padEnd(14)} ${time.toFixed(1).padStart(7)} us a turn  ${(time / bare).toFixed(1).padStart(5)} x bare`);
}
