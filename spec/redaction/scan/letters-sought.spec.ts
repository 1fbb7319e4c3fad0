import assert from 'node:assert/strict';
import { anyOf } from '../../../lib/redaction/scan/letters-sought';

const sought = [{ source: 'ssw', last: 'w' }, { source: 'B(?=EGIN)', last: 'B' }];

describe('anyOf', () => {
    for (const [text, expected] of [['password', true], ['wasp', false], ['BEGIN', true], ['Bob', false], ['1', true], ['a-b', true], ['', false]] as const) {
        it(`finds ${expected ? 'something' : 'nothing'} in ${JSON.stringify(text)}`, () => assert.equal(new RegExp(anyOf('0-9-', sought)).test(text), expected));
    }
    it('finds characters alone', () => assert.deepEqual(['1', 'ssw'].map((text) => new RegExp(anyOf('0-9', [])).test(text)), [true, false]));
});
