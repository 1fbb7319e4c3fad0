import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { BotWarden, KeyRing, MemoryProvider } from '../../lib';
import { forgetAll, onForget } from '../../lib/turn/forget';
import { from, recorded, TestBot } from '../helpers/bot';
import { failing } from '../helpers/failing';

const turn = () => ({ turnState: new Map<unknown, unknown>() });

describe('forgetAll', () => {
    it('calls everybody who has something to forget, in that turn alone', async () => {
        const [one, other] = [turn(), turn()];
        const called: string[] = [];
        onForget(one, async () => void called.push('a'));
        onForget(one, async () => void called.push('b'));
        onForget(other, async () => void called.push('c'));
        await forgetAll(one);
        assert.deepEqual(called, ['a', 'b']);
    });

    it('has nothing to do when nobody keeps anything', async () => assert.equal(await forgetAll(turn()), undefined));

    it('rejects when some of it stays, and calls the others all the same', async () => {
        const one = turn();
        let called = 0;
        onForget(one, () => Promise.reject(new Error('down')));
        onForget(one, async () => (called += 1));
        await assert.rejects(forgetAll(one), { message: 'down' });
        assert.equal(called, 1);
    });
});

describe('a user who wants to be forgotten', () => {
    const VISA = '4111 1111 1111 1111';
    const keys = KeyRing.generate();

    function bots() {
        const memory: Record<string, string> = {};
        const provider = failing(new MemoryProvider(), 'get');
        provider.down = false;
        const storage = failing(new MemoryStorage(memory), 'delete');
        storage.down = false;
        const warden = new BotWarden({ keys, storage, development: true, impersonation: false, redaction: { replace: 'vault' }, transcripts: { provider } });
        const tokens: string[] = [];
        const revealed: unknown[] = [];
        const bot = new TestBot([warden], async (context) => {
            if (context.activity.text === 'pay') for (const token of tokens) revealed.push(await warden.vault.reveal(context as never, token, { purpose: 'pay' }));
            else tokens.push(context.activity.text);
        });
        const kept = () => Object.entries(memory).flatMap(([name, value]) => (value === undefined ? [] : [name.split('/')[1]]));
        return { bot, provider, storage, revealed, kept, events: recorded(warden.events) };
    }

    it('leaves neither values nor parts of them', async () => {
        const { bot, kept, revealed } = bots();
        for (const text of [VISA, 'my card is 4111']) await bot.say(text);
        assert.deepEqual(new Set(kept()), new Set(['parts', 'vault']));
        await bot.say('forget me');
        assert.deepEqual(kept(), []);
        await bot.say('pay');
        assert.deepEqual(revealed, [undefined, undefined]);
    });

    it('does so in no other conversation', async () => {
        const { bot, kept } = bots();
        for (const conversation of ['Convo1', 'Convo2']) await bot.take(from('ann', VISA, conversation));
        await bot.take(from('ann', 'forget me', 'Convo1'));
        assert.deepEqual(kept(), ['vault']);
    });

    it('does so when the transcripts cannot be erased now, and is not told that all is well', async () => {
        const { bot, provider, kept, events } = bots();
        for (const text of [VISA, 'my card is 4111']) await bot.say(text);
        provider.down = true;
        assert.deepEqual(await bot.say('forget me'), ['Sorry, I cannot take this message.']);
        assert.deepEqual(kept(), []);
        assert.equal(events.at(-1)?.type, 'store-unavailable');
    });

    it('is not told that all is well when the values stay', async () => {
        const { bot, storage } = bots();
        await bot.say(VISA);
        storage.down = true;
        assert.deepEqual(await bot.say('forget me'), ['Sorry, I cannot take this message.']);
        storage.down = false;
        assert.match((await bot.say('forget me'))[0]!, /erased/);
    });
});
