import assert from 'node:assert/strict';
import { MemoryTranscriptStore, TranscriptLoggerMiddleware, type Activity } from 'botbuilder';
import { Redactor } from '../../../lib/redaction/redactor';
import { Answer, answered, markSensitive } from '../../../lib/redaction/sensitive/answer';
import { redactingTranscriptStore } from '../../../lib/redaction/wrappers/transcript-store';
import type { MiddlewareLike } from '../../../lib/turn/types';
import { TestBot } from '../../helpers/bot';

const VISA = '4111 1111 1111 1111';
const WHERE = { channelId: 'test', conversation: { id: 'Convo1' }, timestamp: new Date(0), from: { id: 'ann' } };
const message = (more: object) => ({ type: 'message', id: '1', ...WHERE, ...more }) as unknown as Activity;

function wrapped(redactor?: Redactor) {
    const inner = new MemoryTranscriptStore();
    const store = redactingTranscriptStore(inner, redactor);
    return { inner, store, kept: async () => (await inner.getTranscriptActivities('test', 'Convo1')).items };
}

describe('redactingTranscriptStore', () => {
    it('keeps a redacted deep copy, personal values too', async () => {
        const { store, kept } = wrapped();
        const given = message({ text: `${VISA} ann@example.com`, value: { a: [VISA] }, channelData: { b: 1 }, localTimestamp: new Date(5) });
        await store.logActivity(given);
        const [activity] = await kept();
        assert.deepEqual([activity!.text, activity!.value], ['[CREDIT_CARD] [EMAIL_ADDRESS]', { a: ['[CREDIT_CARD]'] }]);
        assert.ok(activity!.timestamp instanceof Date && activity!.localTimestamp instanceof Date);
        for (const part of ['channelData', 'conversation', 'from', 'timestamp'] as const) assert.notEqual(activity![part], given[part]);
        assert.match(given.text, /4111/);
    });

    for (const [title, activity] of [
        ['a token', { type: 'event', name: 'tokens/response', value: { token: 'SECRET-TOKEN' } }],
        ['the code of a sign-in', { type: 'invoke', name: 'signin/verifyState', value: { state: 'SECRET-TOKEN' } }],
        ['a token to exchange', { type: 'invoke', name: 'signin/tokenExchange', value: { token: 'SECRET-TOKEN' } }],
        ['a trace', { type: 'trace', value: { state: 'SECRET-TOKEN' } }],
        ['the link of a sign-in card', { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content: { buttons: [{ type: 'signin', value: 'https://x.example/SECRET-TOKEN' }] } }] }],
    ] as const) {
        it(`does not keep ${title}`, async () => {
            const { store, kept } = wrapped();
            await store.logActivity({ ...WHERE, ...activity } as unknown as Activity);
            assert.doesNotMatch(JSON.stringify(await kept()), /SECRET-TOKEN/);
        });
    }

    it('keeps nothing of a sensitive answer, and of what repeats it', async () => {
        const { store, kept } = wrapped();
        const given = message({ text: 'correct horse', channelData: 'correct horse' });
        const answer = new Answer(given);
        markSensitive(given, answer);
        await store.logActivity({ ...given });
        await answered(answer, async () => store.logActivity(message({ text: 'wrong: correct horse' })));
        assert.deepEqual((await kept()).map(({ text }) => text), ['[SENSITIVE]', 'wrong: [SENSITIVE]']);
    });

    it("serves the SDK's logger", async () => {
        const { store, kept } = wrapped();
        await new TestBot([new TranscriptLoggerMiddleware(store) as unknown as MiddlewareLike]).say(`mine is ${VISA}`);
        await new Promise((resolve) => setImmediate(resolve)); // which does not wait
        assert.deepEqual((await kept()).map(({ text }) => text), ['mine is [CREDIT_CARD]', 'echo: mine is [CREDIT_CARD]']);
    });

    it('leaves reading and deleting to the store', async () => {
        const { store } = wrapped();
        await store.logActivity(message({ text: 'hi' }));
        assert.equal((await store.getTranscriptActivities('test', 'Convo1')).items.length, 1);
        assert.equal((await store.listTranscripts('test')).items.length, 1);
        await store.deleteTranscript('test', 'Convo1');
        assert.equal((await store.getTranscriptActivities('test', 'Convo1')).items.length, 0);
        assert.ok(store instanceof MemoryTranscriptStore);
    });

    it('takes a redactor', async () => {
        const { store, kept } = wrapped(new Redactor({ kinds: ['EMAIL_ADDRESS'] }));
        await store.logActivity(message({ text: `${VISA} ann@example.com` }));
        assert.equal((await kept())[0]!.text, `${VISA} [EMAIL_ADDRESS]`);
    });

    it('passes on what the store throws', async () => {
        const store = redactingTranscriptStore({ logActivity: (_: unknown) => Promise.reject(new Error('full')) });
        await assert.rejects(Promise.resolve(store.logActivity(message({ text: 'hi' }))), /full/);
    });

    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const [title, value] of [['is a circle', circle], ['is too large', 'x'.repeat(5_000_000)]] as const) {
        it(`keeps nothing of what ${title}`, async () => {
            const { store, kept } = wrapped();
            await assert.rejects(Promise.resolve(store.logActivity(message({ value }))), { code: 'ERR_WARDEN_BUDGET' });
            assert.deepEqual(await kept(), []);
        });
    }

    it('gives the store nothing under a name of the language', async () => {
        const { store, kept } = wrapped();
        await store.logActivity(message({ value: JSON.parse('{"__proto__":{"a":1},"b":{"__proto__":{"c":1}}}') as object }));
        assert.deepEqual((await kept())[0]!.value, { b: {} });
    });

    for (const [store, redactor, option] of [
        [undefined, undefined, 'store'],
        [{}, undefined, 'store'],
        [new MemoryTranscriptStore(), {}, 'redactor'],
    ] as const) {
        it(`names ${option} when it is wrong`, () => assert.throws(() => redactingTranscriptStore(store as never, redactor as never), { name: 'OptionError', option }));
    }
});
