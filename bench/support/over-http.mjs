// Bots over HTTP, side by side: real CloudAdapters, with the validation of the channel's token, behind express; each turn is one POST,
// and each answer another POST to the channel, which takes it and does nothing with it.
import { createServer, request } from 'node:http';
import express from 'express';
import { CloudAdapter } from 'botbuilder';
import { createLocalChannel } from 'bot-warden-local-channel';
import { mintUserId } from '../../dist/direct-line/signed-id.js';
import { localAuthentication } from '../../samples/echo-bot/dist/authentication.js';

const APP_ID = '00000000-0000-4000-8000-000000000001';
const A_CONVERSATION = 20; // turns

export async function overHttp({ connectionNames = [] } = {}) {
    const app = express();
    const server = createServer(app);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    const baseUrl = `http://127.0.0.1:${port}`;
    const channel = await createLocalChannel({ baseUrl, botEndpoint: `${baseUrl}/api/messages`, appId: APP_ID, secret: 'secret', connectionNames });
    channel.attach(server);
    app.use(channel.router);
    app.post('/nowhere/v3/conversations/:id/activities{/:activity}', express.json(), (_, res) => res.json({ id: '1' }));
    const serviceUrl = `${baseUrl}/nowhere/`;
    const token = await channel.signServiceToken({ serviceurl: serviceUrl });
    let paths = 0;

    /** A bot with this middleware; `keys` mint the ids of its users. */
    function bot(name, { middleware, keys, logic }) {
        const adapter = new CloudAdapter(localAuthentication(channel, APP_ID));
        if (middleware) adapter.use(middleware);
        const path = `/bots/${paths++}`;
        app.post(path, express.json(), (req, res) => adapter.process(req, res, logic));
        return { name, path, keys, cpu: [], wall: [], turns: 0 };
    }

    function post({ path, from, turns }, text) {
        const conversation = Math.floor(turns / A_CONVERSATION);
        const activity = {
            type: 'message', id: `${conversation}-${turns}`, channelId: 'directline', serviceUrl, from, recipient: { id: 'bot' },
            conversation: { id: `conversation-${conversation}` }, text,
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

    /** So many turns of one bot: microseconds of CPU a turn, which other processes hardly disturb, and the median time of one. */
    async function round(each, count, text) {
        const start = process.cpuUsage();
        const times = [];
        for (let turn = 0; turn < count; turn++, each.turns++) {
            if (each.turns % A_CONVERSATION === 0) each.from = { id: mintUserId(each.keys) };
            const before = performance.now();
            await post(each, text);
            times.push((performance.now() - before) * 1_000);
        }
        const { user, system } = process.cpuUsage(start);
        each.cpu.push((user + system) / count);
        each.wall.push(median(times));
    }

    /** All bots in turn, round by round; nobody always comes first. */
    async function race(bots, { rounds, turns, text = 'what are your opening hours on Sunday?' }) {
        for (let number = 0; number < rounds; number++) {
            for (const [index] of bots.entries()) await round(bots[(index + number) % bots.length], turns, text);
        }
    }

    async function close() {
        await channel.close();
        server.closeAllConnections();
        server.close();
    }

    return { bot, race, close };
}

/** What each bot takes more than the first, of `figure` ('cpu' or 'wall'), against the round right beside it; without the first rounds. */
export function added(bots, figure, warmUp) {
    const [bare] = bots;
    return bots.map((each) => ({
        name: each.name,
        median: median(each[figure].slice(warmUp)),
        ratio: median(each[figure].map((time, index) => time / bare[figure][index]).slice(warmUp)) - 1,
        difference: median(each[figure].map((time, index) => time - bare[figure][index]).slice(warmUp)),
    }));
}

export function median(numbers) {
    return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

export function percent(ratio) {
    return `${(100 * ratio).toFixed(1)} %`;
}
