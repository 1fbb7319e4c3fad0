import assert from 'node:assert/strict';
import { residueOf } from '../../lib/transcripts/receipt';

describe('residueOf', () => {
    for (const [channelId, expected] of [['directline', /24 hours/], ['webchat', /24 hours/], ['msteams', /own settings/], ['', /own settings/], ['constructor', /own settings/]] as const) {
        it(`names the copy of ${channelId || 'an unknown channel'}`, () => {
            const [line, ...rest] = residueOf(channelId);
            assert.match(String(line), expected);
            assert.equal(rest.length, 0);
        });
    }
});
