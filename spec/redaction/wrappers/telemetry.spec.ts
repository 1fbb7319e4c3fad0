import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { NullTelemetryClient, TelemetryLoggerMiddleware } from 'botbuilder';
import { Redactor } from '../../../lib/redaction/redactor';
import { Answer, answered } from '../../../lib/redaction/sensitive/answer';
import { redactingTelemetryClient } from '../../../lib/redaction/wrappers/telemetry';
import type { MiddlewareLike } from '../../../lib/turn/types';
import { TestBot } from '../../helpers/bot';

const VISA = '4111 1111 1111 1111';
const MAIL = 'ann@example.com';

class Recorder extends NullTelemetryClient {
    readonly tracked: unknown[][] = [];
    #flushed = 0;
    get flushed() { return this.#flushed; }
    override trackEvent(...given: unknown[]) { this.tracked.push(given); }
    override trackTrace(...given: unknown[]) { this.tracked.push(given); }
    override trackException(...given: unknown[]) { this.tracked.push(given); }
    override trackDependency(...given: unknown[]) { this.tracked.push(given); }
    override trackPageView(...given: unknown[]) { this.tracked.push(given); }
    trackMetric(...given: unknown[]) { this.tracked.push(given); }
    override flush() { this.#flushed++; }
}

function wrapped(redactor?: Redactor) {
    const recorder = new Recorder();
    return { recorder, client: redactingTelemetryClient(recorder, redactor), last: () => recorder.tracked.at(-1)?.[0] as never };
}

describe('redactingTelemetryClient', () => {
    for (const [method, given, expected] of [
        ['trackEvent', { name: `paid with ${VISA}`, properties: { text: MAIL, [VISA]: 1 }, metrics: { ms: 12 } }, { name: 'paid with [CREDIT_CARD]', properties: { text: '[EMAIL_ADDRESS]', '[CREDIT_CARD]': 1 }, metrics: { ms: 12 } }],
        ['trackTrace', { message: VISA, properties: { a: { b: [MAIL] } }, severityLevel: 1 }, { message: '[CREDIT_CARD]', properties: { a: { b: ['[EMAIL_ADDRESS]'] } }, severityLevel: 1 }],
        ['trackDependency', { dependencyTypeName: 'http', target: `https://x.example/?card=4111111111111111`, name: MAIL, data: VISA, duration: 5, success: true, resultCode: 200 }, undefined],
        ['trackPageView', { name: VISA }, { name: '[CREDIT_CARD]' }],
        ['trackMetric', { name: VISA, value: 7 }, { name: '[CREDIT_CARD]', value: 7 }],
    ] as const) {
        it(`redacts what ${method} is given, on a copy`, () => {
            const { client, last } = wrapped();
            const before = structuredClone(given);
            client[method](given as never);
            assert.doesNotMatch(JSON.stringify(last()), /4111|ann@/);
            if (expected) assert.deepEqual(last(), expected);
            assert.deepEqual(given, before);
        });
    }

    it('redacts exceptions with their stack, causes and properties', () => {
        const { client, last } = wrapped();
        const exception = Object.assign(new Error(`no funds on ${VISA}`, { cause: new Error(MAIL) }), { card: VISA });
        client.trackException({ exception, properties: { text: VISA } });
        assert.doesNotMatch(inspect(last(), { depth: 9 }), /4111|ann@/);
        assert.ok((last() as { exception: unknown }).exception instanceof Error);
        assert.match(exception.message, /4111/);
    });

    it('hides a sensitive answer in its turn', () => {
        const { client, last } = wrapped();
        answered(new Answer({ text: 'correct horse' }), () => client.trackEvent({ name: 'BotMessageReceived', properties: { text: 'correct horse' } }));
        assert.deepEqual(last(), { name: 'BotMessageReceived', properties: { text: '[SENSITIVE]' } });
    });

    it('redacts what the SDK tracks of a turn', async () => {
        const { recorder, client } = wrapped();
        const logger = new TelemetryLoggerMiddleware(client, true) as unknown as MiddlewareLike;
        await new TestBot([logger]).take({ type: 'message', text: VISA, from: { id: '+14255550123', name: MAIL } });
        assert.ok(recorder.tracked.length > 0);
        assert.doesNotMatch(JSON.stringify(recorder.tracked), /4111|ann@|14255550123/);
    });

    it('tracks neither the code of a sign-in nor its link', async () => {
        const { recorder, client } = wrapped();
        const bot = new TestBot([new TelemetryLoggerMiddleware(client, true) as unknown as MiddlewareLike], async (context) => {
            const content = { buttons: [{ type: 'signin', value: 'https://token.example/?signin=secret' }] };
            await context.sendActivity({ type: 'message', attachments: ['oauth', 'hero'].map((card) => ({ contentType: `application/vnd.microsoft.card.${card}`, content })) });
        });
        for (const text of ['918273', 'the code is 918273']) await bot.say(text);
        assert.match(JSON.stringify(recorder.tracked), /SIGN_IN_CODE.*vnd\.microsoft\.card\.oauth/);
        assert.doesNotMatch(JSON.stringify(recorder.tracked), /918273|secret/);
    });

    for (const properties of [{ text: 'hello' }, { attachments: 'two files' }, { attachments: '{"a":1}' }, { attachments: '[{"contentType":"image/png"}]' }, { text: 918_273 }, {}, null]) {
        it(`tracks ${JSON.stringify(properties)} as it is`, () => {
            const { client, last } = wrapped();
            client.trackEvent({ name: 'event', properties: properties as never });
            assert.deepEqual(last(), { name: 'event', properties });
        });
    }

    it('takes a redactor', () => {
        const { client, last } = wrapped(new Redactor({ kinds: ['EMAIL_ADDRESS'] }));
        client.trackTrace({ message: `${VISA} ${MAIL}` });
        assert.deepEqual(last(), { message: `${VISA} [EMAIL_ADDRESS]` });
    });

    it('leaves everything else to the client', () => {
        const { client, recorder } = wrapped();
        client.flush();
        assert.deepEqual([client.flushed, recorder.flushed, client instanceof Recorder], [1, 1, true]);
    });

    const circle: Record<string, unknown> = { text: VISA };
    circle['self'] = circle;
    for (const [title, properties] of [
        ['is a circle', circle],
        ['is too large', { text: 'x'.repeat(5_000_000) }],
        ['throws when it is read', { get text() { throw new Error(VISA); } }],
    ] as const) {
        it(`tracks nothing of what ${title}, and does not throw`, () => {
            const { client, last } = wrapped();
            client.trackEvent({ name: VISA, properties: properties as never });
            assert.doesNotMatch(inspect(last()), /4111/);
            assert.equal((last() as { name: string }).name, '[REDACTION_FAILED]');
        });
    }

    for (const nothing of [undefined, null, 'x']) it(`takes ${String(nothing)}`, () => wrapped().client.trackEvent(nothing as never));

    for (const [client, redactor, option] of [
        [undefined, undefined, 'client'],
        [{}, undefined, 'client'],
        [new NullTelemetryClient(), {}, 'redactor'],
    ] as const) {
        it(`names ${option} when it is wrong`, () => assert.throws(() => redactingTelemetryClient(client as never, redactor as never), { name: 'OptionError', option }));
    }
});
