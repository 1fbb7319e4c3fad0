import assert from 'node:assert/strict';
import { PolicedRedactor } from '../../lib/redaction/policed-redactor';
import { policyOf, type PolicyOption, type Use } from '../../lib/redaction/policy';
import type { RedactorOptions } from '../../lib/redaction/redactor';
import { unhandled } from '../helpers/unhandled';

const VISA = '4111 1111 1111 1111';
const TEXT = `${VISA} ann@example.com ZX81`;
const order = (text: string) => [...text.matchAll(/ZX\d+/g)].map(({ 0: { length }, index: start }) => ({ kind: 'ORDER', start, end: start + length }));
const redactor = (to: Use['to'], policy: PolicyOption | undefined, options: Omit<RedactorOptions, 'kinds'> = { detectors: [order] }) =>
    new PolicedRedactor(to, policyOf(policy, { custom: true }), options);
const message = (text: string, channelId = 'webchat') => ({ type: 'message', channelId, text });

describe('PolicedRedactor', () => {
    for (const [to, policy, expected] of [
        ['bot', undefined, '[CREDIT_CARD] ann@example.com [ORDER]'],
        ['user', undefined, '[CREDIT_CARD] ann@example.com [ORDER]'],
        ['store', undefined, '[CREDIT_CARD] [EMAIL_ADDRESS] [ORDER]'],
        ['bot', { ORDER: 'personal' }, '[CREDIT_CARD] ann@example.com ZX81'],
        ['store', { ORDER: 'personal' }, '[CREDIT_CARD] [EMAIL_ADDRESS] [ORDER]'],
        ['store', { ORDER: 'off', CREDIT_CARD: 'off' }, `${VISA} [EMAIL_ADDRESS] ZX81`],
        ['bot', (_: string, use: Use) => (use.to === 'bot' ? 'off' : 'restricted'), TEXT],
        ['user', (_: string, use: Use) => (use.to === 'bot' ? 'off' : undefined), '[CREDIT_CARD] ann@example.com [ORDER]'],
    ] satisfies [Use['to'], PolicyOption | undefined, string][]) {
        it(`hides from the ${to} by ${JSON.stringify(policy) ?? 'a function or the standard'}: ${expected.replace(VISA, 'n')}`, async () => {
            const policed = redactor(to, policy as PolicyOption);
            assert.equal(policed.redactActivity(message(TEXT)).activity.text, expected);
            assert.equal((await policed.redactActivityAsync(message(TEXT))).activity.text, expected);
            assert.equal(policed.redact(TEXT).text, expected);
        });
    }

    for (const [title, detectors] of [
        ['a pattern', [{ kind: 'ORDER', pattern: /ZX\d{1,9}/ }]],
        ['a service', [{ findAsync: async (text: string) => order(text) }]],
    ] as const) {
        it(`leaves what ${title} finds to the policy`, async () => {
            for (const [way, expected] of [['off', 'ZX81'], ['restricted', '[ORDER]']] as const) {
                const policed = redactor('bot', { ORDER: way }, { detectors });
                assert.equal((await policed.redactActivityAsync(message('ZX81'))).activity.text, expected);
            }
        });
    }

    for (const [to, expected] of [
        ['bot', [true, false, true, true]],
        ['user', [true, false, true, true]],
        ['store', [true, true, true, true]],
    ] satisfies [Use['to'], boolean[]][]) {
        it(`tells which kinds it hides from the ${to}`, () => {
            const policed = redactor(to, undefined);
            assert.deepEqual(['CREDIT_CARD', 'EMAIL_ADDRESS', 'ORDER', '__proto__'].map((kind) => policed.hides(kind)), expected);
            assert.equal(redactor(to, { CREDIT_CARD: 'off' }).hides('CREDIT_CARD'), false);
        });
    }

    it('asks a function for the channel when it tells what it hides', () => {
        const policed = redactor('bot', (_, { channelId }) => (channelId === 'msteams' ? 'off' : 'restricted'));
        assert.deepEqual([policed.hides('ORDER', 'msteams'), policed.hides('ORDER', 'webchat'), policed.hides('ORDER')], [false, true, true]);
    });

    it('hides everything by a function that throws, answers nonsense, or answers later', async () => {
        const answers = [() => { throw new Error('broken'); }, () => 'none', () => Promise.reject(new Error('later'))] as (() => never)[];
        const all = () => answers.map((policy) => redactor('user', policy).redact(TEXT).text);
        assert.deepEqual(await unhandled(() => assert.deepEqual(all(), answers.map(() => '[CREDIT_CARD] [EMAIL_ADDRESS] [ORDER]'))), []);
    });

    it('takes an activity of a channel that is no text for one of none', () => {
        for (const policy of [undefined, () => undefined]) {
            const odd = { ...message(VISA), channelId: { toString: 1, valueOf: 1 } as never };
            assert.equal(redactor('bot', policy).redactActivity(odd).activity.text, '[CREDIT_CARD]');
            assert.ok(redactor('bot', policy).hides('CREDIT_CARD', odd.channelId));
        }
    });

    it('has a part that answers at once beside one that asks others', async () => {
        const detectors = [{ findAsync: async (text: string) => order(text) }, { kind: 'ORDER', pattern: /AB\d{1,9}/ }];
        const policed = redactor('bot', undefined, { detectors });
        assert.ok(policed.asksOthers);
        assert.equal(policed.on('webchat').redact('ZX81 AB12').text, 'ZX81 [ORDER]');
        assert.equal(policed.redactActivity(message('ZX81 AB12')).activity.text, 'ZX81 [ORDER]');
        assert.equal((await policed.redactActivityAsync(message('ZX81 AB12'))).activity.text, '[ORDER] [ORDER]');
        assert.equal(redactor('bot', undefined).asksOthers, false);
        assert.equal(redactor('bot', undefined, {}).asksOthers, false);
    });

    it('asks a function for the channel of each activity', () => {
        const policed = redactor('bot', (kind, { channelId }) => (kind === 'CREDIT_CARD' && channelId === 'msteams' ? 'off' : undefined));
        assert.equal(policed.redactActivity(message(VISA, 'msteams')).activity.text, VISA);
        assert.equal(policed.redactActivity(message(VISA)).activity.text, '[CREDIT_CARD]');
        assert.equal(policed.redactActivity({ type: 'message', text: VISA }).activity.text, '[CREDIT_CARD]');
    });

    it('does not keep something for every channel that an activity names', () => {
        const policed = redactor('bot', () => undefined);
        for (let index = 0; index < 100; index++) policed.redactActivity(message(VISA, `channel ${index}`));
        assert.ok((policed as unknown as { byChannel: Map<string, unknown> }).byChannel.size <= 32);
        assert.equal(policed.on('a'), policed.on('a'));
    });

    for (const [title, detector] of [
        ['throws', () => { throw new Error('broken'); }],
        ['answers with a promise', () => Promise.resolve([])],
        ['answers with a promise that rejects', () => Promise.reject(new Error('later'))],
        ['answers nonsense', () => [null, { start: 0, end: 1 }]],
        ['answers with offsets into nowhere', () => [{ kind: 'ORDER', start: 0, end: 99 }]],
    ] as const) {
        it(`redacts everything when a detector ${title}`, async () => {
            const policed = redactor('bot', undefined, { detectors: [detector as never] });
            assert.deepEqual(await unhandled(() => assert.equal(policed.redact('hello').text, '[REDACTION_FAILED]')), []);
        });
    }

    for (const [options, option] of [
        [{ detectors: 'x' }, 'detectors'],
        [{ detectors: ['x'] }, 'detectors[0]'],
        [{ detectors: [null] }, 'detectors[0]'],
        [{ detectors: [{ kind: 'X' }] }, 'detectors[0]'],
        [{ regions: ['XX'] }, 'regions[0]'],
    ] as const) {
        it(`names ${option} when it is wrong, at once`, () => assert.throws(() => redactor('bot', undefined, options as never), { name: 'OptionError', option }));
    }
});
