import assert from 'node:assert/strict';
import { emailAddress } from '../../../../lib/redaction/detectors/network/email-address';
import { SURROUNDINGS } from '../../found';
import { claimed } from '../../scanning';
import { linear } from './effort';

const JOE = 'joe@example.com';
const found = (text: string, least?: number) => claimed({ anchored: [emailAddress] }, text, least).map((claim) => claim.replace('EMAIL_ADDRESS ', ''));

describe('emailAddress', () => {
    for (const address of [
        JOE, 'j@example.co', 'joe.bloggs@example.com', "o'neil+news@mail.example.co.uk", 'a_b-c%d@example.museum', '!$&*/=?^`{|}~@example.com', 'JOE@EXAMPLE.COM', '123@example.com',
        'joe@123.example.com', 'joe@a-b.example', 'joe@xn--bcher-kva.example', 'joe@example.xn--p1ai', 'jörg@bücher.example', '用户@例子.公司', 'почта@пример.рф',
        `${'a'.repeat(64)}@example.com`, `joe@${'a'.repeat(63)}.com`, 'joe@my_host.example.com', 'joe@host.internal', '"joe"@example.com', '"joe bloggs"@example.com', '"a\\@b\\"c"@example.com',
        'joe@[192.0.2.1]', 'joe@[IPv6:2001:db8::1]', 'bounce+joe=example.org@example.com',
    ]) {
        it(`finds ${address}`, () => assert.deepEqual(found(`write to ${address} please`), [address]));
    }

    for (const [title, before, after] of [
        ...SURROUNDINGS,
        ['in angle brackets', 'Joe <', '>'],
        ['in single quotes', "'", "'"],
        ['in a mailto link', 'mailto:', '?subject=x'],
        ['in Markdown', '[mail](mailto:', ')'],
        ['in bold', '**', '**'],
        ['in a template', '{{', '}}'],
        ['behind an ellipsis', 'wait...', ''],
        ['behind a key', 'user_mail=', ''],
        ['behind a path', 'files/', ''],
        ['before a path', '', '/inbox'],
        ['before a sentence without a blank', 'it is ', '.Please write'],
        ['in Chinese', '请写给', '先生'],
        ['in Japanese', 'メールは', 'です'],
        ['in Korean', '메일은', '입니다'],
        ['before an underscore', '', '_'],
        ['before a dash', '', '-thanks'],
    ] as const) {
        it(`finds an address ${title}`, () => assert.deepEqual(found(before + JOE + after), [JOE]));
    }

    for (const [title, text] of [
        ['no domain', 'joe@'],
        ['no local part', '@example.com'],
        ['a mention', 'hello @joe'],
        ['a host without a dot', 'joe@localhost'],
        ['an IP address without brackets', 'joe@10.0.0.1'],
        ['brackets around no address', 'joe@[10.0.0.256]'],
        ['brackets that stay open', 'joe@[10.0.0.1'],
        ['a last label of one letter', 'joe@example.c'],
        ['a last label with digits', '19:abc@thread.v2'],
        ['a dot at the start', '.joe@example.com'],
        ['a dot before the sign', 'joe.@example.com'],
        ['two dots in the local part', 'joe..bloggs@example.com'],
        ['two dots in the domain', 'joe@example..com'],
        ['a dash at the start of a label', 'joe@-example.com'],
        ['a label of 64 characters', `joe@${'a'.repeat(64)}.com`],
        ['a quoted local part without an end', 'joe"@example.com'],
        ['an empty quoted local part', '""@example.com'],
        ['a quoted local part that touches a word', 'x"joe"@example.com'],
        ['an unknown last label that goes on', 'joe@example.abcde_f'],
        ['a package with its version', 'bot-warden@0.1.0'],
        ['only signs', '@@@@'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(text, 0), []));
    }

    for (const separator of [';', ',', ', ', ' ', '|', '/', '>, <', '\n']) {
        it(`finds three addresses with ${JSON.stringify(separator)} between them`, () => {
            const all = [JOE, 'ann@example.org', 'eve@example.net'];
            assert.deepEqual(found(all.join(separator)), all);
        });
    }

    it('hides the last 64 characters of a local part that is longer', () => {
        assert.deepEqual(found(`${'a'.repeat(70)}@example.com`), [`${'a'.repeat(64)}@example.com`]);
    });

    for (const [text, address] of [
        ['joe @ example.com', 'joe @ example.com'],
        ['joe  @  example.com.', 'joe  @  example.com'],
        ['ask for joe.b @ example.com today', 'joe.b @ example.com'],
        ['my email is joe @ example.com', 'joe @ example.com'],
        ['my email is joe@ example.com', 'joe@ example.com'],
        ['my email is joe @example.com', 'joe @example.com'],
    ] as const) {
        it(`finds an address with blanks in "${text}"`, () => assert.deepEqual(found(text), [address]));
    }

    for (const text of ['we meet for lunch @ example.com', 'thanks joe @example.com is great']) {
        it(`shows "${text}" to a user, and is not sure`, () => {
            assert.deepEqual(found(text), []);
            assert.equal(found(text, 0).length, 1);
        });
    }

    for (const text of ['joe @ work', 'joe @ example.abcde', 'joe   @   example.com', '3 items @ 4.50', '- @ example.com']) {
        it(`leaves "${text}"`, () => assert.deepEqual(found(text, 0), []));
    }

    linear(emailAddress);
});
