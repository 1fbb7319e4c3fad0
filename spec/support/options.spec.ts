import assert from 'node:assert/strict';
import { callback, having, milliseconds, optionsOf, text, texts } from '../../lib/support/options';

const LONGEST = 10 * 365 * 24 * 3_600_000;
const names = { idle: true, absolute: true } as const;
const error = (option: string) => ({ name: 'OptionError', code: 'ERR_WARDEN_OPTION', option });

describe('options', () => {
    for (const given of [{}, { idle: 1 }, { idle: 1, absolute: 2 }, Object.create(null) as object, undefined]) {
        it(`takes ${JSON.stringify(given)} as options`, () => assert.deepEqual(optionsOf<object>('It', given as never, names as never), given ?? {}));
    }

    for (const [given, option] of [
        [null, 'options'],
        ['idle', 'options'],
        [15, 'options'],
        [[], 'options'],
        [() => ({}), 'options'],
        [{ idel: 1 }, 'idel'],
        [{ idle: 1, toString: 1 }, 'toString'],
        [JSON.parse('{"__proto__":1}'), '__proto__'],
    ] as const) {
        it(`refuses ${typeof given === 'function' ? 'a function' : JSON.stringify(given)} as options`, () => {
            assert.throws(() => optionsOf('It', given as never, names as never), error(option));
        });
    }

    it('names what there is when a name is misspelt', () => {
        assert.throws(() => optionsOf('It', { idel: 1 } as never, names as never), { message: '`idel` must be one of the options of It (idle, absolute)' });
    });

    for (const given of [1, 0.5 + 1, 900_000, LONGEST]) {
        it(`takes ${given} milliseconds`, () => assert.equal(milliseconds('idle', given), given));
    }

    for (const given of [0, -1, Number.NaN, Infinity, -Infinity, LONGEST + 1, '900000', 900_000n, null, undefined, {}, new Date(1)]) {
        it(`refuses ${typeof given} ${String(given)} as milliseconds`, () => assert.throws(() => milliseconds('idle', given as number), error('idle')));
    }

    it('takes 0 milliseconds where that has a meaning, and no less', () => {
        assert.equal(milliseconds('end', 0, 0), 0);
        assert.throws(() => milliseconds('end', -1, 0), error('end'));
    });

    for (const given of ['', ' ', '\t\n', 1, null, undefined, ['a'], {}]) {
        it(`refuses ${JSON.stringify(given)} as a text`, () => assert.throws(() => text('refusal', given as string), error('refusal')));
    }

    it('takes a text as it is', () => assert.equal(text('refusal', ' No. '), ' No. '));

    for (const given of [[], [''], ['a', ' '], ['a', 1], 'a', null, undefined, {}]) {
        it(`refuses ${JSON.stringify(given)} as texts`, () => assert.throws(() => texts('forgetWords', given as string[]), error('forgetWords')));
    }

    it('copies texts', () => {
        const given = ['a', 'b'];
        const copy = texts('forgetWords', given);
        given.push('c');
        assert.deepEqual(copy, ['a', 'b']);
    });

    const storage = { read: () => 1, write: () => 2 };
    for (const given of [null, undefined, 'read', {}, { read: () => 1 }, { ...storage, write: true }, () => 1]) {
        it(`refuses ${typeof given === 'function' ? 'a function' : JSON.stringify(given)} for an object with methods`, () => {
            assert.throws(() => having('storage', given as typeof storage, 'a Storage', ['read', 'write']), error('storage'));
        });
    }

    it('takes an object for its methods, also inherited ones', () => {
        const heir = Object.create(storage) as typeof storage;
        assert.equal(having('storage', heir, 'a Storage', ['read', 'write']), heir);
    });

    for (const given of ['f', 1, null, {}]) {
        it(`refuses ${JSON.stringify(given)} as a callback`, () => assert.throws(() => callback('replace', given), error('replace')));
    }

    it('takes a function or nothing as a callback', () => {
        const given = () => undefined;
        assert.deepEqual([callback('replace', given), callback('replace', undefined)], [given, undefined]);
    });
});
