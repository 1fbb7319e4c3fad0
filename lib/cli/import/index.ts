import type { Arguments } from '../arguments';
import type { Command } from '../command';
import { print, type Io } from '../io';
import { Problem } from '../problem';
import { openStore, STORE_HELP, STORE_OPTIONS, type OpenStore } from '../store';
import { FileSource } from './file-source';
import { Importer } from './importer';
import { Outcome } from './outcome';
import { Progress } from './progress';
import { runImport } from './run';
import type { Source } from './source';
import { StoreSource, transcriptStore } from './store-source';

export const command: Command = {
    help: `Usage: bot-warden import <path>... [options]
       bot-warden import --channel <id> --config <file> [options]

Seals transcripts that exist already into the store, redacted like all others: .transcript files (a JSON array of activities, as
the Bot Framework Emulator saves it), folders of the SDK's FileTranscriptStore, or one channel of a TranscriptStore that the
config module exports as \`source\`.

The silence and the age of a conversation count from the import. Started again, it goes on where it stopped: what the store has
is not imported twice. What was said before its conversation was erased stays erased. Never kept are typing, traces, sign-ins,
and endOfConversation, which would have the conversation erased at once. Exit code 1 when a file or an activity was skipped, or
an original stays.

  --channel <id>       the channel of \`source\` to import
  --erase-originals    erases the originals of a conversation when every activity of it has been read back from the store.
                       Files are overwritten and removed (copies that the disk or a backup has stay). A TranscriptStore is told
                       to delete it, but not while ids of other conversations begin with this one's: Microsoft's Blob store
                       would delete those too

${STORE_HELP}`,
    options: { ...STORE_OPTIONS, channel: 'text', 'erase-originals': 'flag' },
    async run(given, io) {
        const isFromStore = given.text('channel') !== undefined;
        if (isFromStore === given.operands.length > 0) throw new Problem('say what to import: either paths, or --channel <id> of the `source` in the config module');
        if (isFromStore && given.text('config') === undefined) throw new Problem('--channel needs --config: the module exports the TranscriptStore as `source`');
        const store = await openStore(given, io, true);
        try {
            return await importInto(store, given, io);
        } finally {
            await store.close();
        }
    },
};

async function importInto(store: OpenStore, given: Arguments, io: Io): Promise<number> {
    const progress = new Progress(io.stderr);
    const outcome = new Outcome(io.stderr, progress);
    const importer = new Importer(store.transcripts, outcome);
    const source = await sourceOf(store, given, importer, outcome);
    try {
        await runImport({ source, importer, outcome, progress, eraseOriginals: given.flag('erase-originals') });
    } finally {
        progress.clear();
        print(io.stdout, ...outcome.text());
    }
    return outcome.isComplete ? 0 : 1;
}

async function sourceOf(store: OpenStore, given: Arguments, importer: Importer, outcome: Outcome): Promise<Source> {
    const channel = given.text('channel');
    if (channel === undefined) return new FileSource(given.operands, outcome);
    if (store.source === undefined) throw new Problem('the config module exports no `source`');
    return StoreSource.open(transcriptStore(store.source), channel, importer, outcome);
}
