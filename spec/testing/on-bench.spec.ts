import assert from 'node:assert/strict';
import { directLine, onBench, signedIn, teamsUser, webChat, type SetUp, type TestBench } from '../../lib/testing';
import { loginIn } from '../../lib/login/texts';
import { LOGIN, echoBot, guardedBot } from './support/bots';

/** What a developer does with the bench, and what the bench has of it. */
const STORIES: readonly (readonly [title: string, story: (bench: TestBench) => Promise<unknown>, expected: unknown])[] = [
    ['a user who is answered', async (bench) => (await bench.chat().say('hi')).said, ['echo: hi']],
    ['two users of one conversation', async (bench) => {
        const ann = bench.chat();
        return [(await ann.say('hi')).said, (await ann.as(bench.person()).say('me too')).said];
    }, [['echo: hi'], ['Sorry, I cannot take this message.']]],
    ['a user in two conversations', async (bench) => {
        const ann = bench.chat();
        return [(await ann.say('hi')).said, (await ann.in(directLine()).say('hi')).said];
    }, [['echo: hi'], ['echo: hi']]],
    ['a group, in which several speak', async (bench) => {
        const group = bench.onTeams({ group: true });
        return [(await group.say('hi')).said, (await group.as(teamsUser()).say('me too')).said];
    }, [['echo: hi'], ['echo: me too']]],
    ['channels', async (bench) => [bench.chat(webChat()), bench.onTeams(), bench.chat()].map(({ place }) => place.channelId), ['webchat', 'msteams', 'directline']],
    ['a value that does not reach the bot', async (bench) => (await bench.chat().say('my card is 4111 1111 1111 1111')).seen?.text, 'my card is [CREDIT_CARD]'],
    ['a clock', async (bench) => {
        const before = Date.now();
        bench.clock.advance(3_600_000);
        return Date.now() - before;
    }, 3_600_000],
    ['a login that ends when its time is up', async (bench) => {
        const { chat, token } = await signedIn(bench);
        const isThere = (await chat.token()) === token;
        bench.clock.advance(15 * 60_000);
        return [isThere, (await chat.say('hi')).said, await chat.token()];
    }, [true, [loginIn('en').ended.idle, 'echo: hi'], undefined]],
    ['a process that starts anew', async (bench) => {
        const ann = bench.chat();
        await ann.say('hi');
        await bench.restart();
        return [(await ann.as(bench.person()).say('hi')).said, bench.alarms];
    }, [['Sorry, I cannot take this message.'], ['speaker-bound', 'impersonation']]],
    ['a turn of the bot\'s own', async (bench) => (await bench.chat().proactive(async (context) => { await context.sendActivity('news'); })).said, ['news']],
    ['an error of the bot\'s', async (bench) => (await bench.chat().say('hi', { logic: () => Promise.reject(new Error('mine')) })).error, new Error('mine')],
];

describe('onBench', () => {
    for (const [title, story, expected] of STORIES) {
        it(`has ${title}`, async () => assert.deepEqual(await onBench(guardedBot(() => ({ education: false })), story, LOGIN), expected));
    }

    it('gives time back, also after an error', async () => {
        const real = Date;
        await assert.rejects(onBench(echoBot, async (bench) => { bench.clock.advance(1); return Promise.reject(new Error('x')); }), { message: 'x' });
        assert.equal(Date, real);
    });

    for (const [setUp, options, option] of [[5, {}, 'bot'], [echoBot, { chanel: 'webchat' }, 'chanel'], [echoBot, { idle: 0 }, 'idle']] as const) {
        it(`names ${option} when it is wrong`, async () => assert.rejects(onBench(setUp as SetUp, async () => undefined, options as object), { name: 'OptionError', option }));
    }

    it('says why nobody can be signed in', async () => assert.rejects(onBench(echoBot, signedIn, LOGIN), /does not ask its user on directline to sign in/));
});
