import assert from 'node:assert/strict';
import { MemoryStorage, MemoryTranscriptStore, TranscriptLoggerMiddleware, type Activity, type TurnContext } from 'botbuilder';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { BotWarden, KeyRing, type BotWardenOptions } from '../../../lib';
import { RedactionMiddleware } from '../../../lib/redaction/redaction-middleware';
import { redactingTranscriptStore } from '../../../lib/redaction/wrappers/transcript-store';
import type { MiddlewareLike } from '../../../lib/turn/types';
import { from, recorded, TestBot } from '../../helpers/bot';
import { failing } from '../../helpers/failing';

const keys = KeyRing.generate();
const VISA = '4111 1111 1111 1111';
const MINUTES = 60_000;

/** A bot that asks for a password when told to log in, and repeats everything else. */
function askingBot(options: Partial<BotWardenOptions> = {}, ...others: MiddlewareLike[]) {
    const warden = new BotWarden({ keys, storage: new MemoryStorage(), development: true, impersonation: false, ...options });
    const logic = async (context: TurnContext) => {
        const { type, text } = context.activity;
        if (text === 'log in') {
            await warden.sensitive(context as never);
            await context.sendActivity('Your password?');
        } else if (type === 'message') await context.sendActivity(`you said ${text} ${JSON.stringify(context.activity.value ?? '')}`);
    };
    const bot = new TestBot([warden, ...others], logic);
    const kept = async () => ((await warden.transcripts!.getTranscriptActivities('test', 'Convo1')).items as Activity[]).map(({ text }) => text);
    return { warden, bot, kept, events: recorded(warden.events), seen: () => bot.seen.at(-1)?.text };
}

describe('a sensitive question', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] }); });
    afterEach(() => clock.restore());

    it('has its answer hidden from the store and the screen, but not from the bot', async () => {
        const { bot, kept, events, seen } = askingBot();
        await bot.say('log in');
        assert.deepEqual(await bot.say('correct horse'), ['you said [SENSITIVE] ""']);
        assert.equal(seen(), 'correct horse');
        assert.deepEqual(await kept(), ['log in', 'Your password?', '[SENSITIVE]', 'you said [SENSITIVE] ""']);
        assert.deepEqual(events.map(({ type }) => type), ['sensitive-answer', 'redacted']);
        assert.doesNotMatch(JSON.stringify(events), /correct|horse/);
    });

    for (const answer of ['Convo1', 'user1', 'text', 'message', 'conversation', 'test']) {
        it(`leaves what routes an activity when it is answered by ${answer}`, async () => {
            const { bot } = askingBot();
            await bot.say('log in');
            const [said] = await bot.take(answer);
            assert.deepEqual([said?.type, said?.text, said?.conversation?.id], ['message', 'you said [SENSITIVE] ""', 'Convo1']);
        });
    }

    it('is answered once', async () => {
        const { bot, kept } = askingBot();
        for (const text of ['log in', 'correct horse', 'hello']) await bot.say(text);
        assert.deepEqual((await kept()).slice(-2), ['hello', 'you said hello ""']);
    });

    it('lets the bot have an answer that looks like something restricted', async () => {
        const { bot, seen, kept } = askingBot();
        await bot.say('log in');
        assert.deepEqual(await bot.say(VISA), ['you said [SENSITIVE] ""']);
        assert.equal(seen(), VISA);
        assert.doesNotMatch(JSON.stringify(await kept()), /4111/);
    });

    it('hides an answer that a form gives, whatever else is in it', async () => {
        const { bot, kept } = askingBot();
        await bot.say('log in');
        const form = { type: 'message', value: { password: 'correct horse', pin: 12345 }, channelData: { copy: 'correct horse' } };
        const [said] = await bot.take(form);
        assert.deepEqual(bot.seen.at(-1)?.value, form.value);
        assert.doesNotMatch(JSON.stringify([said, await kept()]), /correct|horse/);
    });

    for (const [title, passed, expected] of [
        ['just in time', 10 * MINUTES - 1, '[SENSITIVE]'],
        ['too late', 10 * MINUTES, 'correct horse'],
    ] as const) {
        it(`keeps ${expected} of an answer that comes ${title}`, async () => {
            const { bot, kept } = askingBot();
            await bot.say('log in');
            clock.tick(passed);
            await bot.say('correct horse');
            assert.equal((await kept())[2], expected);
        });
    }

    it('waits as long as it is told', async () => {
        const { bot, kept } = askingBot({ redaction: { answerWithin: 1_000 } });
        await bot.say('log in');
        clock.tick(1_000);
        await bot.say('correct horse');
        assert.equal((await kept())[2], 'correct horse');
    });

    for (const type of ['message', 'messageUpdate']) {
        it(`has its answer hidden when the channel sends it again as a ${type}`, async () => {
            const { bot, warden } = askingBot();
            await bot.say('log in');
            await bot.take({ type: 'message', id: 'a1', text: 'correct horse' });
            await bot.say('hello');
            await bot.take({ type, id: 'a1', text: 'correct horses' });
            const { items } = await warden.transcripts!.getTranscriptActivities('test', 'Convo1');
            assert.doesNotMatch(JSON.stringify(items), /correct/);
            assert.match(JSON.stringify(items), /hello/);
        });
    }

    it('is not answered by an edit of something else', async () => {
        const { bot, kept } = askingBot();
        await bot.say('log in');
        await bot.take({ type: 'messageUpdate', id: 'a0', text: 'log in, please' });
        await bot.say('correct horse');
        assert.deepEqual((await kept()).slice(2, 4), ['log in, please', '[SENSITIVE]']);
    });

    it('leaves nothing in the storage but a time and hashes, and that not for long', async () => {
        const memory: Record<string, string> = {};
        const { bot } = askingBot({ storage: new MemoryStorage(memory) });
        await bot.say('log in');
        await bot.take({ type: 'message', id: 'a1', text: 'correct horse' });
        assert.match(JSON.stringify(memory), /sensitive/);
        assert.doesNotMatch(JSON.stringify(memory), /correct|user1|Convo1|a1"/);
        clock.tick(10 * MINUTES);
        await bot.say('hello');
        assert.deepEqual(Object.values(memory).filter((record) => record !== undefined), []);
    });

    it('is for one user in one conversation', async () => {
        const { bot, seen, kept } = askingBot();
        await bot.say(from('ann', 'log in'));
        await bot.say(from('bob', `hello ${VISA}`));
        assert.equal(seen(), 'hello [CREDIT_CARD]');
        await bot.say(from('ann', `there ${VISA}`, 'Convo2'));
        assert.equal(seen(), 'there [CREDIT_CARD]');
        await bot.say(from('ann', 'correct horse'));
        assert.ok((await kept()).includes('[SENSITIVE]'));
    });

    for (const activity of [{ type: 'typing' }, { type: 'event', name: 'webchat/join' }, { type: 'invoke', name: 'signin/verifyState', value: { state: '1' } }]) {
        it(`is not answered by ${JSON.stringify(activity)}`, async () => {
            const { bot, kept } = askingBot();
            await bot.say('log in');
            await bot.take(activity as Partial<Activity>);
            await bot.say('correct horse');
            assert.ok((await kept()).includes('[SENSITIVE]'));
        });
    }

    it('is answered by the button of a card', async () => {
        const { bot, warden } = askingBot();
        await bot.say('log in');
        await bot.take({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: { password: 'correct horse' } } } });
        assert.match(JSON.stringify(bot.seen.at(-1)), /correct horse/);
        const { items } = await warden.transcripts!.getTranscriptActivities('test', 'Convo1');
        assert.doesNotMatch(JSON.stringify(items), /correct horse/);
    });

    it('has its answer hidden in an error too', async () => {
        const redaction = new RedactionMiddleware({ storage: new MemoryStorage() });
        const bot = new TestBot([redaction], async (context) => {
            if (context.activity.text !== 'log in') throw new Error(`wrong password ${context.activity.text}`);
            await redaction.expectSensitive(context as never);
        });
        bot.adapter.onTurnError = async (context, error) => void (await context.sendActivity(`${error.message} (${context.activity.text})`));
        await bot.say('log in');
        assert.deepEqual(await bot.say('correct horse'), ['wrong password [SENSITIVE] ([SENSITIVE])']);
    });

    it("has its answer hidden from the SDK's own logger, behind a redacting store", async () => {
        const store = new MemoryTranscriptStore();
        const logger = new TranscriptLoggerMiddleware(redactingTranscriptStore(store)) as unknown as MiddlewareLike;
        const { bot } = askingBot({ transcripts: false }, logger);
        for (const text of ['log in', 'correct horse']) await bot.say(text);
        await new Promise((resolve) => setImmediate(resolve)); // the SDK does not wait for it
        const { items } = await store.getTranscriptActivities('test', 'Convo1');
        assert.deepEqual(items.map(({ text }) => text), ['log in', 'Your password?', '[SENSITIVE]', 'you said [SENSITIVE] ""']);
    });

    it('keeps the answers of turns at the same time apart', async () => {
        const { bot, warden } = askingBot({ transcripts: false });
        const users = ['ann', 'bob', 'cid'];
        for (const user of users) await bot.say(from(user, 'log in', user));
        bot.adapter.activeQueue.length = 0;
        await Promise.all(users.map((user) => bot.adapter.processActivity(from(user, `password of ${user}`, user))));
        assert.deepEqual(bot.adapter.activeQueue.map(({ text }) => text), users.map(() => 'you said [SENSITIVE] ""'));
        assert.ok(warden);
    });

    describe('closed', () => {
        it('is not asked when it cannot be marked', async () => {
            const storage = failing(new MemoryStorage(), 'write');
            const { bot } = askingBot({ storage, transcripts: false });
            await assert.rejects(bot.say('log in'), /the store is down/);
            assert.deepEqual(bot.adapter.activeQueue, []);
        });

        for (const method of ['read', 'write'] as const) {
            it(`keeps nothing of a message when the storage does not ${method}, and redacts it as ever`, async () => {
                const storage = failing(new MemoryStorage(), method);
                storage.down = false;
                const { bot, kept, events, seen } = askingBot({ storage });
                await bot.say('log in');
                storage.down = true;
                assert.deepEqual(await bot.say(`correct ${VISA}`), ['you said correct [CREDIT_CARD] ""']);
                assert.equal(seen(), 'correct [CREDIT_CARD]');
                assert.equal((await kept())[2], '[SENSITIVE]');
                assert.ok(events.some((event) => event.type === 'store-unavailable' && event.protection === 'sensitive'));
            });
        }

        it('refuses an answer that is too large, and hides the next one', async () => {
            const { bot, kept } = askingBot();
            await bot.say('log in');
            assert.deepEqual(await bot.say('x'.repeat(200_000)), ['Sorry, I cannot take this message.']);
            await bot.say('correct horse');
            assert.equal((await kept()).at(-2), '[SENSITIVE]');
        });

        it('takes no token that stands in an answer', async () => {
            const { bot, seen } = askingBot({ redaction: { replace: 'vault' } });
            await bot.say('log in');
            await bot.say('⟦CREDIT_CARD:bcdfghjklmnpqrstbcdfghjk⟧');
            assert.equal(seen(), '[CREDIT_CARD:bcdfghjklmnpqrstbcdfghjk]');
        });

        for (const [title, ask] of [
            ['without storage', (context: never) => new RedactionMiddleware().expectSensitive(context)],
            ['without redaction', (context: never) => new BotWarden({ keys, storage: new MemoryStorage(), redaction: false }).sensitive(context)],
        ] as const) {
            it(`says that it cannot be hidden ${title}`, async () => {
                await assert.rejects(ask({ activity: {} } as never), { name: 'WardenError', code: 'ERR_WARDEN_SENSITIVE' });
            });
        }
    });
});
