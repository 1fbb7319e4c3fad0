import assert from 'node:assert/strict';
import { MemoryStorage, type Activity, type TurnContext } from 'botbuilder';
import { fake, type SinonFakeTimers, type SinonSpy } from 'sinon';
import type { LoginTimeoutOptions } from '../../lib';
import { fromElsewhere } from './support/processes';
import { frozen, loginBot, MINUTE, tokensOf } from './support/signed-in';

const here = 'conversation-1';
const RIGHT = '123456';

/** A bot whose user was asked to sign in, and may type a code: what OAuthPrompt does with a message is done here with less ado. */
async function asked(options: Partial<LoginTimeoutOptions> = {}, isAsked = true) {
    const all = loginBot(options);
    const look = fake(all.bot.tokens.getUserToken.bind(all.bot.tokens)) as SinonSpy & typeof all.bot.tokens.getUserToken;
    all.bot.tokens.getUserToken = look;
    all.bot.tokens.add('real', { code: RIGHT });
    if (isAsked) await all.ask();
    const got: (string | undefined)[] = [];
    const enter = async (text: string, given: Partial<Activity> = {}) => {
        await all.bot.adapter.receive({ ...all.bot.reference(), type: 'message', text, from: { id: 'dl_ann' }, ...given } as unknown as Activity, async (context: TurnContext) => {
            const { text: said, value } = context.activity as Partial<Activity>;
            const code = String(said ?? value?.state).match(/\d{6}/)?.[0]; // as OAuthPrompt finds it
            const token = code && (await tokensOf(context).getUserToken('dl_ann', 'aad', 'directline', code));
            got.push(token ? token.token : undefined);
        });
        return got.at(-1);
    };
    return { ...all, enter, tried: () => look.args.filter(([, , , code]) => code).map(([, , , code]) => code as string) };
}

describe('a magic code', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    for (const [text, isTried] of [
        [RIGHT, true], [` ${RIGHT}\n`, true], [`${RIGHT}7`, false], ['4111 1111 1111 1111', false], ['4111111111111111', false],
        [`my code is ${RIGHT}`, false], [`${RIGHT}.`, false], [`${RIGHT} ${RIGHT}`, false], ['my phone is 5551234567', false],
        [`１２３４５６`, false], [`${RIGHT}\u200B`, false],
    ] as const) {
        it(`${isTried ? 'is' : 'is not'} tried when the message is ${JSON.stringify(text)}`, async () => {
            const { enter, tried } = await asked();
            assert.equal(await enter(text), isTried ? 'real' : undefined);
            assert.deepEqual(tried(), isTried ? [RIGHT] : []);
        });
    }

    it('does not reach the token service when nobody was asked to sign in', async () => {
        const { enter, tried, status } = await asked({}, false);
        assert.deepEqual([await enter(RIGHT), tried(), await status()], [undefined, [], undefined]);
    });

    for (const [milliseconds, expected] of [[10 * MINUTE - 1, 'real'], [10 * MINUTE, undefined]] as const) {
        it(`is ${expected ? '' : 'not '}tried ${milliseconds} ms after the question`, async () => {
            const { enter } = await asked();
            clock.tick(milliseconds);
            assert.equal(await enter(RIGHT), expected);
        });
    }

    it('counts in the conversation of the last question only', async () => {
        const { enter, ask, tried } = await asked();
        await ask('dl_ann', 'aad', 'conversation-2');
        const there = { conversation: { id: 'conversation-2' } } as Partial<Activity>;
        assert.deepEqual([await enter(RIGHT), tried(), await enter(RIGHT, there)], [undefined, [], 'real']);
    });

    it('works once', async () => {
        const { enter, tried, login, bot } = await asked();
        await enter(RIGHT);
        await bot.adapter.continueConversationAsync(bot.appId, bot.reference(), (context) => login.signOut(context));
        assert.deepEqual([await enter(RIGHT), tried()], [undefined, [RIGHT]]);
    });

    it('is tried five times, then not for half an hour, to the millisecond', async () => {
        const { enter, ask, tried, events } = await asked();
        for (let code = 1; code <= 50; code++) await enter(String(654_000 + code));
        assert.equal(tried().length, 5);
        assert.equal(await enter(RIGHT), undefined);
        assert.deepEqual(events.map(({ type }) => type), ['sign-in-locked']);
        clock.tick(30 * MINUTE - 1);
        await ask();
        assert.equal(await enter(RIGHT), undefined);
        clock.tick(1);
        assert.equal(await enter(RIGHT), 'real');
        assert.equal(tried().length, 6);
    });

    it('that is right at the fifth try starts all over', async () => {
        const { enter, ask, tried } = await asked();
        for (const code of ['000001', '000002', '000003', '000004', RIGHT]) await enter(code);
        await ask();
        for (const code of ['000001', '000002', '000003', '000004']) await enter(code);
        assert.equal(await enter(RIGHT), 'real');
        assert.equal(tried().length, 10);
    });

    it('is tried five times though two hundred come at once, from two processes', async () => {
        clock.restore(); // who loses a race waits for a moment
        const storage = new MemoryStorage();
        const [one, other] = [await asked({ storage: fromElsewhere(storage) }), await asked({ storage: fromElsewhere(storage) }, false)];
        await Promise.allSettled(Array.from({ length: 200 }, async (_, index) => (index % 2 ? one : other).enter(String(654_000 + index))));
        assert.equal(one.tried().length + other.tried().length, 5); // who loses the race for the record too often is refused by an error
    });

    it('is counted over new questions, conversations and restarts', async () => {
        const storage = new MemoryStorage();
        for (let restart = 0; restart < 10; restart++) {
            const { enter, ask, tried } = await asked({ storage }, false);
            const conversation = { id: `conversation-${restart}` } as Activity['conversation'];
            await ask('dl_ann', 'aad', conversation.id);
            await enter('000000', { conversation });
            assert.equal(tried().length, restart < 5 ? 1 : 0);
        }
    });

    it("of one user does not lock another's", async () => {
        const { enter, ask, bot } = await asked();
        for (let code = 0; code < 9; code++) await enter(`00000${code}`);
        await ask('dl_bob');
        bot.tokens.add('bobs', { user: 'dl_bob', code: RIGHT });
        let token: string | undefined;
        await bot.adapter.receive({ ...bot.reference(), type: 'message', text: RIGHT, from: { id: 'dl_bob' } } as unknown as Activity, async (context) => {
            token = (await tokensOf(context).getUserToken('dl_bob', 'aad', 'directline', RIGHT))?.token;
        });
        assert.equal(token, 'bobs');
    });

    for (const [what, given, policy, isTried] of [
        ['a message', { text: RIGHT }, 'off', false],
        ["the answer of a sign-in window", { type: 'invoke', name: 'signin/verifyState', text: undefined, value: { state: RIGHT } }, 'off', false],
        ["the answer of Teams' sign-in window", { type: 'invoke', name: 'signin/verifyState', text: undefined, value: { state: RIGHT }, channelId: 'msteams' }, 'off', true],
        ["the answer of a sign-in window", { type: 'invoke', name: 'signin/verifyState', text: undefined, value: { state: RIGHT } }, 'hardened', true],
        ['another invoke', { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value: { state: RIGHT } }, 'hardened', false],
    ] as [string, Partial<Activity>, 'off' | 'hardened', boolean][]) {
        it(`is ${isTried ? '' : 'not '}tried from ${what} with \`${policy}\``, async () => {
            const { enter, tried, bot, login } = await asked({ magicCode: policy });
            const { channelId = 'directline' } = given;
            bot.tokens.add('real', { code: RIGHT, channel: channelId });
            await bot.adapter.receive({ ...bot.reference(), channelId, from: { id: 'dl_ann' }, conversation: { id: here } } as unknown as Activity, async (context) => {
                await context.sendActivity({ attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content: { connectionName: 'aad' } }] });
            });
            await enter(RIGHT, given);
            assert.equal(tried().length, isTried ? 1 : 0);
            assert.ok(login);
        });
    }

    it('is nothing while the storage is down', async () => {
        const storage = new MemoryStorage();
        const { enter, tried } = await asked({ storage });
        const read = storage.read.bind(storage);
        storage.read = async (names) => { if (names[0]?.includes('/sign-in/')) throw new Error('down'); return read(names); };
        await assert.rejects(enter(RIGHT));
        assert.deepEqual(tried(), []);
    });

    it('is not in the storage', async () => {
        const memory: Record<string, string> = {};
        const { enter } = await asked({ storage: new MemoryStorage(memory) });
        await enter('654321');
        assert.doesNotMatch(JSON.stringify(memory), /654321|dl_ann|conversation-1/);
    });
});
