import fs from 'node:fs';
import { SqliteProvider } from '../../../../../lib/storage/providers/sqlite';
import type { Database, Statement } from '../../../../../lib/storage/providers/sqlite/engine';
import { generation } from '../../../../transcripts/provider-contract';
import { wrappedKey } from '../../../key-store-contract';

import engine = require('../../../../../lib/storage/providers/sqlite/engine');

/** One line of what a process was about to do, or had done. */
export interface Act {
    act: 'create' | 'append' | 'erase' | 'destroy' | 'purge';
    talk: string;
    done: boolean;
}

let callsLeft = Infinity;
const [path, name, nth, when] = process.argv.slice(2);

/** What writes, until it is the turn of the call at which the process has to end: before it, or just after. */
function mortal<A extends unknown[], R>(write: (...args: A) => R): (...args: A) => R {
    return (...args) => {
        callsLeft -= 1;
        if (callsLeft === 0 && when === 'before') process.kill(process.pid, 'SIGKILL');
        try {
            return write(...args);
        } finally {
            if (callsLeft === 0) process.kill(process.pid, 'SIGKILL');
        }
    };
}

function mortalStatement(statement: Statement): Statement {
    return {
        run: mortal((...values) => statement.run(...values)),
        get: mortal((...values) => statement.get(...values)),
        all: (...values) => statement.all(...values),
    };
}

const { openDatabase } = engine;
engine.openDatabase = (path: string): Database => {
    const database = openDatabase(path);
    return { exec: (sql) => database.exec(sql), prepare: (sql) => mortalStatement(database.prepare(sql)), close: () => database.close() };
};
fs.writeSync = mortal(fs.writeSync as never) as never;
fs.fdatasyncSync = mortal(fs.fdatasyncSync);

/** Lives through one conversation after the other, and notes each step before and after it. */
async function live(path: string, name: string, calls: number): Promise<never> {
    const provider = new SqliteProvider({ path });
    callsLeft = calls;
    const step = async (act: Act['act'], talk: string, work: () => Promise<unknown>) => {
        const note = (done: boolean) => fs.appendFileSync(`${path}.acts`, `${JSON.stringify({ act, talk, done } satisfies Act)}\n`);
        note(false);
        await work();
        note(true);
    };
    for (let index = 0; ; index += 1) {
        const talk = `${name}-${index}`;
        await step('create', talk, async () => {
            await provider.keyStore.create(talk, wrappedKey(index % 256));
            await provider.start(talk, generation(talk));
        });
        await step('append', talk, () => provider.append(talk, talk, 0, [Buffer.from('a'), Buffer.from('b')], { due: 1, state: Buffer.from('s') }));
        if (index % 3 === 0) continue;
        await step('destroy', talk, () => provider.keyStore.destroy([talk], 5));
        await step('erase', talk, () => provider.erase(talk, talk, { erasedAt: 5 }));
        if (index % 3 === 1) await step('purge', talk, () => provider.purge({ conversation: talk, generation: talk }));
        await provider.keyStore.rewrap(`${name}-0`, wrappedKey(0, index));
    }
}

void live(path!, name!, Number(nth));
