// How fast `bot-warden scan` searches transcripts, with one worker and with all cores, and how much memory that takes.
//   npm run build && node bench/scan.mjs [MEGABYTES] [transcript|jsonl]
// Before it, how fast one thread parses the same lines and redacts the activities, which is what the search is made of.
// MEGABYTES: how much there is to search, 200 by default. A tenth of it is searched as well: the memory must not grow with it. The
// transcripts lie in a temporary folder: one JSON array of activities in one line (transcript), the same activities one a line (jsonl).
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redactor } from 'bot-warden';
import { messages } from './corpus.mjs';

const MB = 1e6;
const size = Number(process.argv[2] ?? 200) * MB;
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'bot-warden-bench-'));
const tool = new URL('../dist/cli/index.js', import.meta.url).pathname;
// The tool as it is, and what it took at its end.
const measured = join(folder, 'measured.cjs');
writeFileSync(measured, `process.on('exit', () => process.stderr.write('\\nRSS ' + process.resourceUsage().maxRSS + '\\n'));`);

const cores = availableParallelism();
console.log(`${cores} cores, Node ${process.version}`);
try {
    for (const form of process.argv[3] ? [process.argv[3]] : ['transcript', 'jsonl']) {
        const files = [size / 10, size].map((bytes) => written(form, bytes));
        if (form === 'transcript') console.log(`JSON.parse and redactActivity, one thread: ${redactorAlone(files[0]).toFixed(1)} MB/s`);
        for (const workers of new Set([1, cores])) {
            for (const file of files) report(form, workers, file, await scan(file, workers));
        }
        for (const file of files) rmSync(file);
    }
} finally {
    rmSync(folder, { recursive: true });
}

function redactorAlone(file) {
    const redactor = new Redactor();
    const lines = JSON.parse(readFileSync(file, 'utf8')).map((each) => JSON.stringify(each));
    const start = performance.now();
    for (const line of lines) redactor.redactActivity(JSON.parse(line));
    return statSync(file).size / MB / ((performance.now() - start) / 1000);
}

function report(form, workers, file, { seconds, rss, found }) {
    const megabytes = statSync(file).size / MB;
    console.log([
        form.padEnd(10), `${workers} worker${workers > 1 ? 's' : ' '}`, `${megabytes.toFixed(0).padStart(6)} MB`, `${seconds.toFixed(1).padStart(6)} s`,
        `${(megabytes / seconds).toFixed(1).padStart(6)} MB/s`, `peak ${(rss / 1024).toFixed(0).padStart(4)} MB`, `${found} found`,
    ].join('  '));
}

function scan(file, workers) {
    return new Promise((done, failed) => {
        const start = performance.now();
        const child = spawn(process.execPath, ['--require', measured, tool, 'scan', file, '--summary', '--format', 'json', '--workers', String(workers)]);
        let out = '', err = '';
        child.stdout.on('data', (chunk) => (out += chunk));
        child.stderr.on('data', (chunk) => (err += chunk));
        child.on('close', (code) => {
            const rss = Number(/RSS (\d+)\n$/.exec(err)?.[1]);
            if (code !== 1 || !rss) failed(new Error(`scan ended with ${code}: ${err}`));
            else done({ seconds: (performance.now() - start) / 1000, rss, found: JSON.parse(out).summary.found });
        });
    });
}

/** Activities as Direct Line delivers them: one in ten of the messages has a sensitive value. */
function written(form, bytes) {
    const file = join(folder, `${bytes}.${form}`);
    const texts = messages();
    const descriptor = openSync(file, 'w');
    const [first, between, last] = form === 'transcript' ? ['[', ',', ']'] : ['', '\n', '\n'];
    let lot = first;
    for (let index = 0, done = 0; done < bytes; index++) {
        lot += (index > 0 ? between : '') + JSON.stringify(activity(index, texts[index % texts.length]));
        if (lot.length < MB && done + lot.length < bytes) continue;
        done += writeSync(descriptor, lot);
        lot = '';
    }
    writeSync(descriptor, last);
    closeSync(descriptor);
    return file;
}

function activity(index, text) {
    return {
        type: 'message', id: `conv${index >> 4}|${String(index % 16).padStart(7, '0')}`, timestamp: new Date(1.79e12 + index * 2000).toISOString(),
        serviceUrl: 'https://directline.botframework.com/', channelId: 'directline', from: { id: `dl_${index >> 4}`, name: '', role: 'user' },
        conversation: { id: `conv${index >> 4}` }, recipient: { id: 'bot@hOqe8mZ0bXc', name: 'bot' }, textFormat: 'plain', locale: 'en-US', text,
        entities: [{ type: 'ClientCapabilities', requiresBotState: true, supportsListening: true, supportsTts: true }],
        channelData: { clientActivityID: `17900${index}a7k2m9p`, clientTimestamp: new Date(1.79e12 + index * 2000).toISOString() },
    };
}
