import assert from 'node:assert/strict';
import { SECRETS } from '../../../../lib/redaction/detectors/secrets';
import { claimed } from '../../scanning';
import { drawn } from './random';

const VALUE = drawn('all', 16);

describe('secrets in settings', () => {
    for (const [name, text] of [
        ['data behind the kind', `apiVersion: v1\nkind: Secret\ndata:\n  foo: ${VALUE}\n`],
        ['data before the kind', `data:\n  foo: "${VALUE}"\nkind: 'secret'\n`],
        ['a block', `kind: Secret\ndata:\n  foo: |\n    ${VALUE}\n`],
        ['XML', `<add key="ClearTextPassword" value="${VALUE}" />`],
    ] as const) {
        it(`are found in ${name}`, () => assert.deepEqual(claimed(SECRETS, text), [`SECRET ${VALUE}`]));
    }

    for (const text of [`kind: ConfigMap\ndata:\n  foo: ${VALUE}\n`, `kind: Secret\n${'x '.repeat(400)}data:\n  foo: ${VALUE}\n`, '<add key="Name" value="CleartextName1" />']) {
        it(`are not seen in ${text.slice(0, 30)}`, () => assert.deepEqual(claimed(SECRETS, text), []));
    }

    it('are guessed behind a name that says secret', () => {
        assert.deepEqual(claimed(SECRETS, 'my_secret := "someText12!"'), ['SECRET someText12!']);
        assert.deepEqual(claimed(SECRETS, 'apikey:hopenobodyfindsthisone'), []);
        assert.deepEqual(claimed(SECRETS, 'apikey:hopenobodyfindsthisone', 0), ['SECRET hopenobodyfindsthisone']);
    });
});
