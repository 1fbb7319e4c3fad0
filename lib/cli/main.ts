import { argumentsIn } from './arguments';
import type { Command } from './command';
import { print, type Io } from './io';
import { explained, Problem } from './problem';
import { version } from './version';

const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
    'doctor': () => import('./doctor/index.js'),
    'erase': () => import('./erase.js'),
    'import': () => import('./import/index.js'),
    'scan': () => import('./scan/index.js'),
    'receipt verify': () => import('./receipt-verify.js'),
    'receipt public-keys': () => import('./receipt-public-keys.js'),
    'audit verify': () => import('./audit-verify.js'),
    'keys generate': () => import('./keys-generate.js'),
};

const HELP = `Usage: bot-warden <command> [options]

  doctor               checks a bot against Microsoft's security guidelines
  erase                erases a conversation, all of a user, or what is due, and prints the receipt
  import               seals transcripts that exist already into the store
  scan                 finds sensitive data in transcripts and logs, and redacts or erases it
  receipt verify       whether a receipt is genuine, without the store
  receipt public-keys  prints the keys with which anybody can verify receipts
  audit verify         whether an audit log is as it was written
  keys generate        prints a new key

  --help               this, or behind a command what it does
  --version            prints the version

Exit codes: 0 done, 1 not or not wholly done, 2 wrong use; scan also 3, not everything was searched.`;

/** Runs what was typed. Nothing is thrown: what goes wrong is one line on stderr. @returns the exit code */
export async function main(typed: readonly string[], io: Io): Promise<number> {
    try {
        return await called(typed, io);
    } catch (error) {
        print(io.stderr, `bot-warden: ${explained(error)}`);
        return error instanceof Problem ? error.code : 1;
    }
}

async function called(typed: readonly string[], io: Io): Promise<number> {
    const words = [typed.slice(0, 1), typed.slice(0, 2)].find((start) => Object.hasOwn(COMMANDS, start.join(' ')));
    const load = words && COMMANDS[words.join(' ')];
    if (!load) return general(typed, io);
    const { command } = await load();
    const given = argumentsIn(typed.slice(words.length), { ...command.options, help: 'flag' });
    if (!given.flag('help')) return command.run(given, io);
    print(io.stdout, command.help);
    return 0;
}

function general(typed: readonly string[], io: Io): number {
    const [first = ''] = typed;
    const isGroup = Object.keys(COMMANDS).some((name) => name.startsWith(`${first} `));
    if (first === '--version') print(io.stdout, version());
    else if (first === '--help' || (isGroup && typed[1] === '--help')) print(io.stdout, HELP);
    else if (first === '') throw new Problem('say what to do; bot-warden --help lists the commands');
    else throw new Problem(`there is no command "${typed.slice(0, isGroup ? 2 : 1).join(' ')}"; bot-warden --help lists them`);
    return 0;
}
