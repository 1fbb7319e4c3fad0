// What everything together adds to a turn over HTTP: the echo bot bare, and with every protection on, round by round in one run.
//   npm run build && node bench/stack.mjs
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryStorage } from 'botbuilder';
import { BotWarden, KeyRing } from 'bot-warden';
import { SqliteProvider } from 'bot-warden/storage/sqlite';
import { added, overHttp, percent } from './support/over-http.mjs';

const [TURNS, ROUNDS, WARM_UP] = [100, 60, 20];

const folder = mkdtempSync(join(tmpdir(), 'bot-warden-bench-'));
const provider = new SqliteProvider({ path: join(folder, 'transcripts.sqlite') });
const keys = KeyRing.generate();
const http = await overHttp({ connectionNames: ['practice'] });

const warden = (transcripts) => new BotWarden({
    keys, transcripts,
    storage: new MemoryStorage(),
    development: true, // the channel is on this machine
    channel: { rates: { overall: false } },
    impersonation: { signedIds: {} },
    login: { connectionNames: ['practice'] },
});
const wardens = [warden({}), warden({ provider })];
const logic = async (context) => { await context.sendActivity(`echo: ${context.activity.text}`); };
const bots = [
    ['bare'],
    ['bare again'], // what the machine's noise alone comes to
    ['everything', wardens[0]],
    ['everything, on SQLite', wardens[1]],
].map(([name, middleware]) => http.bot(name, { middleware, keys, logic }));

await http.race(bots, { rounds: ROUNDS, turns: TURNS });
const cpu = added(bots, 'cpu', WARM_UP);
for (const [index, { name, median, ratio, difference }] of added(bots, 'wall', WARM_UP).entries()) {
    console.log([
        name.padEnd(24), `${median.toFixed(0).padStart(6)} us a turn`, percent(ratio).padStart(8), `${difference.toFixed(0).padStart(6)} us more`,
        `CPU ${percent(cpu[index].ratio)}`,
    ].join('  '));
}
await http.close();
for (const { transcripts } of wardens) transcripts.close();
await provider.close();
rmSync(folder, { recursive: true });
