import assert from 'node:assert/strict';
import { MemoryTranscriptStore, type TurnContext } from 'botbuilder';
import { attack, attackOne, ATTACKS, gotThrough, held, type Attack, type SetUp } from '../../lib/testing';
import { echoBot, guardedBot, LOGIN } from './support/bots';

const named = (name: string) => ATTACKS.find((each) => each.name === name)!;
const own: Attack = {
    number: 100, name: 'mine', what: 'w', measure: 'impersonation', mend: 'm',
    run: async (bench) => ((await bench.chat().say('open sesame')).wire.some(({ activity }) => /open/.test(activity.text ?? '')) ? gotThrough('it opened') : held('it did not')),
};

describe('attack', () => {
    it('runs the attacks that are wanted, on a bot of its own each', async () => {
        let bots = 0;
        const counted: SetUp = () => { bots += 1; return async () => {}; };
        const { attacks } = await attack(counted, { only: ['the emulator', 'another bot'] });
        assert.deepEqual([attacks.map(({ name }) => name), bots], [['the emulator', 'another bot'], 2]);
    });

    for (const [what, bot] of [
        ['refuses everybody', guardedBot(() => ({ channel: { channels: ['msteams'] } }))],
        ['fails before it is reached', (({ adapter }) => { adapter.use(() => Promise.reject(new Error('down'))); return async () => {}; }) as SetUp],
        ['asks nobody to sign in', (() => async () => {}) as SetUp],
    ] as const) {
        it(`has nothing to say of a bot that ${what}`, async () => {
            const name = what.startsWith('asks') ? 'fifty codes, one after the other' : 'another user id in the middle of a conversation';
            assert.equal((await attackOne(named(name), bot, LOGIN)).verdict, 'unclear');
        });
    }

    it('has nothing to say when an attack cannot be carried out', async () => {
        const broken: Attack = { ...own, run: () => Promise.reject(new RangeError('of user dl_ann')) };
        const { verdict, because } = await attackOne(broken, echoBot);
        assert.deepEqual([verdict, because], ['unclear', 'the attack could not be carried out (RangeError)']);
    });

    it('runs an attack of the developer\'s own', async () => {
        assert.deepEqual([(await attackOne(own, echoBot)).because, (await attackOne(own, () => async () => {})).because], ['it opened', 'it did not']);
    });

    it('has an error handler answer, and looks at what that says', async () => {
        const bot: SetUp = ({ adapter }) => {
            adapter.onTurnError = async (context, error) => { await context.sendActivity(`The bot met an error: ${error.message}`); };
            return async (context: TurnContext) => { await context.sendActivity('hello'); };
        };
        assert.equal((await attackOne(named('a card number in an error'), bot)).verdict, 'got-through');
    });

    it('lets errors of the developer\'s own set-up out', async () => {
        await assert.rejects(attack(() => { throw new Error('no database'); }), { message: 'no database' });
    });

    for (const [bot, options, option] of [
        [null, {}, 'bot'], [{}, {}, 'bot'], [() => undefined, {}, 'bot'], [() => ({ run: 1 }), {}, 'bot'], [() => ({ logic: async () => {}, transcripts: {} }), {}, 'transcripts'],
        [() => ({ logic: async () => {}, events: {} }), {}, 'events'], [echoBot, { only: ['no such attack'] }, 'only'], [echoBot, { only: [] }, 'only'], [echoBot, { connection: 'aad' }, 'connection'],
        [echoBot, { connectionName: '' }, 'connectionName'], [echoBot, { channel: 'sms' }, 'channel'], [echoBot, { idle: 0 }, 'idle'], [echoBot, { absolute: 1 }, 'absolute'], [echoBot, { userId: 'dl_1' }, 'userId'],
        [echoBot, { stepUp: { say: 'pay', done: 'paid' } }, 'stepUp.done'], [echoBot, { stepUp: { done: /x/ } }, 'stepUp.say'],
    ] as const) {
        it(`names ${option} when it is wrong: ${JSON.stringify(options)}`, async () => {
            await assert.rejects(attack(bot as never, options as never), { name: 'OptionError', code: 'ERR_WARDEN_OPTION', option });
        });
    }

    it('takes middleware only for what it is', async () => {
        await assert.rejects(attack(({ adapter }) => { adapter.use({} as never); return async () => {}; }), { name: 'OptionError', option: 'middleware' });
    });

    it('takes any TranscriptStore', async () => {
        const { verdict } = await attackOne(named('an erasure that takes a neighbour with it'), () => ({ logic: async () => {}, transcripts: new MemoryTranscriptStore() }));
        assert.equal(verdict, 'unclear'); // nothing logs into it
    });
});
