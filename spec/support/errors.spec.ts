import assert from 'node:assert/strict';
import { OptionError, WardenError } from '../../lib/support/errors';

describe('WardenError', () => {
    it('has a code, a message and a cause', () => {
        const cause = new Error('disk');
        const error = new WardenError('ERR_WARDEN_KEY', 'no keys', { cause });
        assert.deepEqual([error.name, error.code, error.message, error.cause], ['WardenError', 'ERR_WARDEN_KEY', 'no keys', cause]);
        assert.ok(error instanceof Error);
    });
});

describe('OptionError', () => {
    for (const [given, told] of [
        [-1, '-1'],
        [Number.NaN, 'NaN'],
        [null, 'null'],
        [undefined, 'undefined'],
        ['', 'an empty string'],
        ['a secret', 'string'],
        [[], 'an empty array'],
        [['a secret'], 'an array'],
        [{ secret: true }, 'object'],
        [() => 'a secret', 'function'],
        [10n, 'bigint'],
    ] as const) {
        it(`tells of ${told} what it is, and nothing that may be secret`, () => {
            const error = new OptionError('idle', 'a number', given);
            assert.equal(error.message, `\`idle\` must be a number, not ${told}`);
            assert.ok(error instanceof TypeError);
            assert.deepEqual([error.name, error.code, error.option], ['OptionError', 'ERR_WARDEN_OPTION', 'idle']);
        });
    }

    it('says nothing about a value where there is none to speak of', () => {
        assert.equal(new OptionError('idel', 'an option').message, '`idel` must be an option');
    });
});
