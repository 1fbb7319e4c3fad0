// What the impersonation gate adds to a turn over HTTP: the same bot bare and behind the gate, round by round in one run.
//   npm run build && node bench/impersonation.mjs
// Each gate is raced in a process of its own, as a bot has one. One bot answers, and the other says nothing, so that there is no answer
// to hide the gate behind.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { MemoryStorage } from 'botbuilder';
import { ImpersonationMiddleware, KeyRing } from 'bot-warden';
import { added, overHttp, percent } from './support/over-http.mjs';

const [TURNS, ROUNDS, WARM_UP] = [100, 80, 20];

const keys = KeyRing.generate();
const gate = (options) => new ImpersonationMiddleware({ storage: new MemoryStorage(), keys, ...options });
const gates = {
    'bare again': () => undefined, // what the machine's noise alone comes to
    'empty middleware': () => ({ onTurn: (_, next) => next() }), // and what the SDK takes for any
    'gate': () => gate({}),
    'gate, no replay window': () => gate({ replay: false }),
    'gate, signed ids': () => gate({ signedIds: {} }),
};
const logics = {
    'a bot that answers': async (context) => { await context.sendActivity(`echo: ${context.activity.text}`); },
    'a bot that says nothing': async () => {},
};

const [chosenLogic, chosenGate] = process.argv.slice(2);
if (chosenGate) await race(logics[chosenLogic], chosenGate);
else await raceAll();

async function raceAll() {
    for (const what of Object.keys(logics)) {
        console.log(what);
        for (const name of Object.keys(gates)) await once(fork(import.meta.filename, [what, name]), 'exit');
    }
}

async function race(logic, name) {
    const http = await overHttp();
    const bots = [http.bot('bare', { keys, logic }), http.bot(name, { keys, logic, middleware: gates[name]() })];
    await http.race(bots, { rounds: ROUNDS, turns: TURNS });
    const [cpu, wall] = ['cpu', 'wall'].map((figure) => added(bots, figure, WARM_UP)[1]);
    console.log(`  ${name.padEnd(24)} ${wall.median.toFixed(0).padStart(6)} us a turn  ${percent(wall.ratio).padStart(7)}   CPU ${percent(cpu.ratio).padStart(7)}`);
    await http.close();
}
