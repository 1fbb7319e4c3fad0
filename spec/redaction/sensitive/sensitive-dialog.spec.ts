import assert from 'node:assert/strict';
import { ConversationState, MemoryStorage, NullTelemetryClient, type Activity, type TurnContext } from 'botbuilder';
import { DialogSet, NumberPrompt, TextPrompt, WaterfallDialog, type DialogContext, type PromptOptions } from 'botbuilder-dialogs';
import { BotWarden, KeyRing, type BotWardenOptions } from '../../../lib';
import { sensitive } from '../../../lib/dialogs';
import { TestBot } from '../../helpers/bot';
import { failing } from '../../helpers/failing';

const keys = KeyRing.generate();

/** A bot that asks for a name, for a password of eight characters, and for another name. */
function askingBot(options: Partial<BotWardenOptions> = {}) {
    const warden = new BotWarden({ keys, storage: new MemoryStorage(), development: true, impersonation: false, ...options });
    const state = new ConversationState(new MemoryStorage());
    const dialogs = new DialogSet(state.createProperty('dialogs'));
    const answers: unknown[] = [];
    const ask = (prompt: string) => ({ prompt: `${prompt}?`, retryPrompt: `${prompt}, please.` }) as PromptOptions;
    dialogs.add(new TextPrompt('name'));
    dialogs.add(sensitive(new TextPrompt('password', async ({ recognized }) => (recognized.value?.length ?? 0) >= 8)));
    dialogs.add(new WaterfallDialog('log in', [
        (step) => step.prompt('name', ask('Name')),
        (step) => (answers.push(step.result), step.prompt('password', ask('Password'))),
        (step) => (answers.push(step.result), step.prompt('name', ask('Pet'))),
        (step) => (answers.push(step.result), step.endDialog()),
    ]));
    const run = async (context: TurnContext, act: (dc: DialogContext) => Promise<unknown>) => {
        await act(await dialogs.createContext(context));
        await state.saveChanges(context);
    };
    const bot = new TestBot([warden], (context) =>
        run(context, async (dc) => {
            switch (context.activity.text) {
                case 'log in': return dc.beginDialog('log in');
                case 'again': return dc.repromptDialog();
                case 'stop': return dc.cancelAllDialogs();
                default: return dc.continueDialog();
            }
        }),
    );
    const kept = async () => ((await warden.transcripts!.getTranscriptActivities('test', 'Convo1')).items as Activity[]).map(({ text }) => text);
    return { warden, bot, answers, kept };
}

describe('sensitive', () => {
    it('hides the answers to one prompt, and passes them on to the bot', async () => {
        const { bot, answers, kept } = askingBot();
        for (const text of ['log in', 'Ann', 'correct horse', 'Rex']) await bot.say(text);
        assert.deepEqual(answers, ['Ann', 'correct horse', 'Rex']);
        assert.deepEqual(await kept(), ['log in', 'Name?', 'Ann', 'Password?', '[SENSITIVE]', 'Pet?', 'Rex']);
    });

    it('hides an answer that is asked for again, and the next one', async () => {
        const { bot, answers, kept } = askingBot();
        for (const text of ['log in', 'Ann', 'horse', 'again', 'correct horse', 'Rex']) await bot.say(text);
        assert.deepEqual(answers.slice(0, 2), ['Ann', 'correct horse']);
        assert.deepEqual((await kept()).slice(4), ['[SENSITIVE]', 'Password, please.', '[SENSITIVE]', 'Password?', '[SENSITIVE]', 'Pet?', 'Rex']);
    });

    it('hides an edited answer after the dialog went on', async () => {
        const { bot, warden } = askingBot();
        for (const text of ['log in', 'Ann']) await bot.say(text);
        await bot.take({ type: 'message', id: 'a1', text: 'correct horse' });
        await bot.take({ type: 'messageUpdate', id: 'a1', text: 'correct horses' });
        await bot.say('Rex');
        const { items } = await warden.transcripts!.getTranscriptActivities('test', 'Convo1');
        assert.doesNotMatch(JSON.stringify(items), /correct/);
        assert.match(JSON.stringify(items), /Rex/);
    });

    it('expects no answer any more once it is given up', async () => {
        const { bot, kept } = askingBot();
        for (const text of ['log in', 'Ann', 'stop', 'hello']) await bot.say(text);
        assert.deepEqual((await kept()).slice(3), ['Password?', '[SENSITIVE]', 'hello']);
    });

    it('does not ask when the answer could not be hidden', async () => {
        const storage = failing(new MemoryStorage(), 'write');
        const { bot } = askingBot({ storage });
        await bot.say('log in');
        await assert.rejects(bot.say('Ann'));
        assert.deepEqual(bot.adapter.activeQueue, []);
    });

    it('needs the middleware', async () => {
        const { bot } = askingBot({ redaction: false });
        await bot.say('log in');
        await assert.rejects(bot.say('Ann'), (error: { code?: string; error?: { code?: string } }) => (error.error ?? error).code === 'ERR_WARDEN_SENSITIVE');
    });

    it('is the same dialog to others', () => {
        const prompt = new NumberPrompt('pin');
        const wrapped = sensitive(prompt);
        const client = new NullTelemetryClient();
        wrapped.telemetryClient = client;
        assert.deepEqual([wrapped.id, wrapped.getVersion(), prompt.telemetryClient === client, wrapped.telemetryClient === client], ['pin', prompt.getVersion(), true, true]);
    });

    for (const given of [undefined, null, 'pin', {}, { beginDialog: () => undefined }]) {
        it(`does not take ${JSON.stringify(given) ?? 'nothing'} for a dialog`, () => assert.throws(() => sensitive(given as never), { name: 'OptionError', option: 'dialog' }));
    }
});
