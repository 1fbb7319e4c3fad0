// What the login protection adds to a turn of a signed-in user, and how often it asks the storage.
//   npm run build && node bench/login.mjs
// The adapter sends nowhere, and its token service answers at once: what is measured is the middleware.
import { BotAdapter, MemoryStorage, TurnContext } from 'botbuilder';
import { LoginTimeoutMiddleware } from 'bot-warden';

const TURNS = 2_000;
const ROUNDS = 15;
const USERS = 100;
/** Milliseconds; what is heard of a user is written once in a quarter of it, and once a minute at most. */
const IDLE = 4_000;

class NowhereAdapter extends BotAdapter {
    UserTokenClientKey = Symbol('tokens');
    async sendActivities(context, activities) { return activities.map((_, index) => ({ id: String(index) })); }
    async updateActivity() {}
    async deleteActivity() {}
    async continueConversation() {}
}

const tokens = {
    getUserToken: async (user, connectionName, channelId) => ({ token: 'opaque', connectionName, channelId }),
    exchangeToken: async () => undefined,
    getAadTokens: async () => ({}),
    getSignInResource: async () => ({}),
    signOutUser: async () => {},
};

/** A storage that counts what it is asked. */
class Counted extends MemoryStorage {
    reads = 0;
    writes = 0;
    async read(names) { this.reads++; return super.read(names); }
    async write(changes) { this.writes++; return super.write(changes); }
}

const hello = async (context) => { await context.sendActivity('hello'); };
const lookUp = async (context) => {
    const { from, channelId } = context.activity;
    const token = await context.turnState.get(context.adapter.UserTokenClientKey).getUserToken(from.id, 'aad', channelId);
    if (token?.token !== 'opaque') throw new Error('the user is not signed in');
};

const bots = { 'bare': bot(false, hello), 'login': bot(true, hello), 'bare, token': bot(false, lookUp), 'login, token': bot(true, lookUp) };

function bot(isProtected, logic) {
    const adapter = new NowhereAdapter();
    const storage = new Counted();
    if (isProtected) adapter.use(new LoginTimeoutMiddleware({ storage, connectionNames: ['aad'], idle: IDLE }));
    return { adapter, storage, logic, times: [] };
}

async function take({ adapter, logic }, user, activity = { type: 'message', text: 'hi' }) {
    const turn = { ...activity, id: '1', channelId: 'directline', serviceUrl: 'https://example.org', from: { id: `dl_${user}` }, recipient: { id: 'bot' }, conversation: { id: `c${user}` } };
    const context = new TurnContext(adapter, turn);
    context.turnState.set(adapter.UserTokenClientKey, tokens);
    await adapter.runMiddleware(context, logic);
}

async function signIn(each, user) {
    const card = { contentType: 'application/vnd.microsoft.card.oauth', content: { connectionName: 'aad' } };
    await take({ ...each, logic: async (context) => { await context.sendActivity({ type: 'message', attachments: [card] }); } }, user);
    await take({ ...each, logic: async () => {} }, user, { type: 'event', name: 'tokens/response', value: { connectionName: 'aad' } });
}

async function round(each) {
    const start = process.hrtime.bigint();
    for (let turn = 0; turn < TURNS; turn++) await take(each, turn % USERS);
    each.times.push(Number(process.hrtime.bigint() - start) / TURNS / 1000);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

for (const each of Object.values(bots)) for (let user = 0; user < USERS; user++) await signIn(each, user);
for (const { storage } of Object.values(bots)) Object.assign(storage, { reads: 0, writes: 0 });
const begun = Date.now();
for (let number = 0; number < ROUNDS; number++) for (const each of Object.values(bots)) await round(each);
const intervals = (Date.now() - begun) / (IDLE / 4);
for (const [name, { times, storage }] of Object.entries(bots)) {
    const [turns, time] = [TURNS * ROUNDS, median(times.slice(3))]; // the first rounds warm up
    console.log(`${name.padEnd(13)} ${time.toFixed(1).padStart(6)} us a turn  ${(storage.reads / turns).toFixed(2)} reads  ${(storage.writes / turns).toFixed(4)} writes a turn, ${(storage.writes / USERS / intervals).toFixed(2)} a user and interval`);
}
