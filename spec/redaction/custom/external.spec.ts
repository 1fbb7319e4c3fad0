import assert from 'node:assert/strict';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import * as sinon from 'sinon';
import type { ExternalDetector } from '../../../lib/redaction/custom/external';
import type { Finding } from '../../../lib/redaction/finding';
import { Redactor } from '../../../lib/redaction/redactor';
import { OptionError, WardenError } from '../../../lib/support/errors';

/** Finds one word, as a service would. */
function service(word = 'Ann', changes: Partial<ExternalDetector> = {}): ExternalDetector & { findAsync: sinon.SinonSpy } {
    const find = async (text: string): Promise<Finding[]> => {
        const start = text.indexOf(word);
        return start < 0 ? [] : [{ kind: 'PERSON', start, end: start + word.length }];
    };
    return { ...changes, findAsync: sinon.spy(changes.findAsync ?? find) };
}

const FAILING: [what: string, findAsync: ExternalDetector['findAsync']][] = [
    ['rejects', async () => Promise.reject(new Error('down'))], ['throws', () => { throw new Error('down'); }], ['answers nonsense', async () => 'PERSON' as never],
    ['answers offsets into nowhere', async () => [{ kind: 'PERSON', start: 0, end: 1e6 }]], ['answers nothing', async () => undefined as never],
];

describe('an external detector', () => {
    it('is asked next to those built in', async () => {
        const redactor = new Redactor({ detectors: [service()] });
        assert.equal((await redactor.redactAsync('Ann has joe@example.com')).text, '[PERSON] has [EMAIL_ADDRESS]');
        assert.deepEqual(await redactor.findAsync('Ann'), [{ kind: 'PERSON', start: 0, end: 3 }]);
    });
    it('may be one of several', async () => {
        const redactor = new Redactor({ detectors: [service('Ann'), service('Bob')] });
        assert.equal((await redactor.redactAsync('Ann, Bob')).text, '[PERSON], [PERSON]');
    });
    it('searches all of an activity, each text once', async () => {
        const detector = service();
        const activity = { type: 'message', id: 'Ann', text: 'Ann', value: { a: 'Ann', b: 'for Ann' } };
        const { activity: redacted, findings } = await new Redactor({ detectors: [detector] }).redactActivityAsync(activity);
        assert.deepEqual(redacted, { type: 'message', id: 'Ann', text: '[PERSON]', value: { a: '[PERSON]', b: 'for [PERSON]' } });
        assert.deepEqual(findings.map(({ path }) => path), ['text', 'value.a', 'value.b']);
        assert.deepEqual(new Set(detector.findAsync.args.map(([text]: unknown[]) => text)), new Set(['Ann', 'for Ann', 'a', 'b']));
    });
    it('is not shown what signs a user in', async () => {
        const detector = service();
        const activity = { type: 'event', name: 'tokens/response', value: { token: 'secret' } };
        await new Redactor({ detectors: [detector] }).redactActivityAsync(activity, 'to-bot');
        assert.ok(detector.findAsync.args.every(([text]: unknown[]) => text !== 'secret'));
    });

    for (const [what, findAsync] of FAILING) {
        it(`that ${what} lets no text pass`, async () => {
            const redactor = new Redactor({ detectors: [service('Ann', { findAsync })] });
            assert.deepEqual(await redactor.redactAsync('Ann'), { text: '[REDACTION_FAILED]', findings: [{ kind: 'REDACTION_FAILED', start: 0, end: 3 }] });
            assert.equal((await redactor.redactActivityAsync({ type: 'message', text: 'Ann' })).activity.text, '[REDACTION_FAILED]');
            await assert.rejects(redactor.findAsync('Ann'), (error) => error instanceof WardenError && error.code === 'ERR_WARDEN_DETECTOR');
        });
    }
    it('that fails on one text hides that text only', async () => {
        const findAsync = async (text: string) => (text === 'bad' ? Promise.reject(new Error('down')) : []);
        const activity = { type: 'message', text: 'good', summary: 'bad' };
        const { activity: redacted } = await new Redactor({ detectors: [service('', { findAsync })] }).redactActivityAsync(activity);
        assert.deepEqual([redacted.text, redacted.summary], ['good', '[REDACTION_FAILED]']);
    });
    it('has so much time and no more, and is told so', async () => {
        const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
        try {
            let signal: AbortSignal | undefined;
            const findAsync = (_: string, given: AbortSignal) => {
                signal = given;
                return new Promise<never>(() => undefined);
            };
            const answer = new Redactor({ detectors: [service('', { findAsync, timeout: 500 })] }).redactAsync('Ann');
            clock.tick(499);
            await turnOfTheLoop();
            assert.equal(signal?.aborted, false);
            clock.tick(1);
            assert.equal((await answer).text, '[REDACTION_FAILED]');
            assert.equal(signal?.aborted, true);
        } finally {
            clock.restore();
        }
    });
    it('cannot be asked by what answers at once', () => {
        const redactor = new Redactor({ detectors: [service()] });
        assert.throws(() => redactor.find('Ann'), (error) => error instanceof WardenError && error.code === 'ERR_WARDEN_DETECTOR');
        assert.equal(redactor.redact('Ann').text, '[REDACTION_FAILED]');
    });
    for (const timeout of [0, -1, Number.NaN, '1' as never]) {
        it(`has no timeout of ${String(timeout)}`, () => assert.throws(() => new Redactor({ detectors: [service('', { timeout })] }), OptionError));
    }
});
