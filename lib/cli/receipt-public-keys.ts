import type { Command } from './command';
import { print } from './io';
import { KEY_HELP, KEY_OPTIONS, keyRing } from './keys';
import { noOperands } from './operands';

export const command: Command = {
    help: `Usage: bot-warden receipt public-keys [options]

Prints the public keys of the keys, one a line. With them anybody can verify receipts, and do nothing else.

${KEY_HELP}`,
    options: KEY_OPTIONS,
    async run(given, io) {
        noOperands(given);
        print(io.stdout, ...keyRing(given, io).publicKeys());
        return 0;
    },
};
