import assert from 'node:assert/strict';
import { isSubject, namesSomebody, stableParts } from '../../lib/impersonation/token-identity';

const ISS = 'https://login.example/v2.0';

describe('namesSomebody', () => {
    for (const [what, identity, expected] of [
        ['issuer and subject', { iss: ISS, sub: 's' }, true],
        ['issuer and account', { iss: ISS, oid: 'o' }, true],
        ['no issuer', { sub: 's', oid: 'o' }, false],
        ['an issuer and a tenant', { iss: ISS, tid: 't' }, false],
        ['nothing', {}, false],
    ] as const) {
        it(`says ${expected} of ${what}`, () => assert.equal(namesSomebody(identity), expected));
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
