import assert from 'node:assert/strict';
import { residueOf } from '../../lib/transcripts/residue';

describe('residueOf', () => {
    for (const [channelId, until] of [['directline', 86_400_001], ['webchat', 86_400_001], ['msteams', undefined], ['', undefined], ['__proto__', undefined]] as const) {
        it(`${until === undefined ? 'does not know' : 'knows'} when the copies of ${channelId || 'no channel'} go`, () => {
            const { what, until: actual } = residueOf(channelId, 1);
            assert.deepEqual([what.length > 0, actual], [true, until]);
        });
    }
});
