import { createHmac } from 'node:crypto';
import type { ErasureReceipt } from '../../../transcripts/receipt';
import type { SelfDestructingTranscripts } from '../../../transcripts/self-destructing-transcripts';
import type { Arguments } from '../../arguments';
import { configExports, sealedTranscripts } from '../../config-module';
import { transcriptStore } from '../../import/store-source';
import type { Io } from '../../io';
import { Problem } from '../../problem';
import { openStore } from '../../store';
import type { Settings } from '../settings';
import type { Told } from '../told';
import { OtherSource } from './other-source';
import { SealedSource } from './sealed-source';
import type { StoreConversation, StoreStep } from './steps';

/** A store, as it is searched. */
export interface Source {
    steps(channel: string, read: (bytes: number) => void): AsyncIterable<StoreStep>;
    /** @returns how many of the conversations are gone */
    erase(conversations: readonly StoreConversation[], receipted: (receipt: ErasureReceipt) => void): Promise<number>;
}

interface OpenSources {
    sources: Source[];
    close: () => Promise<void>;
}

/** The stores that were named: a database, or all that a config module exports. @throws {Problem} */
export async function openSources(given: Arguments, io: Io, settings: Settings, told: Told): Promise<OpenSources> {
    const config = given.text('config');
    if (config === undefined || given.text('sqlite') !== undefined) {
        const store = await openStore(given, io);
        return { sources: [new SealedSource(store.transcripts, told)], close: async () => store.close() };
    }
    if (given.text('keys-file') !== undefined) throw new Problem('--keys-file goes with --sqlite: a config module has its own keys');
    const exported = await configExports(config);
    const [transcripts, source, close] = [await exported('transcripts'), await exported('source'), await exported('close')];
    if (transcripts === undefined && source === undefined) throw new Problem(`${config} exports neither \`transcripts\` nor \`source\``);
    const sealed: SelfDestructingTranscripts | undefined = transcripts === undefined ? undefined : sealedTranscripts(config, transcripts);
    const labelOf = (text: string) => createHmac('sha256', settings.search.labelKey).update(text).digest('base64url').slice(0, 12);
    return {
        sources: [...(sealed ? [new SealedSource(sealed, told)] : []), ...(source === undefined ? [] : [new OtherSource(transcriptStore(source), labelOf, told)])],
        async close() {
            sealed?.close();
            if (typeof close === 'function') await close();
        },
    };
}
