import assert from 'node:assert/strict';
import { MemoryStorage, MemoryTranscriptStore, type Activity, type TurnContext } from 'botbuilder';
import sinon from 'sinon';
import { BotWarden, KeyRing, redactingTranscriptStore, Redactor, SelfDestructingTranscripts, type BotWardenOptions } from '../../../lib';
import type { ExternalDetector } from '../../../lib/redaction/custom/external';
import { recorded, TestBot } from '../../helpers/bot';

const VISA = '4111 1111 1111 1111';
const keys = KeyRing.generate();

/** Finds Ann; fails at what is bad. */
function service(): ExternalDetector & { findAsync: sinon.SinonSpy } {
    const findAsync = async (text: string) => {
        if (text.includes('bad')) throw new Error(`down at ${text}`);
        return [...text.matchAll(/Ann/g)].map(({ index }) => ({ kind: 'PERSON', start: index, end: index + 3 }));
    };
    return { findAsync: sinon.spy(findAsync) };
}

function asking(logic: (context: TurnContext) => Promise<void>, options: Partial<BotWardenOptions> = {}) {
    const detector = service();
    const warden = new BotWarden({ keys, storage: new MemoryStorage(), development: true, redaction: { detectors: [detector] }, ...options });
    const bot = new TestBot([warden], logic);
    const kept = async () => (await warden.transcripts!.getTranscriptActivities('test', 'Convo1')).items as Activity[];
    const events = recorded(warden.events);
    const reported = () => events.filter(({ type }) => type !== 'speaker-bound').map((event) => ('direction' in event ? `${event.type} ${event.direction}` : event.type));
    return { bot, warden, detector, kept, reported, asked: () => detector.findAsync.args.map(([text]: unknown[]) => String(text)) };
}

describe('an external detector in turns', () => {
    it('searches both directions, and what is kept', async () => {
        const { bot, kept, reported } = asking(async (context) => void (await context.sendActivity(`${context.activity.text}, this is Ann, ${VISA}`)));
        assert.deepEqual(await bot.say('I am Ann'), ['I am [PERSON], this is [PERSON], [CREDIT_CARD]']);
        assert.deepEqual((await kept()).map(({ text }) => text), ['I am [PERSON]', 'I am [PERSON], this is [PERSON], [CREDIT_CARD]']);
        assert.deepEqual(reported(), ['redacted to-bot', 'redacted to-user']);
    });

    it('lets no text pass at which it fails, and the developer is told', async () => {
        const { bot, kept, reported } = asking(async (context) => void (await context.sendActivity('bad news')));
        assert.deepEqual(await bot.say('a bad day'), ['[REDACTION_FAILED]']);
        assert.equal(bot.seen[0]?.text, '[REDACTION_FAILED]');
        assert.deepEqual((await kept()).map(({ text }) => text), ['[REDACTION_FAILED]', '[REDACTION_FAILED]']);
        assert.deepEqual(reported(), ['detector-failed to-bot', 'detector-failed to-user']);
    });

    it('searches each of a batch', async () => {
        const { bot } = asking(async (context) => void (await context.sendActivities(['Ann', 'Bob', 'Ann'].map((text) => ({ type: 'message', text })))));
        assert.deepEqual(await bot.say('hi'), ['[PERSON]', 'Bob', '[PERSON]']);
    });

    it('searches what leaves in the HTTP response, and answers to an invoke', async () => {
        let replies: Partial<Activity>[] = [];
        const { bot } = asking(async (context) => {
            replies = context.bufferedReplyActivities;
            await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { name: 'Ann' } } });
            await context.sendActivity('Ann');
        });
        const [response] = await bot.take({ type: 'invoke', name: 'a' });
        assert.deepEqual(response?.value, { status: 200, body: { name: '[PERSON]' } });
        await bot.take({ type: 'message', text: 'hi', deliveryMode: 'expectReplies' });
        assert.deepEqual(replies.map(({ text }) => text), [undefined, '[PERSON]']);
    });

    it('searches what an error handler sends', async () => {
        const { bot } = asking(() => Promise.reject(new Error('no Ann')));
        bot.adapter.onTurnError = async (context) => void (await context.sendActivity('no Ann here'));
        assert.deepEqual(await bot.say('hi'), ['no [PERSON] here']);
    });

    it('does not see the answer to a sensitive question that the bot repeats, nor does the user', async () => {
        const { bot, warden, asked } = asking(async (context) => {
            if (context.activity.text === 'log in') await warden.sensitive(context as never);
            else await context.sendActivity(`so it is ${context.activity.text}?`);
        });
        await bot.say('log in');
        assert.deepEqual(await bot.say('correct horse'), ['so it is [SENSITIVE]?']);
        assert.ok(asked().every((text) => !text.includes('horse')), asked().join());
    });

    it('keeps the order of what is sent, and the bot\'s own objects', async () => {
        const own = { type: 'message', text: 'Ann', channelData: { name: 'Ann' } };
        const { bot } = asking(async (context) => {
            await context.sendActivity(own);
            await context.sendActivity('second');
        });
        assert.deepEqual(await bot.say('hi'), ['[PERSON]', 'second']);
        assert.deepEqual(own, { type: 'message', text: 'Ann', channelData: { name: 'Ann' } });
    });

    it('is not asked for what is too large, which is not sent', async () => {
        const { bot, reported, asked } = asking(async (context) => void (await context.sendActivity({ type: 'message', text: 'x'.repeat(5_000_000) })));
        await assert.rejects(bot.say('hi'), { code: 'ERR_WARDEN_BUDGET' });
        assert.deepEqual([reported(), asked().filter((text) => text.length > 100)], [['activity-refused'], []]);
    });
});

describe('a store that redacts with an external detector', () => {
    const activity = (text: string) => ({
        type: 'message', id: '1', channelId: 'test', conversation: { id: 'talk' }, from: { id: 'ann', role: 'user' }, timestamp: new Date(), text,
    }) as unknown as Activity;
    const redactor = new Redactor({ detectors: [service()] });
    const EXPECTED = ['[PERSON], [CREDIT_CARD]', '[REDACTION_FAILED]'];
    const given = [`Ann, ${VISA}`, 'bad'];

    it('is one that erases itself', async () => {
        const store = new SelfDestructingTranscripts({ keys, redactor });
        const generation = await store.begin(activity(''));
        for (const text of given) assert.ok(await store.append(generation, activity(text)));
        assert.deepEqual((await store.getTranscriptActivities('test', 'talk')).items.map(({ text }: Activity) => text), EXPECTED);
    });

    it('is one of the SDK in a wrapper', async () => {
        const inner = new MemoryTranscriptStore();
        for (const text of given) await redactingTranscriptStore(inner, redactor).logActivity(activity(text));
        assert.deepEqual((await inner.getTranscriptActivities('test', 'talk')).items.map(({ text }) => text), EXPECTED);
    });

    it('is one that follows the policy', async () => {
        const inner = new MemoryTranscriptStore();
        const { redactor: policed } = new BotWarden({ keys, storage: new MemoryStorage(), redaction: { detectors: [service()], policy: { PERSON: 'personal' } } });
        await redactingTranscriptStore(inner, policed).logActivity(activity(given[0]!));
        assert.equal((await inner.getTranscriptActivities('test', 'talk')).items[0]?.text, EXPECTED[0]);
    });
});
