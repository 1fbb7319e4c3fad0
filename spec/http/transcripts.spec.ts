import assert from 'node:assert/strict';
import { TranscriptLoggerMiddleware, type Middleware } from 'botbuilder';
import { KeyRing, SelfDestructingTranscripts } from '../../lib';
import { Client, startStack, type Stack } from '../helpers/stack';

describe('transcripts, over HTTP against a CloudAdapter', () => {
    let stack: Stack;
    afterEach(() => stack.close());
    const stored = async (client: Client) => (await stack.warden.transcripts!.getTranscriptActivities('directline', client.conversationId)).items.map(({ text }) => text as string).filter(Boolean);

    it('are erased on the user\'s word, and stay erased while another turn is still running', async () => {
        let release = () => {};
        const waiting = new Promise<void>((resolve) => (release = resolve));
        let entered = () => {};
        const running = new Promise<void>((resolve) => (entered = resolve));
        stack = await startStack({
            logic: async (context) => {
                if (context.activity.text !== 'slow') return;
                entered();
                await waiting;
                await context.sendActivity('a late answer');
            },
        });
        const client = await Client.open(stack);
        const slow = client.say('slow');
        await running;
        while ((await stored(client)).length === 0) await new Promise(setImmediate); // it waits for the bot's answer a little
        assert.deepEqual(await stored(client), ['slow']);
        await client.say('forget me');
        release();
        await slow;
        assert.ok((await client.heard()).includes('a late answer'));
        assert.deepEqual(await stored(client), []);
    });

    it('stay erased though the SDK\'s own logger writes when the turn is over', async () => {
        const store = new SelfDestructingTranscripts({ keys: KeyRing.generate() });
        const written: Promise<void>[] = [];
        const logger = new TranscriptLoggerMiddleware({ logActivity: (activity) => written[written.push(store.logActivity(activity)) - 1]! });
        stack = await startStack({
            first: [logger as Middleware],
            warden: { transcripts: { store, forgetWords: ['something else'] } },
            logic: async (context) => {
                if (context.activity.text === 'forget me') await store.erase(context.activity);
                await context.sendActivity('done');
            },
        });
        const client = await Client.open(stack);
        await client.say('my secret');
        await Promise.all(written);
        assert.ok((await stored(client)).includes('my secret'));
        await client.say('forget me');
        await Promise.all(written);
        assert.deepEqual(await stored(client), []);
    });

    it('leave a neighbour with a similar id alone', async () => {
        stack = await startStack();
        const [one, two] = [await Client.open(stack), await Client.open(stack)];
        await one.say('first');
        await two.say('second');
        await stack.warden.transcripts!.deleteTranscript('directline', one.conversationId.slice(0, -1));
        await stack.warden.transcripts!.deleteTranscript('directline', two.conversationId);
        assert.deepEqual([await stored(one), await stored(two)], [['first', 'echo: first'], []]);
    });

    it('keep a reply with a large picture in it', async () => {
        const contentUrl = `data:image/png;base64,${'A'.repeat(150_000)}`;
        stack = await startStack({ logic: async (context) => void (await context.sendActivity({ type: 'message', text: 'look', attachments: [{ contentType: 'image/png', contentUrl }] })) });
        const client = await Client.open(stack);
        assert.equal((await client.say('hello')).status, 200);
        assert.ok((await stored(client)).includes('look'));
    });

    it('end with the conversation', async () => {
        stack = await startStack({ logic: async (context) => void (await context.sendActivity({ type: context.activity.text === 'bye' ? 'endOfConversation' : 'message', text: 'ok' })) });
        const client = await Client.open(stack);
        await client.say('hello');
        assert.equal((await stored(client)).includes('hello'), true);
        await client.say('bye');
        assert.deepEqual(await stored(client), []);
        assert.equal(stack.events.at(-1)?.type, 'transcript-erased');
    });
});
