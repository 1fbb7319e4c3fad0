import fs from 'node:fs';
import { SqliteProvider } from '../../../../../lib/storage/providers/sqlite';
import { openDatabase } from '../../../../../lib/storage/providers/sqlite/engine';
import { generation } from '../../../../transcripts/provider-contract';
import { wrappedKey } from '../../../key-store-contract';

/** One line of what a process was about to do, or had done. */
export interface Act {
    act: 'create' | 'append' | 'erase' | 'destroy' | 'purge';
    talk: string;
    done: boolean;
}

/** Ends the process, as a power cut would, at the `nth` call from now on of anything that writes: before it, or just after. */
function endAt(nth: number, when: 'before' | 'after'): void {
    let calls = 0;
    const mortal = (owner: Record<string, (...args: unknown[]) => unknown>, name: string) => {
        const original = owner[name]!;
        owner[name] = function (this: unknown, ...args: unknown[]) {
            calls += 1;
            if (calls === nth && when === 'before') process.kill(process.pid, 'SIGKILL');
            const result = original.apply(this, args);
            if (calls === nth) process.kill(process.pid, 'SIGKILL');
            return result;
        };
    };
    mortal(fs as never, 'writeSync');
    mortal(fs as never, 'fdatasyncSync');
    const statement: object = Object.getPrototypeOf(openDatabase(':memory:').prepare('SELECT 1')) as object;
    mortal(statement as never, 'run');
}

/** Lives through one conversation after the other, and notes each step before and after it. */
async function live(path: string, name: string): Promise<never> {
    const provider = new SqliteProvider({ path });
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

const [path, name, nth, when] = process.argv.slice(2);
endAt(Number(nth), when as 'before');
void live(path!, name!);
