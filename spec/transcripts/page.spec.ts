import assert from 'node:assert/strict';
import { indexIn } from '../../lib/transcripts/page';

describe('the index in a continuation token', () => {
    for (const [token, index] of [[undefined, 0], ['', 0], ['20', 20], ['0', 0], ['-5', 0], ['nonsense', 0], ['7.5', 7]] as const) {
        it(`is ${index} in ${JSON.stringify(token)}`, () => assert.equal(indexIn(token), index));
    }
});
