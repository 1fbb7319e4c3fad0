import fs from 'node:fs';
import * as engine from '../../../lib/storage/providers/sqlite/engine';
import { BOTH, openAt } from './open';
import { STEPS } from './steps';

type Method = (...args: never[]) => unknown;

const write = fs.writeSync;
const open = engine.openDatabase;
let calls = 0;

/** Ends the process, as a power cut would, at the `nth` call of anything that writes or syncs: before it, or just after. */
function endAt(nth: number, when: 'before' | 'after'): void {
    const mortal = <M extends Method>(work: M): M => ((...args) => {
        calls += 1;
        const isTime = calls === nth;
        if (isTime && when === 'before') process.kill(process.pid, 'SIGKILL');
        const result = work(...args);
        if (isTime) process.kill(process.pid, 'SIGKILL');
        return result;
    }) as M;
    for (const name of ['writeSync', 'fdatasyncSync', 'fsyncSync'] as const) Object.assign(fs, { [name]: mortal(fs[name]) });
    const exported: object = engine;
    Object.assign(exported, { openDatabase: (path: string) => mortalDatabase(open(path), mortal) });
}

function mortalDatabase(database: engine.Database, mortal: <M extends Method>(work: M) => M): engine.Database {
    return {
        close: () => database.close(),
        exec: mortal((sql: string) => database.exec(sql)),
        prepare: (sql) => {
            const statement = database.prepare(sql);
            const [run, get] = [statement.run.bind(statement), statement.get.bind(statement)];
            const all = statement.all.bind(statement);
            return /^\s*SELECT/.test(sql) ? { run, get, all } : { run: mortal(run), get: mortal(get), all: mortal(all) };
        },
    };
}

/** Lives through all steps, and notes each one before and after it, and, if it lives so long, how many calls it took. */
async function live(path: string): Promise<void> {
    const notes = fs.openSync(`${path}.notes`, 'a');
    const { store, close } = await openAt({ kind: 'sqlite', path }, { keys: BOTH });
    for (const [index, step] of STEPS.entries()) {
        write(notes, `begun ${index}\n`);
        await step.run(store);
        write(notes, `done ${index}\n`);
    }
    await close();
    write(notes, `calls ${calls}\n`);
}

const [path, nth, when] = process.argv.slice(2);
endAt(Number(nth), when as 'before');
void live(path!);
