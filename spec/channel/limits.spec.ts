import assert from 'node:assert/strict';
import { checkShape, limitsOf } from '../../lib/channel/limits';

const nested = (levels: number) => JSON.parse(`{"value":${'['.repeat(levels)}${']'.repeat(levels)}}`) as object;
const check = (activity: object, limits = {}) => checkShape(activity, limitsOf(limits));

describe('limits', () => {
    for (const [title, activity, limits, expected] of [
        ['a message', { type: 'message', text: 'hello' }, {}, undefined],
        ['49,000 nested arrays', nested(49_000), {}, 'too-deep'],
        ['as many levels as allowed', nested(9), { depth: 10 }, undefined],
        ['one level more', nested(10), { depth: 10 }, 'too-deep'],
        ['30,000 keys', { value: Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`k${index}`, 1])) }, {}, 'too-large'],
        ['a list of 100,000', { value: Array.from({ length: 100_000 }, () => 0) }, {}, 'too-large'],
        ['a list that says it is long', { value: Object.assign([], { length: 4_000_000_000 }) }, {}, 'too-large'],
        ['many small objects', { value: Array.from({ length: 15_000 }, () => ({ a: 1 })) }, {}, 'too-large'],
        ['as many characters as allowed', { text: 'abcd' }, { characters: 8 }, undefined],
        ['one character more', { text: 'abcde' }, { characters: 8 }, 'too-large'],
        ['characters in keys', { value: { ['k'.repeat(9)]: 1 } }, { characters: 10 }, 'too-large'],
        ['a megabyte of data', { attachments: [{ contentUrl: `data:image/png;base64,${'A'.repeat(1_000_000)}` }] }, {}, 'too-large'],
        ['20 attachments', { attachments: Array.from({ length: 20 }, () => ({})) }, {}, undefined],
        ['21 attachments', { attachments: Array.from({ length: 21 }, () => ({})) }, {}, 'too-many-attachments'],
        ['10,000 attachments', { attachments: Array.from({ length: 10_000 }, () => ({})) }, {}, 'too-many-attachments'],
        ['no attachments where none are allowed', { attachments: [] }, { attachments: 0 }, undefined],
        ['a key named __proto__', JSON.parse('{"value":{"a":[{"__proto__":{"admin":true}}]}}'), {}, 'prototype-key'],
        ['a text that is __proto__', { text: '__proto__', value: ['__proto__'] }, {}, undefined],
        ['constructor and prototype', JSON.parse('{"value":{"constructor":{"prototype":{"admin":true}}}}'), {}, undefined],
        ['a date', { timestamp: new Date() }, {}, undefined],
        ['null', { value: null, text: undefined }, {}, undefined],
    ] as [string, object, object, string | undefined][]) {
        it(expected ? `refuses ${title} as ${expected}` : `takes ${title}`, () => {
            assert.equal(check(activity, limits), expected);
            assert.equal(({} as { admin?: boolean }).admin, undefined);
        });
    }

    it('refuses 49,000 nested arrays in less than 10 ms', () => {
        const activity = nested(49_000);
        const start = performance.now();
        assert.equal(check(activity), 'too-deep');
        assert.ok(performance.now() - start < 10);
    });

    it('ends with what leads back to itself', () => {
        const value: { self?: object } = {};
        value.self = value;
        assert.equal(check({ value }), 'too-deep');
    });

    for (const [given, option] of [
        [{ depht: 1 }, 'limits.depht'], [{ depth: -1 }, 'limits.depth'], [{ depth: NaN }, 'limits.depth'], [{ depth: Infinity }, 'limits.depth'],
        [{ nodes: '5' }, 'limits.nodes'], [{ characters: 1.5 }, 'limits.characters'], [null, 'limits'], [[], 'limits'], [5, 'limits'],
    ] as const) {
        it(`names ${option} when it is ${JSON.stringify(given)}`, () => assert.throws(() => limitsOf(given as never), { name: 'OptionError', option }));
    }

    it('takes undefined as not given', () => assert.equal(limitsOf({ depth: undefined } as never).depth, 64));
});
