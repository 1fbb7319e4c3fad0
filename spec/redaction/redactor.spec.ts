import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Detector } from '../../lib/redaction/finding';
import { REDACTION_FAILED, Redactor, type RedactorOptions } from '../../lib/redaction/redactor';
import type { ActivityLike } from '../../lib/turn/types';
import { HOSTILE, linear, work } from './found';

const VISA = '4111111111111111';
const IBAN = 'DE89370400440532013000';
const SSN = '536-10-4398'; // made up
const all = new Redactor();
/** Without phone numbers, which depend on their neighbours: a label is one. */
const evident = new Redactor({ kinds: ['CREDIT_CARD', 'IBAN_CODE', 'US_SSN', 'EMAIL_ADDRESS'] });
const OVER = { name: 'WardenError', code: 'ERR_WARDEN_BUDGET' };

/** A detector of its own kind for a word. */
const word = (kind: string, sought: string): Detector => (text) => [...text.matchAll(new RegExp(sought, 'g'))].map(({ index }) => ({ kind, start: index, end: index + sought.length }));
const failing: Detector = () => { throw new Error('broken'); };

/** Messages as people write them, full of values and of what looks like values. */
const pieces = fc.constantFrom(
    VISA, '4111 1111 1111 1111', '3782-822463-10005', IBAN, 'DE89 3704 0044 0532 0130 00', SSN, '536 10 4398', 'joe@example.com', '+1 425 555 0123', '(425) 555-0123',
    'my card is', 'to', ', ', '. ', ' ', '-', '\n', '\u00a0', '[', ']', '[CREDIT_CARD]', '12', '4111', '2024-01-31', '1700000000000', '\u{1f600}', '\ud83d', '\ude00', 'é', '@', '+', '(', '0',
);
const messages = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 }).map((parts) => parts.join(' '));

describe('Redactor', () => {
    for (const [text, expected] of [
        [`card ${VISA}.`, 'card [CREDIT_CARD].'],
        [`to ${IBAN}`, 'to [IBAN_CODE]'],
        [`it is ${SSN}`, 'it is [US_SSN]'],
        ['joe@example.com', '[EMAIL_ADDRESS]'],
        ['+1 425 555 0123', '[PHONE_NUMBER]'],
        [`${VISA} ${IBAN} joe@example.com`, '[CREDIT_CARD] [IBAN_CODE] [EMAIL_ADDRESS]'],
        [`${VISA}@example.com`, '[EMAIL_ADDRESS]'],
        ['\ud83d4111111111111111\ude00', '\ud83d[CREDIT_CARD]\ude00'],
        ['nothing to see', 'nothing to see'],
        ['', ''],
    ] as const) {
        it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(text.replace(SSN, 'a number'))}`, () => assert.equal(all.redact(text).text, expected));
    }

    it('tells what it found, and where in the text that it was given', () => {
        assert.deepEqual(all.redact(`a ${VISA} b joe@example.com`).findings, [
            { kind: 'CREDIT_CARD', start: 2, end: 18, confidence: 0.95 },
            { kind: 'EMAIL_ADDRESS', start: 21, end: 36, confidence: 0.95 },
        ]);
    });

    for (const [what, replace] of [
        ['nothing', () => undefined], ['a promise', async () => 'x'], ['a promise that rejects', async () => Promise.reject(new Error('down'))], ['an object', () => ({ toString: () => VISA })],
    ] as const) {
        it(`hides the whole text when \`replace\` returns ${what}`, () => {
            assert.equal(new Redactor({ replace: replace as never }).redact(`a ${VISA}`).text, '[REDACTION_FAILED]');
        });
    }

    for (const [what, options, text, expected] of [
        ['a threshold for all', { threshold: 1 }, `${VISA} ${IBAN}`, `${VISA} [IBAN_CODE]`], ['a threshold for a kind', { threshold: { CREDIT_CARD: 1 } }, `${VISA} ${IBAN}`, `${VISA} [IBAN_CODE]`],
        ['the identifiers of some countries', { regions: ['GB'] }, `ssn ${SSN} nino AB 12 34 56 C`, `ssn ${SSN} nino [UK_NINO]`],
    ] as const) {
        it(`takes ${what}`, () => assert.equal(new Redactor(options).redact(text).text, expected));
    }

    for (const wrong of [undefined, null, 4111111111111111, {}, ['4111111111111111']]) {
        it(`says that ${JSON.stringify(wrong)} is no text`, () => {
            for (const method of ['find', 'redact'] as const) {
                assert.throws(() => all[method](wrong as never), { name: 'OptionError', option: 'text' });
            }
        });
    }

    it('tells every claim when it is asked to, in order and the longest first', () => {
        const text = `${VISA}@example.com`;
        assert.deepEqual(all.find(text), [{ kind: 'EMAIL_ADDRESS', start: 0, end: 28, confidence: 0.95 }]);
        assert.deepEqual(all.find(text, { overlaps: true }).map(({ kind }) => kind), ['EMAIL_ADDRESS', 'CREDIT_CARD']);
    });

    it('asks each detector once per text, and reads little of one without anything to find', () => {
        let asked = 0;
        const redactor = new Redactor({ kinds: [], detectors: [() => (asked++, [])] });
        const text = 'x'.repeat(1_000);
        assert.ok(work(() => assert.equal(redactor.redact(text).text, text)) <= 300, 'a look for digits, and one word here and there for those that are spelled');
        assert.equal(asked, 1);
    });

    it('changes nothing outside of the findings, which are in order and not overlapping', () => {
        fc.assert(
            fc.property(messages, (text) => {
                const { text: redacted, findings } = all.redact(text);
                let [expected, done] = ['', 0];
                for (const { kind, start, end } of findings) {
                    assert.ok(done <= start && start < end && end <= text.length);
                    expected += `${text.slice(done, start)}[${kind}]`;
                    done = end;
                }
                assert.equal(redacted, expected + text.slice(done));
                assert.deepEqual(all.find(text), findings);
            }),
            { numRuns: 500 },
        );
    });

    // Words of context are left out: a shorter text may bring one within reach of a number.
    it('finds nothing more in what it redacted', () => {
        fc.assert(fc.property(messages, (text) => assert.equal(evident.redact(evident.redact(text).text).text, evident.redact(text).text)), { numRuns: 500 });
    });

    it('lets no published number through as it was written', () => {
        fc.assert(
            fc.property(messages, fc.constantFrom(VISA, IBAN), messages, (before, value, after) => {
                assert.ok(!all.redact(`${before}, ${value}, ${after}`).text.includes(`, ${value},`));
            }),
        );
    });

    for (const [title, unit] of HOSTILE) it(`reads ${title} in linear time`, () => linear((text) => all.find(text), unit));

    it('reads a megabyte', () => assert.equal(all.redact(`${'x '.repeat(500_000)}${VISA}`).text.slice(-15), ' [CREDIT_CARD]'.slice(-15).padStart(15, 'x')));

    describe('options', () => {
        for (const [title, options, expected] of [
            ['only the kinds that are asked for', { kinds: ['IBAN_CODE'] }, `${VISA} [IBAN_CODE] word`],
            ['no kinds', { kinds: [] }, `${VISA} ${IBAN} word`],
            ['a detector', { detectors: [word('WORD', 'word')] }, '[CREDIT_CARD] [IBAN_CODE] [WORD]'],
            ['a detector alone', { kinds: [], detectors: [word('WORD', 'word')] }, `${VISA} ${IBAN} [WORD]`],
            ['a longer claim of a detector', { kinds: 'all', detectors: [word('BOTH', `${VISA} ${IBAN}`)] }, '[BOTH] word'],
            ['a replacement', { replace: ({ kind }, value) => `<${kind.length} ${value.slice(-4)}>` }, '<11 1111> <9 3000> word'],
            ['an empty replacement', { replace: () => '' }, '  word'],
            ['a replacement with dollar signs', { replace: () => '$&$1' }, '$&$1 $&$1 word'],
        ] satisfies [string, RedactorOptions, string][]) {
            it(`takes ${title}`, () => assert.equal(new Redactor(options).redact(`${VISA} ${IBAN} word`).text, expected));
        }

        for (const [given, option] of [
            [[], 'options'],
            ['all', 'options'],
            [{ kind: 'all' }, 'kind'],
            [{ kinds: 'CREDIT_CARD' }, 'kinds'],
            [{ kinds: {} }, 'kinds'],
            [{ kinds: ['CREDIT_CRD'] }, 'kinds[0]'],
            [{ kinds: ['CREDIT_CARD', 'toString'] }, 'kinds[1]'],
            [{ detectors: failing }, 'detectors'],
            [{ detectors: 'x' }, 'detectors'],
            [{ detectors: {} }, 'detectors'],
            [{ detectors: [failing, 'x'] }, 'detectors[1]'],
            [{ detectors: [undefined] }, 'detectors[0]'],
            [{ detectors: [null] }, 'detectors[0]'],
            [{ replace: '[X]' }, 'replace'],
            [{ detectors: null }, 'detectors'],
            [{ deny: null }, 'deny'],
            [{ allow: null }, 'allow'],
            [{ threshold: [] }, 'threshold'],
            [{ threshold: 2 }, 'threshold'],
            [{ threshold: { CREDIT_CARD: -1 } }, 'threshold.CREDIT_CARD'],
            [{ threshold: { CREDIT_CRD: 1 } }, 'threshold.CREDIT_CRD'],
            [{ regions: 'US' }, 'regions'],
            [{ regions: ['US', 'XX'] }, 'regions[1]'],
            [{ budget: null }, 'budget'],
            [{ budget: 5 }, 'budget'],
            [{ budget: { depths: 5 } }, 'budget.depths'],
            [{ budget: { depth: '5' } }, 'budget.depth'],
            [{ budget: { nodes: undefined } }, 'budget.nodes'],
            [{ budget: { nodes: Number.NaN } }, 'budget.nodes'],
            [{ budget: { nodes: Infinity } }, 'budget.nodes'],
            [{ budget: { characters: 0 } }, 'budget.characters'],
            [{ budget: { characters: 1.5 } }, 'budget.characters'],
        ] as const) {
            it(`names ${option} when it is wrong, as in ${JSON.stringify(given)}`, () => {
                assert.throws(() => new Redactor(given as never), { name: 'OptionError', code: 'ERR_WARDEN_OPTION', option });
            });
        }

        it('keeps a list of detectors of its own', () => {
            const detectors = [word('WORD', 'word')];
            const redactor = new Redactor({ kinds: [], detectors });
            detectors.pop();
            assert.equal(redactor.redact('word').text, '[WORD]');
        });
    });

    describe('fails closed', () => {
        const cases: [string, RedactorOptions][] = [
            ['throws', { detectors: [failing] }],
            ['returns nothing', { detectors: [() => undefined as never] }],
            ['returns a promise', { detectors: [(() => Promise.resolve([])) as never] }],
            ['returns a finding without a kind', { detectors: [() => [{ start: 0, end: 1 } as never]] }],
            ['returns an offset before the text', { detectors: [() => [{ kind: 'X', start: -1, end: 1 }]] }],
            ['returns an offset behind the text', { detectors: [() => [{ kind: 'X', start: 0, end: 1_000 }]] }],
            ['returns an end before its start', { detectors: [() => [{ kind: 'X', start: 2, end: 1 }]] }],
            ['returns no numbers', { detectors: [() => [{ kind: 'X', start: Number.NaN, end: 1 }]] }],
            ['returns fractions', { detectors: [() => [{ kind: 'X', start: 0.5, end: 1 }]] }],
            ['returns null for a finding', { detectors: [() => [null as never]] }],
        ];
        for (const [title, options] of [...cases, ['throws from replace', { replace: failing as never }]] as typeof cases) {
            it(`when a detector ${title}`, () => {
                const text = `card ${VISA}`;
                assert.deepEqual(new Redactor(options).redact(text), { text: '[REDACTION_FAILED]', findings: [{ kind: REDACTION_FAILED, start: 0, end: text.length }] });
            });
        }

        it('and lets whoever asks for the findings know', () => {
            assert.throws(() => new Redactor({ detectors: [failing] }).find('x'), { message: 'broken' });
            assert.throws(() => new Redactor(cases[2]![1]).find('x'), { code: 'ERR_WARDEN_DETECTOR' });
        });
    });

    describe('of an activity', () => {
        it('tells the path of what it found', () => {
            const { findings } = all.redactActivity({ type: 'message', text: `a ${VISA}`, attachments: [{ content: { [IBAN]: 'joe@example.com' } }] } as ActivityLike);
            assert.deepEqual(findings.toSorted((a, b) => (a.path < b.path ? -1 : 1)), [
                { kind: 'IBAN_CODE', start: 0, end: 22, confidence: 1, path: `attachments.0.content.${IBAN}` },
                { kind: 'EMAIL_ADDRESS', start: 0, end: 15, confidence: 0.95, path: 'attachments.0.content.[IBAN_CODE]' },
                { kind: 'CREDIT_CARD', start: 2, end: 18, confidence: 0.95, path: 'text' },
            ].toSorted((a, b) => (a.path < b.path ? -1 : 1)));
        });

        it('returns the same object when there is nothing to hide', () => {
            const activity = { type: 'message', text: 'hello', id: VISA, from: { id: VISA } };
            assert.deepEqual(all.redactActivity(activity), { activity, findings: [] });
            assert.equal(all.redactActivity(activity).activity, activity);
        });

        it('redacts twice as once, and never writes to what it was given', () => {
            const activities = fc.record({ type: fc.constant('message'), text: messages, value: fc.dictionary(messages, messages, { maxKeys: 3, noNullPrototype: true }), channelData: fc.array(messages, { maxLength: 3 }) }, { noNullPrototype: true });
            fc.assert(
                fc.property(activities, (activity) => {
                    const before = structuredClone(activity);
                    const { activity: redacted } = evident.redactActivity(activity);
                    assert.deepEqual(activity, before);
                    assert.equal(evident.redactActivity(redacted).activity, redacted);
                }),
            );
        });

        for (const [budget, activity] of [
            [{ depth: 1 }, { value: {} }],
            [{ nodes: 1 }, { type: 'message', text: '' }],
            [{ characters: 10 }, { text: 'seven..' }],
        ] as const) {
            it(`refuses what is over a budget of ${JSON.stringify(budget)}`, () => assert.throws(() => new Redactor({ budget }).redactActivity(activity), OVER));
        }

        for (const [direction, expected] of [['to-bot', '[CREDIT_CARD]'], ['to-user', VISA], [undefined, VISA]] as const) {
            it(`takes ${expected} for the button of a sign-in card on its way ${direction}`, () => {
                const card = { contentType: 'application/vnd.microsoft.card.oauth', content: { buttons: [{ value: VISA }] } };
                const { activity } = all.redactActivity({ type: 'message', attachments: [card] } as ActivityLike & { attachments: (typeof card)[] }, direction);
                assert.equal(activity.attachments[0]?.content.buttons[0]?.value, expected);
            });
        }

        it('replaces a text that a detector throws at, and no id', () => {
            const { activity } = new Redactor({ detectors: [failing] }).redactActivity({ type: 'message', id: 'a1', text: 'hello', from: { id: 'u1' } });
            assert.equal(activity.text, '[REDACTION_FAILED]');
            assert.deepEqual([activity.type, activity.id, activity.from?.id], ['message', 'a1', 'u1']);
        });
    });
});
