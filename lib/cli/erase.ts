import type { ErasureReceipt } from '../transcripts/receipt';
import type { SelfDestructingTranscripts } from '../transcripts/self-destructing-transcripts';
import type { Arguments } from './arguments';
import type { Command } from './command';
import { print } from './io';
import { noOperands } from './operands';
import { Problem } from './problem';
import { receiptText } from './receipt-text';
import { openStore, STORE_HELP, STORE_OPTIONS } from './store';

export const command: Command = {
    help: `Usage: bot-warden erase --channel <id> --conversation <id> [options]
       bot-warden erase --channel <id> --user <id> [options]
       bot-warden erase --due [options]

Erases one conversation, or every conversation in which a user took part and what else is kept of the user, or everything
whose time is up; then prints the receipt. The bot can keep running. Exit code 0 when a second look found nothing left.

  --json               prints the receipt as signed JSON, to be kept: bot-warden receipt verify <file>

${STORE_HELP}`,
    options: { ...STORE_OPTIONS, channel: 'text', conversation: 'text', user: 'text', due: 'flag', json: 'flag' },
    async run(given, io) {
        noOperands(given);
        const erase = erasureIn(given);
        const store = await openStore(given, io);
        try {
            const receipt = await erase(store.transcripts);
            print(io.stdout, ...(given.flag('json') ? [JSON.stringify(receipt, undefined, 2)] : receiptText(receipt)));
            if (receipt.total === 0 && receipt.verified && !given.flag('due')) print(io.stderr, 'bot-warden: nothing was kept under this id and these keys');
            if (!receipt.verified) print(io.stderr, `bot-warden: not everything is erased; ${adviceOn(receipt)}`);
            return receipt.verified ? 0 : 1;
        } finally {
            await store.close();
        }
    },
};

const ADVICE: ReadonlyMap<string | undefined, string> = new Map([
    ['ERR_WARDEN_KEY', 'these are not the keys that the store was filled with'],
    ['ERR_WARDEN_STORE', 'the store is away, full or damaged: when that is mended, erase again'],
]);

function adviceOn({ stores }: ErasureReceipt): string {
    const known = stores.map(({ because }) => ADVICE.get(because)).find((advice) => advice !== undefined);
    return known ?? 'see what the receipt says';
}

type Erasure = (transcripts: SelfDestructingTranscripts) => Promise<ErasureReceipt>;

/** @throws {Problem} unless just one thing is asked for */
function erasureIn(given: Arguments): Erasure {
    const [channel, conversation, user] = ['channel', 'conversation', 'user'].map((name) => given.text(name));
    const asked = [conversation !== undefined, user !== undefined, given.flag('due')].filter(Boolean).length;
    if (asked !== 1) throw new Problem('say what to erase: one of --conversation <id>, --user <id> and --due');
    if (given.flag('due') !== (channel === undefined)) {
        throw new Problem(given.flag('due') ? '--due is about all channels: leave --channel out' : 'say in which channel: --channel <id>, such as directline or msteams');
    }
    if (channel === undefined) return (transcripts) => transcripts.sweep();
    if (user !== undefined) return (transcripts) => transcripts.eraseUser(channel, user);
    return (transcripts) => transcripts.erase({ channelId: channel, conversation: { id: conversation } });
}
