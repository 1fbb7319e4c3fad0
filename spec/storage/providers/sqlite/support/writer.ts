import { SqliteProvider } from '../../../../../lib/storage/providers/sqlite';
import { generation } from '../../../../transcripts/provider-contract';
import { wrappedKey } from '../../../key-store-contract';

/** What a writer got done: the texts of records that were acknowledged, and of each key that it found or created, by its name, the first byte. */
export interface Written {
    own: string[];
    shared: string[];
    lateAnswers: string[];
    keys: Record<string, number>;
}

/**
 * Appends to a conversation of its own and to `shared` until that is over and it has appended 60 to its own. Creates keys whose names
 * are the same in all writers.
 */
async function write(path: string, me: number): Promise<Written> {
    const provider = new SqliteProvider({ path });
    const written: Written = { own: [], shared: [], lateAnswers: [], keys: {} };
    const own = `own-${me}`;
    const changes = { due: 2_000, state: Buffer.from('state') };
    await provider.start(own, generation(own));
    for (let isOver = false; !isOver || written.own.length < 60;) {
        const text = `${me}-${written.own.length}`;
        if (await provider.append(own, own, written.own.length, [Buffer.from(text)], changes) === 'ok') written.own.push(text);
        const shared = await provider.get('shared');
        const index = shared && 'live' in shared ? shared.live.count : 0;
        const answer = await provider.append('shared', 'shared', index, [Buffer.from(text)], changes);
        if (isOver) written.lateAnswers.push(answer);
        else if (answer === 'ok') written.shared.push(text);
        isOver ||= answer === 'over';
        const name = `key-${written.own.length % 60}`;
        const key = await provider.keyStore.create(name, wrappedKey(me));
        if ('live' in key) written.keys[name] = key.live.wrapped[0]!;
    }
    await provider.close();
    return written;
}

const [path, me] = process.argv.slice(2);
void write(path!, Number(me)).then((written) => process.send!(written, () => process.disconnect()));
