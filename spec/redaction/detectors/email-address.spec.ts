import assert from 'node:assert/strict';
import { emailAddress } from '../../../lib/redaction/detectors/email-address';
import { found, HOSTILE, linear } from '../found';

const JOE = 'joe@example.com';

describe('emailAddress', () => {
    for (const address of [
        JOE, 'j@example.co', 'joe.bloggs@example.com', "o'neil+news@mail.example.co.uk", 'a_b-c%d@example.museum', '#!$&*/=?^`{|}~@example.com'.slice(1), 'JOE@EXAMPLE.COM',
        '123@example.com', 'joe@123.example.com', 'joe@a-b.example', 'joe@xn--bcher-kva.example', 'joe@example.xn--p1ai', 'jörg@bücher.example', '用户@例子.公司', `${'a'.repeat(64)}@example.com`,
        `joe@${'a'.repeat(63)}.com`,
    ]) {
        it(`finds ${address}`, () => assert.deepEqual(found(emailAddress, `write to ${address} please`), [address]));
    }

    for (const [title, before, after] of [
        ['alone', '', ''],
        ['at the start', '', ' is mine'],
        ['before a full stop', 'it is ', '.'],
        ['before a comma', '', ', thanks'],
        ['in brackets', '(', ')'],
        ['in angle brackets', 'Joe <', '>'],
        ['in double quotes', '"', '"'],
        ['in single quotes', "'", "'"],
        ['in JSON', '{"mail":"', '"}'],
        ['in a link', 'mailto:', '?subject=x'],
        ['in Markdown', '[mail](mailto:', ')'],
        ['between emoji', '\u{1f600}', '\u{1f600}'],
        ['next to half of an emoji', '\ud83d', '\ude00'],
        ['on a line of its own', 'here:\n', '\nthanks'],
        ['behind a dot', '.', ''],
        ['before a path', '', '/inbox'],
    ] as const) {
        it(`finds an address ${title}`, () => assert.deepEqual(found(emailAddress, before + JOE + after), [JOE]));
    }

    for (const [title, text] of [
        ['no domain', 'joe@'],
        ['no local part', '@example.com'],
        ['a mention', 'hello @joe'],
        ['a host without a dot', 'joe@localhost'],
        ['a numeric last label', 'joe@10.0.0.1'],
        ['a last label of one letter', 'joe@example.c'],
        ['a last label with digits', '19:abc@thread.v2'],
        ['a dot before the sign', 'joe.@example.com'],
        ['two dots in the domain', 'joe@example..com'],
        ['a dash at the start of a label', 'joe@-example.com'],
        ['a label of 64 characters', `joe@${'a'.repeat(64)}.com`],
        ['an underscore in the domain', 'joe@exam_ple.com'],
        ['a blank at the sign', 'joe @ example.com'],
        ['a package with its version', 'bot-warden@0.1.0'],
        ['only signs', '@@@@'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(emailAddress, text), []));
    }

    it('finds two addresses', () => assert.deepEqual(found(emailAddress, `${JOE};ann@example.org`), [JOE, 'ann@example.org']));
    it('hides the last 64 characters of a local part that is longer', () => {
        assert.deepEqual(found(emailAddress, `${'a'.repeat(70)}@example.com`), [`${'a'.repeat(64)}@example.com`]);
    });

    for (const [title, unit] of HOSTILE) it(`reads ${title} in linear time`, () => linear(emailAddress, unit));
});
