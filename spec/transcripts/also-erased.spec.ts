import assert from 'node:assert/strict';
import { ConversationState, MemoryStorage, PrivateConversationState, TestAdapter, TurnContext, UserState } from 'botbuilder';
import { botState } from '../../lib';

const TALK = { channelId: 'directline', conversationId: 'talk', userIds: ['ann', 'bob'], reason: 'request' } as const;

/** State that the SDK has saved, under the names that it gives. */
async function saved() {
    const memory: Record<string, string | undefined> = {};
    const storage = new MemoryStorage(memory as Record<string, string>); // it leaves `undefined` under the names of what it deletes
    for (const [user, conversation] of [['ann', 'talk'], ['bob', 'talk'], ['cid', 'talk 2']] as const) {
        const activity = { type: 'message', channelId: 'directline', conversation: { id: conversation }, from: { id: user } };
        const context = new TurnContext(new TestAdapter(async () => {}), activity as never);
        for (const state of [new ConversationState(storage), new PrivateConversationState(storage), new UserState(storage)]) {
            await state.createProperty('secret').set(context, 'secret');
            await state.saveChanges(context);
        }
    }
    return { memory, storage, names: () => Object.keys(memory).filter((name) => memory[name] !== undefined).toSorted() };
}

describe('botState', () => {
    it("erases the SDK's state of a conversation, its users' private one too, and no other's", async () => {
        const { storage, names } = await saved();
        await botState(storage).conversation?.(TALK);
        assert.deepEqual(names(), [
            'directline/conversations/talk 2/', 'directline/conversations/talk 2/users/cid/', 'directline/users/ann/', 'directline/users/bob/', 'directline/users/cid/',
        ]);
    });

    it("erases a user's state", async () => {
        const { storage, names } = await saved();
        await botState(storage).user?.({ channelId: 'directline', userId: 'ann' });
        assert.deepEqual(names().filter((name) => !name.includes('conversations')), ['directline/users/bob/', 'directline/users/cid/']);
    });

    it('bears being called again', async () => {
        const { storage, names } = await saved();
        for (let time = 0; time < 2; time++) await botState(storage).conversation?.(TALK);
        assert.equal(names().length, 5);
    });

    for (const storage of [undefined, {}, 'redis']) {
        it(`needs a Storage, not ${JSON.stringify(storage)}`, () => assert.throws(() => botState(storage as never), { name: 'OptionError', option: 'storage' }));
    }
});
