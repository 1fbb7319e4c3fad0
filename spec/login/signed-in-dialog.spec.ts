import assert from 'node:assert/strict';
import { ConversationState, MemoryStorage, type Activity } from 'botbuilder';
import { DialogSet, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import type { SinonFakeTimers } from 'sinon';
import { LoginTimeoutMiddleware, type LoginTimeoutOptions } from '../../lib';
import { SignedInDialog } from '../../lib/dialogs';
import { TestBot } from '../helpers/bot';
import { frozen, MINUTE } from './support/signed-in';

/** Asks for whom and how much, for signed-in users only. */
class Transfer extends SignedInDialog {
    constructor() {
        super('transfer', { connectionName: 'aad', title: 'Sign in', text: 'Please sign in', endOnInvalidMessage: true });
        this.addDialog(new WaterfallDialog('steps', [
            async (step) => step.prompt('ask', `To whom, ${(step.options as { name?: string }).name}?`),
            async (step) => { (step.values as { to: string }).to = step.result as string; return step.prompt('ask', 'How much?'); },
            async (step) => step.endDialog(`${step.result} to ${(step.values as { to: string }).to}`),
        ]));
        this.addDialog(new TextPrompt('ask'));
        this.initialDialogId = 'steps';
    }
}

function transferBot(options: Partial<LoginTimeoutOptions> = {}) {
    const state = new ConversationState(new MemoryStorage());
    const dialogs = new DialogSet(state.createProperty('dialogs'));
    dialogs.add(new Transfer());
    const results: unknown[] = [];
    const login = new LoginTimeoutMiddleware({ storage: new MemoryStorage(), connectionNames: ['aad'], notice: () => 'over', ...options });
    const bot = new TestBot([login], async (context) => {
        const dialog = await dialogs.createContext(context);
        const { status, result } = context.activity.text === 'transfer' ? await dialog.beginDialog('transfer', { name: 'Ann' }) : await dialog.continueDialog();
        if (status === 'complete') results.push(result);
        await state.saveChanges(context);
    });
    const say = async (text: string) => (await bot.take(text)).map(({ text: said, attachments }) => said ?? attachments?.[0]?.contentType.split('.').at(-1));
    const finish = async () => {
        bot.adapter.addUserToken('aad', 'test', 'user1', 'real');
        return (await bot.take({ type: 'event', name: 'tokens/response', value: { connectionName: 'aad' } } as Partial<Activity>)).map(({ text }) => text);
    };
    return { bot, say, finish, results, login };
}

describe('SignedInDialog', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    it('begins with a sign-in, and with its options', async () => {
        const { say, finish, results } = transferBot();
        assert.deepEqual([await say('transfer'), await finish(), await say('Bob'), await say('10')], [['oauth'], ['To whom, Ann?'], ['How much?'], []]);
        assert.deepEqual(results, ['10 to Bob']);
    });

    it('does not ask who is signed in', async () => {
        const { say, finish } = transferBot();
        await say('transfer');
        await finish();
        await say('Bob');
        await say('10');
        assert.deepEqual(await say('transfer'), ['To whom, Ann?']);
    });

    it('goes on where it stopped when the login ended meanwhile: the open prompt asks again', async () => {
        const { say, finish, results } = transferBot();
        await say('transfer');
        await finish();
        await say('Bob');
        clock.tick(15 * MINUTE);
        assert.deepEqual(await say('10'), ['over', 'oauth']);
        assert.deepEqual([results, await finish()], [[], ['How much?']]);
        await say('20');
        assert.deepEqual(results, ['20 to Bob']);
    });

    it('goes on after every end', async () => {
        const { say, finish, results } = transferBot();
        await say('transfer');
        await finish();
        for (let times = 0; times < 3; times++) {
            clock.tick(15 * MINUTE);
            assert.deepEqual([await say('Bob'), await finish()], [['over', 'oauth'], ['To whom, Ann?']]);
        }
        await say('Bob');
        await say('10');
        assert.deepEqual(results, ['10 to Bob']);
    });

    for (const [what, end, expected] of [
        ['declined', async (say: (text: string) => unknown) => say('no'), { status: 'declined' }],
        ['timed out', async (say: (text: string) => unknown, wait: () => void) => { wait(); await say('back'); }, { status: 'timedOut' }],
    ] as const) {
        it(`ends when the sign-in is ${what}, at its begin and in between`, async () => {
            const { say, finish, results } = transferBot();
            const wait = () => { clock.tick(10 * MINUTE + 1); };
            await say('transfer');
            await end(say, wait);
            assert.deepEqual(results, [expected]);
            await say('transfer');
            await finish();
            clock.tick(15 * MINUTE);
            await say('Bob');
            await end(say, wait);
            assert.deepEqual(results, [expected, expected]);
            assert.deepEqual(await say('transfer'), ['oauth']);
        });
    }

    it('asks again at the next message when an administrator has signed the user out', async () => {
        const { say, finish, login, results } = transferBot();
        await say('transfer');
        await finish();
        await login.revoke({ channelId: 'test', userId: 'user1' });
        assert.deepEqual([await say('Bob'), results], [['oauth'], []]);
    });

    it('is not disturbed by what is no message', async () => {
        const { bot, say, finish } = transferBot();
        await say('transfer');
        await finish();
        clock.tick(15 * MINUTE);
        assert.deepEqual((await bot.take({ type: 'event', name: 'page-opened' })).map(({ text }) => text), ['over']);
        assert.deepEqual(await say('Bob'), ['oauth']);
    });
});
