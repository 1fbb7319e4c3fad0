import assert from 'node:assert/strict';
import { Redactor, type RedactorOptions } from '../../../lib/redaction/redactor';
import { OptionError } from '../../../lib/support/errors';
import { unhandled } from '../../helpers/unhandled';

const redacted = (options: RedactorOptions, text: string) => new Redactor(options).redact(text).text;

describe('allow', () => {
    const mail = 'write to Help@Bank.example or joe@example.com';
    for (const [what, allow] of [
        ['a value in any case', ['help@bank.example']], ['a pattern of the whole value', [/[a-z]{1,20}@bank\.example/i]], ['a function', [(value: string) => value.startsWith('Help')]],
        ['several', ['nobody', /help@bank\.example/i]],
    ] as const) {
        it(`lets pass ${what}`, () => assert.equal(redacted({ allow }, mail), 'write to Help@Bank.example or [EMAIL_ADDRESS]'));
    }
    it('lets pass no value that a pattern matches in part', () => assert.equal(redacted({ allow: [/help/i] }, mail), 'write to [EMAIL_ADDRESS] or [EMAIL_ADDRESS]'));
    it('tells the function what was found', () => {
        const kinds: string[] = [];
        redacted({ allow: [(_, { kind }) => kinds.push(kind) < 0] }, mail);
        assert.deepEqual(kinds, ['EMAIL_ADDRESS', 'EMAIL_ADDRESS']);
    });
    it('lets nothing pass for an answer that is not true', () => {
        assert.equal(redacted({ allow: [(() => 'yes') as unknown as () => boolean] }, 'joe@example.com'), '[EMAIL_ADDRESS]');
    });
    it('lets nothing pass for an answer that comes later, whatever becomes of it', async () => {
        const allow = [() => Promise.reject(new Error('later'))] as unknown as (() => boolean)[];
        assert.deepEqual(await unhandled(() => assert.equal(redacted({ allow }, 'joe@example.com'), '[EMAIL_ADDRESS]')), []);
    });
    it('does not outdo the deny list', () => assert.equal(redacted({ allow: ['falcon'], deny: ['falcon'] }, 'falcon'), '[DENIED]'));
});

describe('deny', () => {
    for (const [what, deny, text, expected] of [
        ['a word in any case', ['Falcon'], 'the FALCON flies', 'the [DENIED] flies'], ['a phrase', ['Project Falcon'], 'project  falcon', '[DENIED]'], ['a pattern', [/F-[0-9]{3}/], 'F-123 and F-12', '[DENIED] and F-12'],
        ['a word with signs', ['c++ (old)'], 'in C++ (old) code', 'in [DENIED] code'], ['no part of a word', ['Ann'], 'annual Ann', 'annual [DENIED]'], ['no part of a word with accents', ['ann'], 'anné ann', 'anné [DENIED]'],
        ['a word with a dash', ['Jean-Luc'], 'to jean-luc!', 'to [DENIED]!'], ['signs of patterns', [String.raw`a/b-c\d^$.*+?()[]{}|e`], String.raw`x a/b-c\d^$.*+?()[]{}|e y`, 'x [DENIED] y'],
        ['words of Chinese', ['猎鹰'], '猎鹰 flies', '[DENIED] flies'],
    ] as const) {
        it(`hides ${what}`, () => assert.equal(redacted({ deny }, text), expected));
    }
});

for (const [option, wrong] of [
    ['allow', 'text'], ['allow[0]', ['']], ['allow[1]', ['a', 1]], ['allow[0]', [/a+/]], ['deny', {}], ['deny[0]', [' ']], ['deny[0]', [/(a+)+/]], ['deny[0]', [() => true]],
] as const) {
    it(`a Redactor says what is wrong with ${option}`, () => {
        const name = option.replace(/\[.*/, '');
        assert.throws(() => new Redactor({ [name]: wrong }), (error) => error instanceof OptionError && error.option === option);
    });
}
