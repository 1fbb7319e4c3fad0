// What the impersonation gate adds to a turn over HTTP: the same bot bare and behind the gate, round by round in one run.
//   npm run build && node bench/impersonation.mjs
// One bot answers, and the other says nothing, so that there is no answer to hide the gate behind.
import { MemoryStorage } from 'botbuilder';
import { ImpersonationMiddleware, KeyRing } from 'bot-warden';
import { added, overHttp, percent } from './support/over-http.mjs';

const [TURNS, ROUNDS, WARM_UP] = [100, 80, 20];

const keys = KeyRing.generate();
const gate = (options) => new ImpersonationMiddleware({ storage: new MemoryStorage(), keys, ...options });
const gates = () => [
    ['bare'],
    ['bare again'], // what the machine's noise alone comes to
    ['empty middleware', { onTurn: (_, next) => next() }], // and what the SDK takes for any
    ['gate', gate({})],
    ['gate, no replay window', gate({ replay: false })],
    ['gate, signed ids', gate({ signedIds: {} })],
];

const http = await overHttp();
for (const [what, logic] of [
    ['a bot that answers', async (context) => { await context.sendActivity(`echo: ${context.activity.text}`); }],
    ['a bot that says nothing', async () => {}],
]) {
    const bots = gates().map(([name, middleware]) => http.bot(name, { middleware, keys, logic }));
    await http.race(bots, { rounds: ROUNDS, turns: TURNS });
    console.log(what);
    for (const { name, median, ratio } of added(bots, 'cpu', WARM_UP)) {
        console.log(`  ${name.padEnd(24)} ${median.toFixed(0).padStart(6)} us CPU a turn  ${percent(ratio).padStart(8)}`);
    }
}
await http.close();
