import { KeyRing } from '../storage/key-ring';
import type { Command } from './command';
import { print } from './io';
import { noOperands } from './operands';

export const command: Command = {
    help: `Usage: bot-warden keys generate

Prints a new random key as id:key, for BOT_WARDEN_KEYS or a file of keys. It is a secret, and is kept nowhere else.
To change the key, put the new one in front: <new>,<old>.`,
    options: {},
    async run(given, { stdout }) {
        noOperands(given);
        print(stdout, KeyRing.generate().export());
        return 0;
    },
};
