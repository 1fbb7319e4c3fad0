import assert from 'node:assert/strict';
import { SECRETS } from '../../../../lib/redaction/detectors/secrets';
import { claimed } from '../../scanning';
import { drawn } from './random';

const BODY = Array.from({ length: 6 }, (_, line) => drawn('all', 64, line + 1)).join('\n');

function block(kind: string, body = BODY, dashes = '-----'): string {
    return `${dashes}BEGIN ${kind}${dashes}\n${body}\n${dashes}END ${kind}${dashes}`;
}

const PUTTY = `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\n${drawn('all', 48)}\nPrivate-MAC: ${drawn('hex', 64)}`;
const BLOCKS: readonly (readonly [name: string, key: string])[] = [
    ...['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'].map((kind): [string, string] => [kind, block(kind)]),
    ['PGP', block('PGP PRIVATE KEY BLOCK', `Version: GnuPG v2\n\n${BODY}\n=ab12`)],
    ['SSH.com', `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n${BODY}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----`],
    ['in JSON', block('PRIVATE KEY').replaceAll('\n', '\\n')],
    ['with headers', block('RSA PRIVATE KEY', `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${drawn('hex', 32)}\n\n${BODY}`)],
    ["PuTTY's", PUTTY],
];

/** The whole block, whatever is found inside it. */
function longest(text: string): string | undefined {
    return claimed(SECRETS, text).toSorted((a, b) => b.length - a.length)[0]?.slice('SECRET '.length);
}

describe('private keys', () => {
    for (const [name, key] of BLOCKS) {
        it(`are found whole: ${name}`, () => assert.equal(longest(`here:\n${key}\nplease keep it`), key));
    }

    it('are found without their end', () => {
        const open = block('PRIVATE KEY').split('\n-----END')[0]!;
        assert.equal(longest(open), open);
    });

    it('are found one after the other', () => {
        const two = [block('RSA PRIVATE KEY'), block('EC PRIVATE KEY')];
        assert.ok(two.every((key) => claimed(SECRETS, two.join('\n')).includes(`SECRET ${key}`)));
    });

    for (const text of ['-----BEGIN PRIVATE KEY-----', block('PUBLIC KEY'), block('CERTIFICATE'), '-BEGIN PRIVATE KEY', '-----BEGIN FORWARDED MESSAGE-----']) {
        it(`are not seen in ${text.slice(0, 40)}`, () => assert.deepEqual(claimed(SECRETS, text), []));
    }
});
