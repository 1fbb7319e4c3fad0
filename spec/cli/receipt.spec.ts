import assert from 'node:assert/strict';
import { KeyRing, SelfDestructingTranscripts, type ErasureReceipt } from '../../lib';
import { receiptText } from '../../lib/cli/receipt-text';
import { cli, folder, message } from './support/cli';

describe('bot-warden receipt verify', () => {
    const files = folder();
    const keys = KeyRing.generate();
    let receipt: ErasureReceipt;

    before(async () => {
        const transcripts = new SelfDestructingTranscripts({ keys });
        await transcripts.logActivity(message('hello', 'talk', { channelId: 'webchat' }));
        receipt = await transcripts.eraseUser('webchat', 'ann');
    });

    const env = { BOT_WARDEN_KEYS: keys.export() };
    const publicKey = keys.publicKeys()[0] as string;

    for (const [what, typed, around] of [
        ['keys in the environment', [], { env }],
        ['public keys', [`--public-key=${KeyRing.generate().publicKeys()[0]}`, `--public-key=${publicKey}`], {}],
    ] as const) {
        it(`knows a genuine one with ${what}`, async () => {
            const { code, out, err } = await cli(['receipt', 'verify', files.write('r.json', receipt), ...typed], around);
            assert.deepEqual([code, err], [0, '']);
            assert.match(out, /^valid: /);
            for (const line of [new RegExp(`erased +${new Date(receipt.erasedAt).toISOString()} \\(request\\)`), /conversations +1/, /records +1/, /transcripts +purged/]) assert.match(out, line);
            assert.match(out, new RegExp(`elsewhere +Direct Line .+, until ${new Date(receipt.erasedAt + 86_400_000).toISOString()}`));
        });
    }

    it('reads standard input, with a byte order mark and whatever white space', async () => {
        const { code } = await cli(['receipt', 'verify', '-'], { env, stdin: `\uFEFF${JSON.stringify(receipt, undefined, 4)}\n` });
        assert.equal(code, 0);
    });

    for (const [what, change] of [
        ['a count was changed', (given: ErasureReceipt) => ({ ...given, records: 2 })],
        ['something was added', (given: ErasureReceipt) => ({ ...given, note: 'ok' })],
        ['something was taken out', ({ residue: _, ...given }: ErasureReceipt) => given],
        ['the signature is none', (given: ErasureReceipt) => ({ ...given, signature: 1 })],
        ['it is an array', (given: ErasureReceipt) => [given]],
        ['it is null', () => null],
        ['it is no JSON', () => 'erased!'],
    ] as const) {
        it(`says that one is not valid when ${what}`, async () => {
            const { code, out } = await cli(['receipt', 'verify', files.write('r.json', change(receipt))], { env });
            assert.equal(code, 1);
            assert.match(out, /^NOT valid: /);
        });
    }

    it('says that one is not valid with other keys', async () => {
        const { code, out } = await cli(['receipt', 'verify', '-'], { env: { BOT_WARDEN_KEYS: KeyRing.generate().export() }, stdin: JSON.stringify(receipt) });
        assert.equal(code, 1);
        assert.match(out, /^NOT valid: it was altered, or signed with another key.+:\n {2}erased/);
    });

    for (const [typed, expected] of [
        [['/nowhere.json'], /\/nowhere\.json cannot be read/],
        [[], /name one receipt/],
        [['a', 'b'], /name one receipt/],
        [['-', '--public-key', 'short'], /--public-key must be a key/],
        [['-', `--public-key=${publicKey}`, '--keys-file', 'k'], /either --public-key or --keys-file/],
    ] as const) {
        it(`refuses "${typed.map((word) => word.slice(0, 15)).join(' ')}"`, async () => {
            const { code, out, err } = await cli(['receipt', 'verify', ...typed], { env });
            assert.deepEqual([code, out], [2, '']);
            assert.match(err, expected);
        });
    }

    it('does not let a receipt steer the terminal, or break the reader', () => {
        const forged = { erasedAt: 1e300, reason: '\u001B[2Jvalid\n', stores: [null, { store: {}, state: '\u202E' }], channels: 'x', residue: [{ what: '\r\n', until: 'x' }], total: {} };
        const lines = receiptText(forged as unknown as ErasureReceipt);
        assert.doesNotMatch(lines.join(''), /[\p{Cc}\p{Cf}]/u);
        assert.match(lines[0] as string, /erased +unknown \(\uFFFD\[2Jvalid\uFFFD\)/);
    });
});
