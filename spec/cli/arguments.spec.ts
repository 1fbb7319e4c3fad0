import assert from 'node:assert/strict';
import { argumentsIn } from '../../lib/cli/arguments';
import { Problem } from '../../lib/cli/problem';

const KINDS = { channel: 'text', key: 'texts', due: 'flag' } as const;

describe('the arguments of a command', () => {
    for (const [typed, expected] of [
        [[], { operands: [], channel: undefined, keys: [], due: false }],
        [['--channel', 'msteams', '--due'], { operands: [], channel: 'msteams', keys: [], due: true }],
        [['--channel=-x'], { operands: [], channel: '-x', keys: [], due: false }],
        [['a', '--key', '1', 'b', '--key=2'], { operands: ['a', 'b'], channel: undefined, keys: ['1', '2'], due: false }],
        [['-', '--', '--due'], { operands: ['-', '--due'], channel: undefined, keys: [], due: false }],
    ] as const) {
        it(`are read from "${typed.join(' ')}"`, () => {
            const given = argumentsIn(typed, KINDS);
            assert.deepEqual({ operands: given.operands, channel: given.text('channel'), keys: given.texts('key'), due: given.flag('due') }, expected);
        });
    }

    for (const [typed, expected] of [
        [['--channel', '-x'], "Option '--channel' argument is missing; if it begins with a dash, write --option=value"],
        [['--chanel', 'x'], "Unknown option '--chanel'"],
        [['--channel'], "Option '--channel <value>' argument missing"],
        [['--channel', '--due'], "Option '--channel' argument is missing; if it begins with a dash, write --option=value"],
        [['--channel', ''], '--channel needs a value'],
        [['--channel', 'a', '--channel', 'b'], '--channel is given more than once'],
        [['--due=yes'], "Option '--due' does not take an argument"],
        [['-x'], "Unknown option '-x'"],
    ] as const) {
        it(`are refused in "${typed.join(' ')}"`, () => {
            assert.throws(() => argumentsIn(typed, KINDS), (error: Problem) => {
                assert.ok(error instanceof Problem);
                assert.deepEqual([error.message, error.code], [expected, 2]);
                return true;
            });
        });
    }
});
