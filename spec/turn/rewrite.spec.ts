import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import * as fc from 'fast-check';
import * as sinon from 'sinon';
import { rewriteStrings, type Budget } from '../../lib/turn/rewrite';

const BUDGET: Budget = { depth: 32, nodes: 5_000, characters: 100_000 };
const OVER = { name: 'WardenError', code: 'ERR_WARDEN_BUDGET' };
const hide = (text: string) => text.replaceAll('secret', '[S]');
const hidden = <T>(tree: T, budget = BUDGET) => rewriteStrings(tree, hide, budget);
const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;

/** JSON-like trees in which some strings and keys say `secret`. */
const trees = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: 'small', maxDepth: 5 }, tie('leaf'), fc.array(tie('tree'), { maxLength: 4 }), fc.dictionary(tie('word') as fc.Arbitrary<string>, tie('tree'), { maxKeys: 4, noNullPrototype: true })),
    leaf: fc.oneof(tie('word'), fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)),
    word: fc.constantFrom('a', 'b', 'secret', 'my secret', 'text', 'constructor', 'toString', ''),
})).tree;

describe('rewriteStrings', () => {
    for (const [title, tree, expected] of [
        ['a string in an object', { text: 'a secret' }, { text: 'a [S]' }],
        ['a string in an array', ['a', ['secret']], ['a', ['[S]']]],
        ['a key', { secret: 1 }, { '[S]': 1 }],
        ['a key of an object that goes on', { secret: { secret: 'secret' } }, { '[S]': { '[S]': '[S]' } }],
        ['two keys that become alike', { 'secret': 1, '[S]': 2 }, { '[S] 2': 1, '[S]': 2 }],
        ['an empty key', { '': 'secret' }, { '': '[S]' }],
        ['a lone surrogate next to it', { text: '\ud83dsecret\ude00' }, { text: '\ud83d[S]\ude00' }],
        ['what an object says to be in JSON', { a: { toJSON: () => 'secret' } }, { a: '[S]' }],
        ['what an object says to be in JSON, further down', { a: { toJSON: () => ({ b: ['secret'] }) } }, { a: { b: ['[S]'] } }],
        ['a string in the clothes of an object', { a: new String('secret') }, { a: '[S]' }],
        ['a string in the clothes of an object that JSON shall show', { a: { toJSON: () => new String('secret') } }, { a: '[S]' }],
        ['what a function says to be in JSON', { a: Object.assign(() => 0, { toJSON: () => 'secret' }) }, { a: '[S]' }],
        ['what an object says to be in JSON under this name', { a: { toJSON: (name: string) => (name === 'a' ? 'secret' : name) } }, { a: '[S]' }],
        ['what the whole says to be in JSON', { toJSON: () => ({ a: 'secret' }) }, { a: '[S]' }],
        ['what the whole says to be in JSON, as a text', { toJSON: () => 'secret' }, '[S]'],
        ['a bigint in the clothes of an object', { a: Object(4n), b: 'secret' }, { a: 4n, b: '[S]' }],
        ['both places of one object', [{ a: 'secret' }].flatMap((one) => [one, one]), [{ a: '[S]' }, { a: '[S]' }]],
    ] as const) {
        it(`replaces ${title}`, () => assert.deepEqual(hidden(tree), expected));
    }

    it('keeps as many values as there were when keys become alike', () => {
        const rewritten = rewriteStrings({ secret1: 'a', secret2: ['b'], secret3: { c: 'secret' }, other: 1 }, (text) => (text.startsWith('secret') ? '[S]' : text), BUDGET);
        assert.deepEqual(rewritten, { 'other': 1, '[S]': 'a', '[S] 2': ['b'], '[S] 3': { c: '[S]' } });
    });

    for (const [number, edited] of [
        [4111111111111111, true],
        [-4111111111111111, true],
        [100_000_000, true],
        [99_999_999, false],
        [4.111111111111111, false],
        [2 ** 53, true],
        [9792030394440796, true],
        [4111111111111111n, true],
        [-4111111111111111n, true],
        [99_999_999n, false],
        [Number.NaN, false],
        [Infinity, false],
    ] as const) {
        it(`${edited ? 'offers' : 'leaves'} the number ${number}`, () => {
            assert.deepEqual(rewriteStrings({ a: number }, (text) => (text === 'a' ? text : `<${text}>`), BUDGET), { a: edited ? `<${number}>` : number });
        });
    }

    for (const [title, value] of [
        ['a date', new Date(0)],
        ['a buffer', Buffer.from('secret')],
        ['a typed array', new Uint8Array(3)],
        ['a function', () => 'secret'],
        ['a boolean', true],
        ['a bigint', 4111111111111111n],
        ['null', null],
        ['nothing', undefined],
        ['an empty string', ''],
        ['a map', new Map([['a', 'secret']])],
    ] as const) {
        it(`returns the same object when it holds ${title}`, () => {
            const tree = { value, list: [value] };
            assert.equal(hidden(tree), tree);
            assert.equal((rewriteStrings({ value, text: 'secret' }, hide, BUDGET) as { value: unknown }).value, value);
        });
    }

    for (const root of ['secret', 1, null, undefined, true]) {
        it(`returns the root ${JSON.stringify(root)} as it is`, () => assert.equal(hidden(root), root));
    }

    it('never changes its input, and returns the same object when nothing changes', () => {
        fc.assert(
            fc.property(trees, (tree) => {
                const [before, frozen] = [structuredClone(tree), deepFreeze(tree)];
                const rewritten = hidden(frozen);
                assert.deepEqual(tree, before);
                const changes = JSON.stringify(tree)?.includes('secret') ?? false;
                assert.equal(Object.is(rewritten, tree), !changes || typeof tree === 'string');
                if (typeof tree === 'object' && tree !== null) assert.ok(!JSON.stringify(rewritten).includes('secret'));
                assert.equal(hidden(rewritten), rewritten, 'twice is once');
            }),
        );
    });

    it('copies only what changes', () => {
        const tree = { a: { b: 'secret' }, c: { d: 'e' } };
        const rewritten = hidden(tree);
        assert.notEqual(rewritten.a, tree.a);
        assert.equal(rewritten.c, tree.c);
    });

    it('keeps the class of an object', () => {
        class Card { text = 'secret'; get shout() { return this.text.toUpperCase(); } }
        const { card } = hidden({ card: new Card() });
        assert.ok(card instanceof Card);
        assert.equal(card.shout, '[S]');
    });

    it('asks once what an object is in JSON, so that it cannot say something else later', () => {
        let asked = 0;
        const { a } = hidden({ a: { toJSON: () => (asked++ === 0 ? 'clean' : 'secret') } }) as unknown as { a: string };
        assert.deepEqual([a, asked], ['clean', 1]);
    });

    it('does not let a copy say what it is in JSON', () => {
        const own = { a: 'secret', toJSON() { return this; } };
        assert.equal(JSON.stringify(hidden({ own })), '{"own":{"a":"[S]"}}');
        assert.equal(JSON.stringify(hidden({ own: { toJSON: () => ({ a: 'secret', toJSON: () => 'secret' }) } })), '{"own":{"a":"[S]"}}');
    });

    describe("replaces what the SDK's serializer reads and JSON does not show", () => {
        class Getter { get text() { return 'a secret'; } }
        class Private { #text = 'a secret'; a = 'secret'; get text() { return this.#text; } get length() { return this.#text.length; } }
        class Child extends Getter { child = 1; }
        class Data { get value() { return { a: ['secret'] }; } }
        const hiddenText = Object.defineProperty({ a: 'b' }, 'text', { value: 'a secret', enumerable: false }) as { text?: string };
        for (const [title, make] of [
            ['a getter of its class', () => new Getter()],
            ['a getter of a private field', () => new Private()],
            ['a getter of the class above', () => new Child()],
            ['an inherited value', () => Object.create({ text: 'a secret' }) as Getter],
            ['a property that is not enumerable', () => hiddenText],
        ] as const) {
            it(`${title}, on a copy of the class`, () => {
                const [tree, nestedTree] = [make(), { list: [make()] }];
                assert.equal(hidden(tree).text, 'a [S]');
                assert.equal(hidden(nestedTree).list[0]?.text, 'a [S]');
                assert.equal(tree.text, 'a secret');
                assert.equal(Object.getPrototypeOf(hidden(tree)), Object.getPrototypeOf(tree));
                assert.ok(!Object.keys(hidden(tree)).includes('text'));
                const once = hidden(tree);
                assert.equal(hidden(once), once, 'twice is once');
            });
        }

        it('but walks through no getter where the serializer leaves all to JSON', () => {
            class Looped { a = 'secret'; get up() { return tree; } get text() { return 'a secret'; } }
            const tree: { value: Looped } = { value: new Looped() };
            const { value } = hidden(tree);
            assert.deepEqual([value.a, value.text, value.up], ['[S]', 'a [S]', tree]);
        });
        it('below a getter', () => assert.deepEqual(hidden(new Data()).value, { a: ['[S]'] }));
        it('but not those of streams, which warn when some of theirs are read', () => {
            class Stream extends EventEmitter { get text(): string { return assert.fail('read'); } }
            const read = sinon.spy(Stream.prototype, 'text', ['get']);
            hidden({ a: new Stream() });
            assert.ok(read.get.notCalled);
        });
        it('and lets getters of private fields answer on the copy', () => assert.equal(hidden(new Private()).length, 8));
        it('but not when there is nothing to replace', () => {
            class Clean { get text() { return 'nothing'; } get broken(): string { throw new Error('no'); } }
            const tree = { a: new Clean() };
            assert.equal(hidden(tree), tree);
        });
    });

    for (const [title, json] of [
        ['alone', '{"__proto__":{"admin":true}}'],
        ['with something to replace in it', '{"__proto__":{"admin":true,"text":"secret"}}'],
        ['as a string', '{"__proto__":"secret"}'],
        ['beside something to replace', '{"__proto__":{"admin":true},"text":"secret"}'],
        ['further down', '{"a":[{"__proto__":{"admin":true,"text":"secret"}}]}'],
        ['in constructor.prototype', '{"constructor":{"prototype":{"admin":true,"__proto__":{"admin":true}}}}'],
    ] as const) {
        it(`drops a key named __proto__ ${title}, and gives nothing to any prototype`, () => {
            const tree = JSON.parse(json) as Record<string, unknown>;
            const rewritten = hidden(tree);
            assert.equal(JSON.stringify(tree), json);
            assert.doesNotMatch(JSON.stringify(rewritten), /__proto__|secret/);
            assert.equal((rewritten as { admin?: unknown }).admin, undefined);
            assert.equal((({}) as { admin?: unknown }).admin, undefined);
            assert.equal(Object.getPrototypeOf(rewritten), Object.prototype);
        });
    }

    it('tells the path of what it found', () => {
        const paths: string[] = [];
        rewriteStrings({ attachments: [{}, { content: { secret: ['x', 'y'] } }], 1: 'z' }, (text, path) => (paths.push(`${path().join('.')}=${text}`), text), BUDGET);
        assert.deepEqual(paths.toSorted(), [
            '1=1', '1=z', 'attachments.1.content.secret.0=x', 'attachments.1.content.secret.1=y', 'attachments.1.content.secret=secret',
        ].toSorted());
    });

    it('asks about every key but the names of fields', () => {
        const asked: string[] = [];
        const tree = { type: 'a', text: 'b', Text: 'c', channelData: { clientActivityID: 'd', pin: 'e' } };
        rewriteStrings(tree, (text, _, name) => (asked.push(`${name}:${text}`), text), BUDGET);
        assert.deepEqual(asked, ['type:a', 'text:b', ':Text', 'Text:c', 'clientActivityID:d', ':pin', 'pin:e']);
    });

    it('tells the new names of keys above', () => {
        const paths: string[] = [];
        rewriteStrings({ secret: { a: 'b' } }, (text, path) => (paths.push(path().join('.')), hide(text)), BUDGET);
        assert.deepEqual(paths, ['secret', '[S].a', '[S].a']);
    });

    describe('refuses what is over the budget', () => {
        const cyclic: Record<string, unknown> = { text: 'hello' };
        cyclic['self'] = [cyclic];
        for (const [title, tree] of [
            ['49,000 nested arrays', nested(49_000)],
            ['33 nested arrays', nested(33)],
            ['5,001 keys', Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`k${index}`, 0]))],
            ['100,000 keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 0]))],
            ['10,000 attachments', { attachments: Array.from({ length: 10_000 }, () => ({ name: 'a' })) }],
            ['a string of 1 MB', { text: 'x'.repeat(1_000_000) }],
            ['a key of 1 MB', { ['x'.repeat(1_000_000)]: 1 }],
            ['many strings together', Array.from({ length: 101 }, () => 'x'.repeat(1_000))],
            ['a circle', cyclic],
            ['a circle by toJSON', { a: { toJSON() { return { again: this }; } } }],
            ['an array that holds itself twice', (() => { const self: unknown[] = []; self.push(self, self); return self; })()],
        ] as const) {
            it(title, () => assert.throws(() => hidden(tree), OVER));
        }

        it('and says nothing of what was in it', () => assert.throws(() => hidden({ text: 'secret'.repeat(100_000) }), { message: 'the activity is too large to be searched for sensitive data' }));

        for (const [title, tree] of [
            ['32 levels', nested(32)],
            ['5,000 keys', Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, 0]))],
            ['100,000 characters', { text: 'x'.repeat(100_000 - 4) }],
        ] as const) {
            it(`but not ${title}`, () => assert.equal(hidden(tree), tree));
        }
    });

    for (const [title, tree] of [
        ['a getter', { get text() { throw new Error('no'); } }],
        ['toJSON', { a: { toJSON() { throw new Error('no'); } } }],
    ] as const) {
        it(`lets nothing through when ${title} throws`, () => assert.throws(() => hidden(tree), { message: 'no' }));
    }

    it('asks once per key and value: twice the tree, twice the work', () => {
        const asked = (size: number) => {
            let count = 0;
            const tree = Array.from({ length: size }, () => ({ a: 'b' }));
            rewriteStrings(tree, (text) => (count++, text), BUDGET);
            return count;
        };
        assert.deepEqual([asked(100), asked(200)], [200, 400]);
    });
});

function deepFreeze<T>(tree: T): T {
    if (typeof tree === 'object' && tree !== null) {
        Object.values(tree).forEach(deepFreeze);
        Object.freeze(tree);
    }
    return tree;
}
