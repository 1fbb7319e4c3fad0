import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hash, plainForm } from '../../../lib/redaction/operators/hash';
import { mask } from '../../../lib/redaction/operators/mask';
import { replacementOf, type ReplaceOption } from '../../../lib/redaction/operators/replacement';
import { isUnkeepable } from '../../../lib/redaction/operators/unkeepable';
import { Redactor } from '../../../lib/redaction/redactor';
import { KeyRing } from '../../../lib/storage/key-ring';
import { unhandled } from '../../helpers/unhandled';

const keys = KeyRing.generate();
const VISA = '4111 1111 1111 1111';
const replaced = (option: ReplaceOption | undefined, kind: string, value: string) =>
    replacementOf(option, { keys, vault: true, custom: true })({ kind, start: 0, end: value.length }, value);

describe('mask', () => {
    for (const [value, expected] of [
        [VISA, '•••• 1111'],
        ['3782-822463-10005', '•••• 0005'],
        ['GB82 WEST 1234 5698 7654 32', '•••• 5432'],
        ['12345678', '•••• 5678'],
        ['1234567', '••••'],
        ['1-2-3-4-5-6-7', '••••'],
        ['', '••••'],
        ['٤١١١ ١١١١ ١١١١ ١١١١', '•••• ١١١١'],
    ] as const) {
        it(`makes ${expected} of ${value || 'nothing'}`, () => assert.equal(mask(value), expected));
    }
});

describe('hash', () => {
    for (const [one, other] of [
        [VISA, '4111111111111111'],
        [VISA, '4111-1111-1111-1111'],
        [VISA, '４１１１１１１１１１１１１１１１'],
        ['Ann@Example.com', 'ann@example.com'],
        ['de89 3704', 'DE893704'],
    ] as const) {
        it(`is the same for ${one} and ${other}`, () => assert.equal(hash(keys, 'K', one), hash(keys, 'K', other)));
    }

    for (const [title, one, other] of [
        ['another value', hash(keys, 'K', VISA), hash(keys, 'K', '4111 1111 1111 1112')],
        ['another kind', hash(keys, 'K', VISA), hash(keys, 'L', VISA)],
        ['another key', hash(keys, 'K', VISA), hash(KeyRing.generate(), 'K', VISA)],
        ['a mail address with a dot more', hash(keys, 'K', 'ab@example.com'), hash(keys, 'K', 'a.b@example.com')],
    ] as const) {
        it(`differs for ${title}`, () => assert.notEqual(one, other));
    }

    it('holds neither digits nor anything of the value', () => {
        fc.assert(fc.property(fc.string(), (value) => assert.match(hash(keys, 'K', value), /^\[K:[b-t]{16}\]$/)));
    });

    it('outlives a new key in front of the old one', () => {
        const rotated = KeyRing.fromEnv(`${KeyRing.generate().export()},${keys.export()}`);
        assert.equal(hash(rotated, 'K', VISA), hash(keys, 'K', VISA));
    });

    it('reads a value once', () => fc.assert(fc.property(fc.string(), (value) => assert.equal(plainForm(plainForm(value)), plainForm(value)))));
});

describe('replace', () => {
    for (const [option, kind, value, expected] of [
        [undefined, 'CREDIT_CARD', VISA, '[CREDIT_CARD]'],
        ['label', 'CREDIT_CARD', VISA, '[CREDIT_CARD]'],
        ['mask', 'CREDIT_CARD', VISA, '•••• 1111'],
        ['hash', 'CREDIT_CARD', VISA, hash(keys, 'CREDIT_CARD', VISA)],
        ['vault', 'CREDIT_CARD', VISA, '[CREDIT_CARD]'], // where nothing is collected
        [{ CREDIT_CARD: 'mask' }, 'CREDIT_CARD', VISA, '•••• 1111'],
        [{ CREDIT_CARD: 'mask' }, 'IBAN_CODE', 'GB82WEST12345698765432', '[IBAN_CODE]'],
        [{ ORDER: 'mask' }, 'ORDER', '12345678', '•••• 5678'],
        [{ CREDIT_CARD: 'mask' }, 'constructor', VISA, '[constructor]'],
        [() => '***', 'PIN', '1234', '***'],
        [{ PIN: ({ kind }) => `<${kind}>` }, 'PIN', '1234', '<PIN>'],
    ] satisfies [ReplaceOption | undefined, string, string, string][]) {
        it(`${JSON.stringify(option) ?? 'a function'} makes ${expected} of a ${kind}`, () => assert.equal(replaced(option as ReplaceOption, kind, value), expected));
    }

    for (const kind of ['CARD_SECURITY_CODE', 'CARD_TRACK_DATA', 'PIN', 'SECRET', 'SENSITIVE']) {
        for (const option of ['mask', 'hash', 'vault'] as const) {
            it(`${option} leaves nothing of a ${kind} but its label`, () => assert.equal(replaced(option, kind, '1234567890123'), `[${kind}]`));
        }
    }

    for (const [title, answer] of [
        ['nothing', () => undefined],
        ['a number', () => 1111],
        ['something that says the value', (_: unknown, value: string) => ({ toString: () => value })],
        ['a promise', () => Promise.resolve('***')],
        ['a promise that rejects', () => Promise.reject(new Error('later'))],
    ] as const) {
        it(`takes no ${title} from a function`, async () => {
            for (const option of [answer, { CREDIT_CARD: answer }] as unknown as ReplaceOption[]) {
                const refuses = () => assert.throws(() => replaced(option, 'CREDIT_CARD', VISA), { code: 'ERR_WARDEN_DETECTOR' });
                assert.deepEqual(await unhandled(refuses), []);
            }
        });
    }

    for (const [option, kind, expected] of [
        ['label', 'CREDIT_CARD', '[CREDIT_CARD]</b>'], ['mask', 'CREDIT_CARD', '•••• 1111</b>'], ['label', 'PIN', '[PIN]'], ['mask', 'PIN', '[PIN]'],
    ] as const) {
        it(`${option} keeps the tags in a ${kind}: ${expected}`, () => assert.equal(replaced(option, kind, '4111 1111</b> 1111 1111'), expected));
    }

    it('is free to keep something of the others', () => {
        for (const kind of ['CREDIT_CARD', 'EMAIL_ADDRESS', 'ORDER']) assert.ok(!isUnkeepable(kind), kind);
    });

    for (const replace of [mask, (value: string) => hash(keys, 'CREDIT_CARD', value)]) {
        it(`redacts twice as once: ${replace(VISA)}`, () => {
            const redactor = new Redactor({ replace: (_, value) => replace(value) });
            const { text } = redactor.redact(`my card is ${VISA}, my card number`);
            assert.equal(text, `my card is ${replace(VISA)}, my card number`);
            assert.equal(redactor.redact(text).text, text);
        });
    }

    for (const [given, option] of [
        ['masked', 'replace'],
        [null, 'replace'],
        [7, 'replace'],
        [{ CREDIT_CARD: 'masked' }, 'replace.CREDIT_CARD'],
        [{ CREDIT_CARD: undefined }, 'replace.CREDIT_CARD'],
        [{ CREDIT_CRD: 'mask' }, 'replace.CREDIT_CRD'],
        [['mask'], 'replace'],
        ['hash', 'keys'],
        [{ CREDIT_CARD: 'hash' }, 'keys'],
        ['vault', 'storage'],
        [{ CREDIT_CARD: 'vault' }, 'storage'],
    ] as const) {
        it(`refuses ${JSON.stringify(given)} without keys, vault and detectors`, () => {
            assert.throws(() => replacementOf(given as never, { keys: undefined, vault: false, custom: false }), { name: 'OptionError', option });
        });
    }
});
