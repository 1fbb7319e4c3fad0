import assert from 'node:assert/strict';
import { SECRETS } from '../../../../lib/redaction/detectors/secrets';
import { claimed } from '../../scanning';
import { drawn } from './random';

function piece(value: unknown): string {
    return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const HEAD = piece({ alg: 'HS256', typ: 'JWT' });
const BODY = piece({ sub: '1234567890', iat: 1_516_239_022 });

describe('web tokens', () => {
    for (const [name, token] of [
        ['signed', `${HEAD}.${BODY}.${drawn('all', 43)}`],
        ['not signed', `${HEAD}.${BODY}`],
        ['encrypted, of five pieces', `${piece({ alg: 'dir', enc: 'A256GCM' })}.e${drawn('all', 9)}.${drawn('all', 16)}.${drawn('all', 40)}.${drawn('all', 22)}`],
        ['with spaces in its head', `${Buffer.from('{ "alg": "HS256" }').toString('base64url')}.${BODY}.${drawn('all', 43)}`],
    ] as const) {
        it(`are found ${name}`, () => assert.deepEqual(claimed(SECRETS, `token ${token}, thanks`), [`SECRET ${token}`]));
    }

    for (const [name, text] of [
        ['one piece', HEAD],
        ['what is no JSON', `eyJ${drawn('all', 33)}.eyJ${drawn('all', 33)}`],
        ['words', 'eyewitness.eyeliner'],
    ] as const) {
        it(`are not seen in ${name}`, () => assert.deepEqual(claimed(SECRETS, text), []));
    }
});
