import assert from 'node:assert/strict';
import { identityIn, isSubject, stableParts } from '../../lib/impersonation/token-identity';
import { jwt } from './support/jwt';

const ISS = 'https://login.example/v2.0';

describe('identityIn', () => {
    for (const [what, token, expected] of [
        ['issuer and subject', jwt({ iss: ISS, sub: 's' }), { iss: ISS, sub: 's' }],
        ['account and tenant', jwt({ iss: ISS, sub: 's', oid: 'o', tid: 't', name: 'Ann' }), { iss: ISS, sub: 's', oid: 'o', tid: 't' }],
        ['an account without a subject', jwt({ iss: ISS, oid: 'o' }), { iss: ISS, oid: 'o' }],
        ['nothing without an issuer', jwt({ sub: 's' }), undefined],
        ['nothing without a subject', jwt({ iss: ISS, tid: 't' }), undefined],
        ['nothing in claims that are no strings', jwt({ iss: [ISS], sub: 7 }), undefined],
        ['nothing in a token that is no JWT', 'gho_16C7e42F292c6912E7710c838347Ae178B4a', undefined],
        ['nothing in three parts of nonsense', 'a.b.c', undefined],
        ['nothing in claims that are null', `a.${Buffer.from('null').toString('base64url')}.c`, undefined],
        ['nothing in no token', '', undefined],
    ] as const) {
        it(`finds ${what}`, () => assert.deepEqual(identityIn(token), expected));
    }
});

describe('stableParts', () => {
    for (const [what, one, other, isSame] of [
        ['two versions of an issuer', { iss: 'https://sts.windows.net/t/', sub: 'a', oid: 'o', tid: 't' }, { iss: 'https://login.microsoftonline.com/t/v2.0', sub: 'b', oid: 'O', tid: 'T' }, true],
        ['two accounts', { iss: ISS, sub: 's', oid: 'o', tid: 't' }, { iss: ISS, sub: 's', oid: 'p', tid: 't' }, false],
        ['two tenants', { iss: ISS, sub: 's', oid: 'o', tid: 't' }, { iss: ISS, sub: 's', oid: 'o', tid: 'u' }, false],
        ['two issuers', { iss: ISS, sub: 's' }, { iss: `${ISS}/`, sub: 's' }, false],
        ['two subjects', { iss: ISS, sub: 's' }, { iss: ISS, sub: 'S' }, false],
    ] as const) {
        it(`${isSame ? 'are the same' : 'differ'} for ${what}`, () => assert.equal(JSON.stringify(stableParts(one)) === JSON.stringify(stableParts(other)), isSame));
    }
});

describe('isSubject', () => {
    for (const [subject, expected] of [['s', true], ['o', true], ['S', false], ['t', false], ['', false]] as const) {
        it(`says ${expected} of "${subject}"`, () => assert.equal(isSubject({ iss: ISS, sub: 's', oid: 'o', tid: 't' }, subject), expected));
    }
});
