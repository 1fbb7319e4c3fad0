import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TestAdapter, TurnContext as BotContext, type Activity } from 'botbuilder';
import { RedactionMiddleware } from '../../lib/redaction/redaction-middleware';
import { Redactor } from '../../lib/redaction/redactor';
import { WardenError } from '../../lib/support/errors';
import type { ActivityLike } from '../../lib/turn/types';
import { work } from './found';

const VISA = '4111111111111111';
const REDACTORS = [['by default', new Redactor()], ['of all kinds', new Redactor({ kinds: 'all' })]] as const;
/** Kinds that their own form or check digits tell; a phone number depends on its neighbours, and a label is one. */
const evident = new Redactor({ kinds: ['CREDIT_CARD', 'IBAN_CODE', 'US_SSN', 'EMAIL_ADDRESS'] });

const VALUES = ['4111 1111 1111 1111', '3782-822463-10005', 'DE89 3704 0044 0532 0130 00', '536-10-4398', 'joe@example.com', '+1 425 555 0123', '1.1.1.1', '::1', 'fe80::'];
const PIECES = ['4', '12', '4111', 'DE89', '++49', '(', '@', '.', '-', ' ', '\n', '\u00a0', ':', '/', 'http://', '=', '"', '{', '\\', 'A', 'l', 'O', 'eyJ', 'AKIA', '0x', 'at', 'dot', 'four', 'eins'];
const ESCAPED = ['&#52;', '&nbsp;', '&lt;', '%34', '%20', '\\n', '\\u0034', '**', '`', '<b>', '</b>', '[CREDIT_CARD]', '⟦'];
const ODD = ['四', '１', '①', '\u0664', '\u{1d7dc}', '\u200b', '\u00ad', '\u202e', '\u0301', 'ß', '\ud83d', '\ude00', '\u{1f600}', '\0', '\u001b[0m'];

const pieces = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...VALUES, ...PIECES, ...ESCAPED, ...ODD) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xff_ff }).map((code) => String.fromCharCode(code)) },
);
const joined = (by: string) => fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(by));
const hostile = fc.oneof(joined(''), joined(' '));
const messages = fc.array(fc.oneof(fc.constantFrom(...VALUES.slice(0, 6), 'hello', '12', '4111', '-', '+', '(', '\u{1f600}'), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 }).map((parts) => parts.join(' '));

/** What is expensive to read, by the ways that a text can be read. */
const UNITS = [
    ...ESCAPED, '&amp;#52;', '%2534', '\\x34', '**4**', '<b>4</b>', '<!--', '</', 'four ', 'four one one one ', 'twenty one ', 'fourfour', '四百', '4\u00ad', '\u200b4', 'O0lI', 'l1O0 ',
    'a at b dot co ', 'a [at] b [dot] ', 'a(at)', '1.1.1.1 ', '::1 ', '00:11:22:33:44:55 ', 'http://a.b/?q=4&', '?a=', '{"a":"', 'my password is ', 'key=', 'eyJ.', '-----BEGIN ', 'bc1q', '536 10 ',
    'GB29NWBK', 'A1B2 ', '12/27 ', '01.01.2000 ', 'card ', 'iban ', '49.1,', '4 four ', '4111&nbsp;', '4111%20', '4111**1111**',
];

describe('any text', () => {
    for (const [title, redactor] of REDACTORS) {
        it(`has findings inside it, in order and apart, and keeps all else, ${title}`, () => {
            fc.assert(
                fc.property(hostile, (text) => {
                    const { text: redacted, findings } = redactor.redact(text);
                    let [expected, done] = ['', 0];
                    for (const { kind, start, end } of findings) {
                        assert.ok(start >= done && start < end && end <= text.length, JSON.stringify(findings));
                        expected += `${text.slice(done, start)}[${kind}]`;
                        done = end;
                    }
                    assert.equal(redacted, expected + text.slice(done));
                    assert.ok(findings.every(({ kind }) => /^[A-Z][A-Z0-9_]+$/.test(kind) && kind !== 'REDACTION_FAILED'));
                }),
                { numRuns: 500 },
            );
        });

        it(`loses no label when it is redacted again, and soon gets no more, ${title}`, () => {
            const labels = (text: string) => text.match(/\[[A-Z0-9_]+\]/g)?.length ?? 0;
            fc.assert(
                fc.property(hostile, (text) => {
                    let now = redactor.redact(text).text;
                    for (let passes = 0; passes < 5; passes++) {
                        const next = redactor.redact(now).text;
                        if (next === now) return;
                        assert.ok(labels(next) >= labels(now), `${now} became ${next}`);
                        now = next;
                    }
                    assert.fail(`${text} has no end`);
                }),
                { numRuns: 300 },
            );
        });

        it(`takes twice the work when it is twice as long, ${title}`, () => {
            for (const unit of UNITS) {
                const [once, twice] = [2_000, 4_000].map((length) => work(() => redactor.redact(unit.repeat(Math.ceil(length / unit.length)))));
                assert.ok(twice! <= 2.2 * once! + 1_000 && once! <= 2_000 * 500, `${JSON.stringify(unit)}: ${once}, then ${twice}`);
            }
        });
    }

    it('of people, redacted twice, is as redacted once', () => {
        fc.assert(fc.property(messages, (text) => {
            const { text: once } = evident.redact(text);
            assert.equal(evident.redact(once).text, once);
        }), { numRuns: 500 });
    });
});

const NAMES = ['a', 'text', 'value', 'length', 'then', 'toString', 'toJSON', '__proto__', 'constructor', 'prototype', 'hasOwnProperty', VISA];
const json = fc.constantFrom<unknown>(VISA, 'hi', '', 0, -1.5, Number(VISA), null, true);
const live = fc.constantFrom<unknown>(
    undefined, Number.NaN, BigInt(VISA), Symbol(VISA), () => VISA, new Date(0), new Date(Number.NaN), Buffer.from('hi'), new Uint8Array(3), new Map([[VISA, VISA]]), new Set([VISA]), /4/,
    new Error(VISA), Promise.resolve(VISA), new WeakMap(), new Proxy({}, {}), Object.create(null), Object.freeze({ card: VISA }), new (class { get card() { return VISA; } })(),
);
const tree = (leaves: fc.Arbitrary<unknown>) =>
    fc.letrec<{ node: unknown; object: object }>((tie) => ({
        node: fc.oneof({ depthSize: 'small' }, leaves, fc.array(tie('node'), { maxLength: 4 }), tie('object')),
        object: fc.array(fc.tuple(fc.constantFrom(...NAMES), tie('node')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries) as object),
    })).object;
const written = (activity: unknown) => JSON.stringify(activity, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
const OF_OBJECTS = Object.getOwnPropertyNames(Object.prototype).length;

describe('any activity', () => {
    for (const [title, leaves] of [['of JSON', json], ['of whatever a bot puts into it', fc.oneof(json, live)]] as const) {
        it(`${title} leaves without what is hidden, as a copy, or not at all`, () => {
            fc.assert(
                fc.property(tree(leaves), (more) => {
                    const activity = { ...more, type: 'message', channelData: more } as ActivityLike;
                    const before = written(activity);
                    assert.doesNotMatch(written(REDACTORS[0][1].redactActivity(activity).activity), /4111/);
                    assert.equal(written(activity), before);
                    assert.equal(Object.getOwnPropertyNames(Object.prototype).length, OF_OBJECTS);
                }),
                { numRuns: 500 },
            );
        });
    }

    it('of JSON reaches the bot without it, or not at all', async () => {
        const middleware = new RedactionMiddleware();
        const adapter = new TestAdapter(() => Promise.resolve());
        await fc.assert(
            fc.asyncProperty(tree(json), async (more) => {
                const activity = { ...(JSON.parse(JSON.stringify(more)) as object), type: 'message', from: { id: 'ann' }, conversation: { id: 'talk' } } as Activity;
                const context = new BotContext(adapter as never, activity);
                let reached = false;
                await middleware.onTurn(context as never, () => Promise.resolve(void (reached = true)));
                if (reached) assert.doesNotMatch(JSON.stringify(context.activity), /4111|__proto__/);
                assert.deepEqual([context.activity.from, context.activity.conversation], [{ id: 'ann' }, { id: 'talk' }]);
            }),
            { numRuns: 200 },
        );
    });

    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = [cyclic];
    const nested = JSON.parse('['.repeat(49_000) + ']'.repeat(49_000)) as unknown;
    for (const [title, value] of [
        ['49,000 nested arrays', nested],
        ['a circle', cyclic],
        ['10 MB of text', '4'.repeat(10_000_000)],
        ['100,000 keys', Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]))],
        ['100,000 attachments', Array.from({ length: 100_000 }, () => ({ name: VISA }))],
    ] as const) {
        for (const direction of ['to-bot', 'to-user'] as const) {
            it(`with ${title} is refused after little work, ${direction}`, () => {
                const done = work(() =>
                    assert.throws(
                        () => REDACTORS[0][1].redactActivity({ type: 'message', text: 'hi', value }, direction),
                        (error) => error instanceof WardenError && error.code === 'ERR_WARDEN_BUDGET',
                    ),
                );
                assert.ok(done < 2_000_000, `${done} characters of work`);
            });
        }
    }

    it('with a getter that throws is not read past it, and says what the getter says', () => {
        const activity = { type: 'message', text: VISA, value: { get card() { throw new RangeError('unreadable'); } } };
        assert.throws(() => REDACTORS[0][1].redactActivity(activity), { name: 'RangeError', message: 'unreadable' });
    });
});
