import assert from 'node:assert/strict';
import { MemoryStorage, type Activity, type TurnContext } from 'botbuilder';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { BotWarden, KeyRing, type BotWardenOptions } from '../../../lib';
import { RedactionMiddleware, type RedactionOptions } from '../../../lib/redaction/redaction-middleware';
import { from, recorded, TestBot } from '../../helpers/bot';
import { failing } from '../../helpers/failing';

const keys = KeyRing.generate();
const VISA = '4111 1111 1111 1111';
const TOKEN = /⟦CREDIT_CARD:[b-t]{24}⟧/;
const PURPOSE = { purpose: 'charge the card' };

type Logic = (context: TurnContext, redaction: RedactionMiddleware) => Promise<void>;
const echo: Logic = async (context) => void (await context.sendActivity(`echo: ${context.activity.text}`));

function vaultBot(logic: Logic = echo, options: Partial<RedactionOptions> = {}) {
    const memory: Record<string, string> = {};
    const redaction = new RedactionMiddleware({ keys, storage: new MemoryStorage(memory), replace: 'vault', ...options });
    const bot = new TestBot([redaction], (context) => logic(context, redaction));
    return { bot, redaction, memory, events: recorded(redaction.events), seen: () => bot.seen.at(-1)?.text ?? '' };
}

const shortly = (events: readonly { type: string }[]) => events.map(({ at: _, channelId: __, conversation: ___, activityId: ____, ...event }: Record<string, unknown>) => event);

describe('the vault in turns', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] }); });
    afterEach(() => clock.restore());

    it('gives the bot a token, the user no value, and code with a purpose the value', async () => {
        const charged: unknown[] = [];
        const { bot, seen, events } = vaultBot(async (context, { vault }) => {
            const token = TOKEN.exec(context.activity.text)![0];
            charged.push(await vault!.reveal(context as never, token, PURPOSE));
            await context.sendActivity(`charged ${token}, which is ${String(charged[0])}`);
        });
        const [said] = await bot.say(`my card is ${VISA}`);
        assert.match(seen(), /^my card is ⟦CREDIT_CARD:[b-t]{24}⟧$/);
        assert.match(said!, /^charged ⟦CREDIT_CARD:[b-t]{24}⟧, which is \[CREDIT_CARD\]$/);
        assert.deepEqual(charged, [VISA]);
        assert.deepEqual(events.map(({ type }) => type), ['redacted', 'revealed', 'redacted']);
    });

    it('knows a token in a later turn, of the same user in the same conversation alone', async () => {
        let token = '';
        const revealed: unknown[] = [];
        const { bot, seen } = vaultBot(async (context, { vault }) => {
            if (token) revealed.push(await vault!.reveal(context as never, token, PURPOSE));
        });
        await bot.say(from('ann', VISA));
        token = seen();
        for (const [user, conversation] of [['ann', 'Convo1'], ['mallory', 'Convo1'], ['ann', 'Convo2']] as const) await bot.say(from(user, 'pay', conversation));
        assert.deepEqual(revealed, [VISA, undefined, undefined]);
    });

    it('has the same token for the same value everywhere in a message, and writes once', async () => {
        const storage = new MemoryStorage();
        let writes = 0;
        const counting = Object.assign(Object.create(storage) as MemoryStorage, { write: (changes: object) => (writes++, storage.write(changes as never)) });
        const { bot } = vaultBot(undefined, { storage: counting });
        await bot.take({ type: 'message', text: `${VISA} and again ${VISA}`, value: { card: VISA.replaceAll(' ', '') }, channelData: { other: '5555 5555 5555 4444' } });
        const tokens = JSON.stringify(bot.seen[0]).match(/⟦[^⟧]+⟧/g)!;
        assert.deepEqual([tokens.length, new Set(tokens).size, writes], [4, 2, 1]);
    });

    it('takes nothing that a user types for a token', async () => {
        const { bot, seen, events } = vaultBot();
        const [said] = await bot.say(VISA);
        const own = TOKEN.exec(said!)![0];
        await bot.take({ type: 'message', text: `pay with ${own}`, value: { card: own, [own]: 1 }, channelData: [own], attachments: [{ contentType: 'text/html', content: own }] });
        assert.equal(seen(), `pay with [${own.slice(1, -1)}]`);
        assert.doesNotMatch(JSON.stringify(bot.seen.at(-1)), /[⟦⟧]/);
        assert.deepEqual(shortly(events.slice(1)), [{ type: 'token-typed' }]);
    });

    it('leaves brackets where there are no tokens', async () => {
        const { bot, seen } = vaultBot(undefined, { replace: 'mask' });
        await bot.say(`⟦x⟧ ${VISA}`);
        assert.equal(seen(), '⟦x⟧ •••• 1111');
    });

    it('leaves what routes an activity', async () => {
        const { bot, memory } = vaultBot();
        await bot.say(from('⟦ann⟧', `⟦${VISA}`, '⟦c⟧'));
        assert.deepEqual([bot.seen[0]?.from?.id, bot.seen[0]?.conversation?.id], ['⟦ann⟧', '⟦c⟧']);
        assert.equal(Object.keys(memory).length, 1);
    });

    for (const typed of ['⟦CREDIT_CARD:1⟧', '⟦', '⟦CREDIT_CARD:4111111111111111⟧', '⟦⟦a⟧', `⟦${VISA}⟧`, `${VISA}⟧⟦${VISA}`]) {
        it(`leaves no bracket of ${typed.replaceAll(/\d{4}/g, 'n')} but its own`, async () => {
            const { bot, seen } = vaultBot();
            await bot.say(typed);
            assert.doesNotMatch(seen().replaceAll(new RegExp(TOKEN, 'g'), ''), /[⟦⟧]|4111/);
        });
    }

    for (const replace of ['vault', { CREDIT_CARD: 'vault', PIN: 'vault', CARD_SECURITY_CODE: 'vault', CARD_TRACK_DATA: 'vault' }] as const) {
        it(`never keeps codes that prove somebody's identity, by ${JSON.stringify(replace)}`, async () => {
            const found = (kind: string, word: RegExp) => (text: string) => [...text.matchAll(word)].map(({ 0: { length }, index: start }) => ({ kind, start, end: start + length }));
            const detectors = [found('CARD_SECURITY_CODE', /cvc\d+/g), found('PIN', /pin\d+/g), found('CARD_TRACK_DATA', /%B\w+/g)];
            const { bot, seen, memory } = vaultBot(undefined, { replace, detectors });
            await bot.say('cvc123 pin1234 %B4111xyz');
            assert.equal(seen(), '[CARD_SECURITY_CODE] [PIN] [CARD_TRACK_DATA]');
            assert.deepEqual(memory, {});
        });
    }

    describe('closed', () => {
        for (const method of ['read', 'write'] as const) {
            it(`replaces by the label when the storage does not ${method}`, async () => {
                const storage = failing(new MemoryStorage(), method);
                const { bot, events, seen } = vaultBot(undefined, { storage });
                assert.deepEqual(await bot.say(`mine is ${VISA}`), ['echo: mine is [CREDIT_CARD]']);
                assert.equal(seen(), 'mine is [CREDIT_CARD]');
                const failed = shortly(events).filter(({ type }) => type === 'store-unavailable').map(({ protection }) => protection);
                assert.ok(failed.includes('vault'));
                assert.doesNotMatch(JSON.stringify(events), /4111/);
            });
        }

        for (const [title, activity] of [
            ['nobody', { from: undefined }],
            ['a user without an id', { from: { id: '' } }],
        ] as const) {
            it(`replaces by the label what ${title} sends`, async () => {
                const { redaction, events } = vaultBot();
                const live = { type: 'event', channelId: 'c', conversation: { id: '1' }, value: VISA, ...activity } as unknown as Activity;
                const context = { activity: live, adapter: {}, turnState: new Map(), onSendActivities: () => undefined };
                await redaction.onTurn(context as never, () => Promise.resolve());
                assert.equal(live.value, '[CREDIT_CARD]');
                assert.deepEqual(events.map(({ type }) => type), ['redacted']);
            });
        }

        it('refuses a message that is too large, and keeps nothing of it', async () => {
            const { bot, memory } = vaultBot();
            assert.deepEqual(await bot.say(`${VISA} ${'x'.repeat(200_000)}`), ['Sorry, I cannot take this message.']);
            assert.deepEqual(memory, {});
        });

        it('labels what is more than fifty values', async () => {
            const { bot, seen } = vaultBot(undefined, { detectors: [(text) => [...text.matchAll(/#\d+/g)].map(({ 0: { length }, index: start }) => ({ kind: 'N', start, end: start + length }))] });
            await bot.say(Array.from({ length: 60 }, (_, index) => `#${index}`).join(' '));
            assert.deepEqual([seen().match(/⟦N:/g)?.length, seen().match(/\[N\]/g)?.length], [50, 10]);
        });
    });

    it('keeps the values of turns at the same time apart', async () => {
        const { redaction } = vaultBot();
        const cards = ['4111 1111 1111 1111', '5555 5555 5555 4444', '3782 822463 10005'];
        const revealed = await Promise.all(cards.map(async (text, index) => {
            const activity = { type: 'message', text, channelId: 'c', conversation: { id: '1' }, from: { id: `user ${index}` } };
            const context = { activity, adapter: {}, turnState: new Map(), onSendActivities: () => undefined } as never;
            let value: unknown;
            await redaction.onTurn(context, async () => void (value = await redaction.vault!.reveal(context, activity.text, PURPOSE)));
            return value;
        }));
        assert.deepEqual(revealed, cards);
    });

    describe('of BotWarden', () => {
        const wardenBot = (options: Partial<BotWardenOptions> = {}) => {
            const warden = new BotWarden({ keys, storage: new MemoryStorage(), development: true, redaction: { replace: 'vault', keep: 60_000 }, ...options });
            const bot = new TestBot([warden], async (context) => void (await context.sendActivity(String(await warden.vault.reveal(context as never, context.activity.text, PURPOSE)))));
            return { warden, bot, kept: async () => (await warden.transcripts!.getTranscriptActivities('test', 'Convo1')).items as Activity[] };
        };

        it('reveals, and the transcript has the token', async () => {
            const { bot, kept } = wardenBot();
            assert.deepEqual(await bot.say(VISA), ['[CREDIT_CARD]']);
            assert.match((await kept())[0]!.text, TOKEN);
        });

        it('keeps no personal value in clear in the transcript, nor a token for it', async () => {
            const { bot, kept } = wardenBot();
            await bot.say('ann@example.com');
            assert.deepEqual([bot.seen[0]?.text, (await kept())[0]!.text], ['ann@example.com', '[EMAIL_ADDRESS]']);
        });

        it('is there and empty when redaction is off', async () => {
            const { bot } = wardenBot({ redaction: false });
            assert.deepEqual(await bot.say('⟦CREDIT_CARD:bcdfghjklmnpqrstbcdfghjk⟧'), ['undefined']);
        });
    });

    for (const [given, option] of [
        [{ replace: 'vault' }, 'storage'],
        [{ replace: 'vault', keys }, 'storage'],
        [{ replace: 'vault', storage: new MemoryStorage() }, 'storage'],
        [{ replace: 'hash' }, 'keys'],
        [{ keep: 1_000 }, 'keep'],
        [{ keep: 0, keys, storage: new MemoryStorage() }, 'keep'],
        [{ storage: {} }, 'storage'],
        [{ keys: 'x' }, 'keys'],
        [{ answerWithin: 0 }, 'answerWithin'],
        [{ replace: { CREDIT_CARD: 'valt' } }, 'replace.CREDIT_CARD'],
        [{ policy: { preset: 'pic' } }, 'policy.preset'],
        [{ policy: { ORDER: 'off' } }, 'policy.ORDER'],
    ] as const) {
        it(`names ${option} when it is wrong or missing`, () => assert.throws(() => new RedactionMiddleware(given as never), { name: 'OptionError', option }));
    }
});
