import { readFileSync } from 'node:fs';
import { verifyReceipt, type ErasureReceipt } from '../transcripts/receipt';
import type { Command } from './command';
import { print, type Io } from './io';
import { KEY_HELP, KEY_OPTIONS } from './keys';
import { Problem } from './problem';
import { PUBLIC_KEY_HELP, publicKeys } from './public-keys';
import { receiptText } from './receipt-text';

export const command: Command = {
    help: `Usage: bot-warden receipt verify <file|-> [options]

Says whether a receipt (JSON, - is standard input) is as it was signed, and what it says. It needs no store and no network.
Exit code 0 when it is valid, 1 when it is not.

${PUBLIC_KEY_HELP}
${KEY_HELP}`,
    options: { ...KEY_OPTIONS, 'public-key': 'texts' },
    async run(given, io) {
        const [path, ...more] = given.operands;
        if (path === undefined || more.length > 0) throw new Problem('name one receipt, or - for standard input');
        const keys = publicKeys(given, io);
        const receipt = receiptIn(path === '-' ? await everything(io.stdin) : read(path));
        const isValid = receipt !== undefined && verifyReceipt(receipt, keys);
        print(io.stdout, ...(isValid ? ['valid: it is as the holder of the keys signed it'] : []), ...(isValid ? receiptText(receipt) : doubts(receipt)));
        return isValid ? 0 : 1;
    },
};

function doubts(receipt: ErasureReceipt | undefined): string[] {
    if (!receipt) return ['NOT valid: it is no receipt'];
    return ['NOT valid: it was altered, or signed with another key; nobody vouches for what it says:', ...receiptText(receipt)];
}

function receiptIn(json: string): ErasureReceipt | undefined {
    try {
        const value: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
        return typeof value === 'object' && value !== null && 'signature' in value ? (value as ErasureReceipt) : undefined;
    } catch {
        return undefined;
    }
}

function read(path: string): string {
    try {
        return readFileSync(path, 'utf8');
    } catch {
        throw new Problem(`${path} cannot be read`);
    }
}

async function everything(stdin: Io['stdin']): Promise<string> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array));
    return Buffer.concat(chunks).toString('utf8');
}
