import type { ErasureReceipt } from '../../transcripts/receipt';
import type { Arguments } from '../arguments';
import { counted, type Io } from '../io';
import { Problem } from '../problem';
import { receiptText } from '../receipt-text';
import { checkConsent, consents } from './change/consent';
import { Progress } from './progress';
import { Pool } from './search/pool';
import { search } from './search-files';
import type { Settings } from './settings';
import { openSources, type Source } from './stores/sources';
import type { StoreConversation } from './stores/steps';
import type { Told } from './told';
import type { Totals } from './totals';

/** Searches channels of stores, through their own methods. @returns in how many conversations something was found, and still is */
export async function scanStore(given: Arguments, io: Io, settings: Settings, told: Told, totals: Totals): Promise<number> {
    const channels = given.texts('channel');
    if (channels.length === 0) throw new Problem('say which channel of the store: --channel <id>, such as directline or msteams');
    if (settings.change === 'redact') throw new Problem('--redact is for files: what is in a store can be erased, with --erase');
    if (settings.change) checkConsent(given, io, settings.change);
    const { sources, close } = await openSources(given, io, settings, told);
    const searching = new Pool(settings.workers, settings.search);
    try {
        told.progress = new Progress(io.stderr, 0);
        const found: [Source, StoreConversation[]][] = [];
        const read = (bytes: number) => {
            totals.bytes += bytes;
            told.progress?.advance(bytes);
        };
        for (const source of sources) for (const channel of channels) found.push([source, await search({ searching, told, totals }, source.steps(channel, read))]);
        told.summary('conversation');
        const count = found.reduce((sum, [, conversations]) => sum + conversations.length, 0);
        if (count === 0 || !settings.change) return count;
        return count - (await erase(found, count, given, io, settings, told));
    } finally {
        await searching.close();
        await close();
    }
}

/** @returns how many conversations are gone */
async function erase(found: [Source, StoreConversation[]][], count: number, given: Arguments, io: Io, { isJson }: Settings, told: Told): Promise<number> {
    const plan = `${counted(count, 'conversation')} in which something was found ${count === 1 ? 'is' : 'are'} going to be erased, for good`;
    if (!(await consents(given, io, plan))) return 0;
    let done = 0;
    const receipted = (receipt: ErasureReceipt) => told.say(...(isJson ? [JSON.stringify({ receipt })] : ['', ...receiptText(receipt)]));
    for (const [source, conversations] of found) done += await source.erase(conversations, receipted);
    told.done(`erased ${counted(done, 'conversation')} of ${count}`);
    return done;
}
