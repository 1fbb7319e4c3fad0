import assert from 'node:assert/strict';
import { url } from '../../../../lib/redaction/detectors/network/url';
import { SURROUNDINGS } from '../../found';
import { claimed } from '../../scanning';
import { linear } from './effort';

const found = (text: string, least?: number) => claimed({ anchored: [url] }, text, least).map((claim) => claim.replace('URL ', ''));

describe('url', () => {
    for (const address of [
        'https://example.com', 'http://example.com/', 'HTTPS://WWW.EXAMPLE.COM/', 'ftp://ftp.example.org/a.txt', 'ftps://example.com', 'sftp://joe:pw@host.example:/in/a.csv', 'wss://example.com/x',
        'http://example.com:8080', 'http://example.com:65535/a', 'http://joe:@example.com', 'https://example.com?a=b&c=d', 'https://example.com/a?b=c#d', 'https://example.com/#/a', 'http://192.0.2.1:80/x',
        'http://[2001:db8::1]:80/index.html', 'http://localhost', 'http://localhost:3000/a', 'http://intranet/wiki', 'http://build-server:8080', 'file:///etc/hosts', 'postgres://joe:pw@/db', 'app-x+y://open.me/a',
        'http://my_host.example.com', 'http://_dmarc.example.com', 'http://a__b.example.com', 'http://пример.рф/путь', 'https://bücher.example/ä', 'http://xn--e1afmkfd.xn--p1ai', 'https://a.example/b_(c)',
        'example.com', 'www.example.com', 'example.co.uk', 'EXAMPLE.COM', 'a.b.c.example.com', 'example.com/a/b', 'example.com:8080', 'example.com?a=b', 'xn--e1afmkfd.xn--p1ai', 'пример.рф', '例子.公司',
        'localhost:3000', 'localhost:3000/a?b', 'joe:pw@localhost', 'joe:pw@server:8080/x',
    ]) {
        it(`finds ${address}`, () => assert.deepEqual(found(`see ${address} there`), [address]));
    }

    for (const address of ['https://www.example.com/a?b=c', 'www.example.com']) {
        for (const [title, before, after] of SURROUNDINGS.filter(([, start]) => !start.startsWith('https:') && !start.endsWith('='))) {
            it(`finds ${address} ${title}`, () => assert.equal(found(before + address + after)[0], address));
        }
    }

    for (const [text, address] of [
        ['(https://a.example/b)', 'https://a.example/b'],
        ['[x](https://a.example/b).', 'https://a.example/b'],
        ['https://a.example/b/!!!', 'https://a.example/b/'],
        ["'https://a.example/b?',", 'https://a.example/b'],
        ['https://a.example/[b]]', 'https://a.example/[b]'],
        ['https://a.example.', 'https://a.example'],
        ['https://a.example: yes', 'https://a.example'],
        ['seehttps://a.example/b', 'https://a.example/b'],
        ['网站https://a.example?b=c很好', 'https://a.example?b=c'],
        ['网站example.com很好', 'example.com'],
        ['is it example.com?', 'example.com'],
        ['at example.com.Then', 'example.com'],
        ['wait...example.com...', 'example.com'],
        ['host is example.com:', 'example.com'],
    ] as const) {
        it(`finds the address in "${text}"`, () => assert.deepEqual(found(text), [address]));
    }

    for (const [title, text] of [
        ['a scheme without a host', 'https:// is it'],
        ['a fragment without a host', 'http://#a'],
        ['one word without port and path', 'http://intranet'],
        ['a scheme of one letter', 'c://example'],
        ['no scheme', '://example'],
        ['an address of version 6 that is none', 'http://[2001:db8]'],
        ['an unknown top-level domain', 'example.abcde'],
        ['a file', 'file.txt'],
        ['an abbreviation', 'e.g. this, i.e. that'],
        ['a version', '1.2.3'],
        ['two sentences without a blank', 'It ends.Next begins'],
        ['a top-level domain alone', '.com'],
        ['www and nothing else', 'www.com'],
        ['two dots', 'ready..is'],
        ['a mail address', 'joe.is@example.com'],
        ['a mail address with a sign', 'joe.is+x@example.com'],
        ['a path', 'src/main.rs'],
        ['a variable', 'my_user.name'],
        ['a call', 'list.map(x)'],
        ['Chinese before a name', '例子.com'],
        ['a name of 255 characters', `${'a.'.repeat(126)}com.`],
        ['a time', '10:30'],
        ['a word and a number', 'note:12'],
        ['a mail address behind a colon', 'mail:joe@host'],
        ['a host that only ends like another', 'xlocalhost:12'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(text, 0), []));
    }

    for (const text of ['README.md', 'script.sh', 'ok.so what']) {
        it(`is not sure of "${text}"`, () => {
            assert.deepEqual(found(text), []);
            assert.equal(found(text, 0).length, 1);
        });
    }

    it('finds several', () => assert.deepEqual(found('example.com,example.org and http://example.net'), ['example.com', 'example.org', 'http://example.net']));
    linear(url);
});
