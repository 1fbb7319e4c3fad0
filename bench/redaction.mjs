// How fast texts are redacted: against one regular expression for ten kinds, against peers, and on texts made to be expensive.
//   npm run build && npm ci --prefix bench/peers && node bench/redaction.mjs [FILE]
// FILE: other messages, one a line. Everything is measured side by side in one run; only the ratios mean something.
import { readFileSync } from 'node:fs';
import { Redactor } from 'bot-warden';
import { HOSTILE, messages } from './corpus.mjs';
import { peers } from './peers/index.mjs';

const ROUNDS = 9;
const LEAST_TIME = 150; // milliseconds that each contender runs in each round

/** Ten common kinds: card, SSN, IBAN, mail, phone, IPv4, URL, MAC, bank routing number, JWT. */
const ALTERNATION = new RegExp(
    [
        String.raw`\b(?:\d[ -]?){12,18}\d\b`, String.raw`\b\d{3}-\d{2}-\d{4}\b`, String.raw`\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b`,
        String.raw`\b[\w.%+-]+@[\w.-]+\.[A-Za-z]{2,}\b`, String.raw`(?:\+?\d{1,3}[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}\b`, String.raw`\b(?:\d{1,3}\.){3}\d{1,3}\b`,
        String.raw`https?:\/\/[^\s]+`, String.raw`\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b`, String.raw`\b\d{9}\b`, String.raw`\beyJ[\w-]+\.[\w-]+\.[\w-]+`,
    ].join('|'),
    'g',
);

const lines = process.argv[2] ? readFileSync(process.argv[2], 'utf8').trim().split('\n') : messages();
const chat = JSON.parse(JSON.stringify(lines)); // as a bot gets them: no parts of longer strings, which are slower to read
const usual = new Redactor();
const everything = new Redactor({ kinds: 'all' });
const OURS = { 'bot-warden': (text) => usual.redact(text).text, 'bot-warden, all kinds': (text) => everything.redact(text).text };
const contenders = { ...OURS, 'one alternation (V8)': (text) => text.replace(ALTERNATION, '[X]'), ...(await peers()) };

console.log(`${chat.length} messages, ${(chat.join('').length / chat.length).toFixed(0)} characters each`);
const speeds = await speedsOf(contenders);
const ours = speeds['bot-warden'];
for (const [name, speed] of Object.entries(speeds)) {
    console.log(`${name.padEnd(28)} ${(speed / 1e3).toFixed(0).padStart(8)} k messages/s  bot-warden is ${(ours / speed).toFixed(2).padStart(8)} x`);
}

for (const [name, redact] of Object.entries(OURS)) {
    const [p50, p99] = percentiles(redact);
    console.log(`${name}: p50 ${p50.toFixed(2)} us, p99 ${p99.toFixed(2)} us, ${(p99 / p50).toFixed(1)} x`);
    largeTexts(name, redact);
}
for (const [name, redact] of Object.entries(OURS)) hostileTexts(name, redact);

/** Messages per second: the median of rounds in which each runs in turn. */
async function speedsOf(runners) {
    const times = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
    for (let round = -2; round < ROUNDS; round++) {
        for (const [name, redact] of Object.entries(runners)) {
            const perMessage = await timePerMessage(redact);
            if (round >= 0) times[name].push(perMessage);
        }
    }
    return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, 1000 / median(all)]));
}

async function timePerMessage(redact) {
    const start = performance.now();
    let done = 0;
    for (; performance.now() - start < LEAST_TIME; ) {
        for (const end = Math.min(done + 1_000, done + chat.length); done < end; done++) {
            const result = redact(chat[done % chat.length]);
            if (typeof result !== 'string') await result; // some answer later, as they would in a bot
        }
    }
    return (performance.now() - start) / done;
}

/** In microseconds; the best of five runs of each message, as what interrupts one is not ours. */
function percentiles(redact) {
    const best = new Float64Array(chat.length).fill(Infinity);
    for (let run = 0; run < 5; run++) {
        for (let index = 0; index < chat.length; index++) {
            const start = process.hrtime.bigint();
            redact(chat[index]);
            best[index] = Math.min(best[index], Number(process.hrtime.bigint() - start) / 1_000);
        }
    }
    best.sort();
    return [best[Math.floor(0.5 * best.length)], best[Math.floor(0.99 * best.length)]];
}

function largeTexts(name, redact) {
    for (const [size, length] of [['10 KB', 10_000], ['1 MB', 1_000_000]]) {
        const text = chat.join('\n').repeat(Math.ceil(length / chat.join('\n').length)).slice(0, length);
        const [own, alternation] = [redact, (each) => each.replace(ALTERNATION, '[X]')].map((run) => timeOf(run, text));
        console.log(`${name}, ${size} of chat: ${own.toFixed(3)} ms, the alternation ${alternation.toFixed(3)} ms`);
    }
}

/** Per character against ordinary chat, and how it grows: ten times the text should be ten times the time. */
function hostileTexts(name, redact) {
    const ordinary = timeOf(() => chat.forEach(redact)) / chat.join('').length;
    const rows = Object.entries(HOSTILE).map(([what, unit]) => {
        const [small, large] = [100_000, 1_000_000].map((length) => timeOf(redact, unit.repeat(Math.ceil(length / unit.length)).slice(0, length)));
        return { what, cost: large / 1_000_000 / ordinary, growth: large / small };
    });
    const worst = (by) => rows.toSorted((a, b) => b[by] - a[by]).slice(0, 5).map((row) => `${row.what} ${row[by].toFixed(1)}`).join(', ');
    console.log(`${name}, 1 MB of hostile text: times the cost of chat per character: ${worst('cost')}`);
    console.log(`${name}, 1 MB against 100 kB of it: ${worst('growth')}`);
}

/** In milliseconds, the best of a few runs. */
function timeOf(run, text) {
    let best = Infinity;
    for (let times = 0, spent = 0; times < 3 || (times < 50 && spent < 200); times++) {
        const start = performance.now();
        run(text);
        const time = performance.now() - start;
        spent += time;
        best = Math.min(best, time);
    }
    return best;
}

function median(numbers) {
    return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
