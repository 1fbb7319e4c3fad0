// What the impersonation gate adds to a turn over HTTP: the same bot bare and behind the gate, round by round in one run.
//   npm run build && node bench/impersonation.mjs
// A real CloudAdapter, with the validation of the channel's token, behind express; each turn is one POST. One bot answers, by another
// POST to the channel, and the other says nothing, so that there is no answer to hide the gate behind.
import { createServer, request } from 'node:http';
import express from 'express';
import { CloudAdapter, MemoryStorage } from 'botbuilder';
import { ImpersonationMiddleware, KeyRing } from 'bot-warden';
import { createLocalChannel } from 'bot-warden-local-channel';
import { mintUserId } from '../dist/direct-line/signed-id.js';
import { localAuthentication } from '../samples/echo-bot/dist/authentication.js';

const [TURNS, ROUNDS, WARM_UP] = [100, 80, 20];
const APP_ID = '00000000-0000-4000-8000-000000000001';

const app = express();
const server = createServer(app);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address();
const baseUrl = `http://127.0.0.1:${port}`;
const channel = await createLocalChannel({ baseUrl, botEndpoint: `${baseUrl}/api/messages`, appId: APP_ID, secret: 'secret', connectionNames: [] });
channel.attach(server);
app.use(channel.router);

app.post('/nowhere/v3/conversations/:id/activities{/:activity}', express.json(), (_, res) => res.json({ id: '1' }));

let paths = 0;
const keys = KeyRing.generate();
const gates = [
    ['bare'],
    ['bare again'], // what the machine's noise alone comes to
    ['empty middleware', 'empty'], // and what the SDK takes for any
    ['gate', { keys }],
    ['gate, no replay window', { keys, replay: false }],
    ['gate, signed ids', { keys, signedIds: {} }],
];
const echo = async (context) => { await context.sendActivity(`echo: ${context.activity.text}`); };
const groups = {
    'a bot that answers': gates.map(([name, options]) => bot(name, options, echo)),
    'a bot that says nothing': gates.map(([name, options]) => bot(name, options, async () => {})),
};
const serviceUrl = `${baseUrl}/nowhere/`; // a channel that takes every reply and does nothing with it
const token = await channel.signServiceToken({ serviceurl: serviceUrl });

function bot(name, options, logic) {
    const adapter = new CloudAdapter(localAuthentication(channel, APP_ID));
    if (options === 'empty') adapter.use({ onTurn: (_, next) => next() });
    else if (options) adapter.use(new ImpersonationMiddleware({ storage: new MemoryStorage(), ...options }));
    const path = `/bots/${paths++}`;
    app.post(path, express.json(), (req, res) => adapter.process(req, res, logic));
    return { name, path, times: [], conversation: 0 };
}

/** One round of one bot, in microseconds of CPU a turn, which other processes do not disturb: twenty turns a conversation. */
async function round(each) {
    const start = process.cpuUsage();
    for (let turn = 0; turn < TURNS; turn++) {
        if (turn % 20 === 0) Object.assign(each, { conversation: each.conversation + 1, from: { id: mintUserId(keys) } });
        await post(each, turn);
    }
    const { user, system } = process.cpuUsage(start);
    each.times.push((user + system) / TURNS);
}

function post({ path, from, conversation }, turn) {
    const activity = {
        type: 'message', id: `${conversation}-${turn}`, channelId: 'directline', serviceUrl, from, recipient: { id: 'bot' },
        conversation: { id: `conversation-${conversation}` }, text: 'what are your opening hours on Sunday?',
    };
    const body = JSON.stringify(activity);
    const headers = { 'authorization': `Bearer ${token}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
        const sent = request({ port, host: '127.0.0.1', path, method: 'POST', headers, agent: false }, (res) => {
            if (res.statusCode !== 200) reject(new Error(`the bot answered ${res.statusCode}`));
            res.resume().on('end', resolve);
        });
        sent.on('error', reject).end(body);
    });
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

for (const [what, bots] of Object.entries(groups)) {
    for (let number = 0; number < ROUNDS; number++) {
        const order = bots.map((_, index) => bots[(index + number) % bots.length]); // nobody always comes first
        for (const each of order) await round(each);
    }
    console.log(what);
    for (const { name, times } of bots) {
        const overhead = times.map((time, index) => time / bots[0].times[index] - 1).slice(WARM_UP); // against the bare round right beside it
        console.log(`  ${name.padEnd(24)} ${median(times.slice(WARM_UP)).toFixed(0).padStart(6)} us CPU a turn  ${(100 * median(overhead)).toFixed(1).padStart(6)} %`);
    }
}
await channel.close();
server.closeAllConnections();
server.close();
