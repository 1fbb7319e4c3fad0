import { nowInSeconds, type SigningKey } from '../keys/signing-key';

/** Someone to sign in as; nobody real. */
export interface Person {
    name: string;
    oid: string;
    username: string;
}

const TENANT = '6f1d0c52-0000-4000-8000-70726163746f';

/** The two practice people, by the name of their button. */
export const people: ReadonlyMap<string, Person> = new Map([
    ['alice', { name: 'Alice', oid: '6f1d0c52-0000-4000-8000-0000000a11ce', username: 'alice@practice.example' }],
    ['bob', { name: 'Bob', oid: '6f1d0c52-0000-4000-8000-000000000b0b', username: 'bob@practice.example' }],
]);

/** Signs what an identity provider would: who somebody is, for one hour. */
export function identityToken(person: Person, key: SigningKey, claims: { iss: string; aud: string }): Promise<string> {
    const now = nowInSeconds();
    return key.sign({
        ...claims, sub: person.oid, oid: person.oid, tid: TENANT,
        name: person.name, preferred_username: person.username,
        iat: now, nbf: now, exp: now + 3_600,
    });
}
