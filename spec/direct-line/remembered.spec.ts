import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { rememberedSubject, rememberSubject } from '../../lib/direct-line/remembered';
import { KeyRing } from '../../lib/storage/key-ring';

const NOW = 1_700_000_000_000;
const SEALED = { code: 'ERR_WARDEN_SEALED' };
const content = { conversationId: 'the-conversation', subject: 'anna@shop.example', until: NOW + 1_000 };

describe('what is remembered of a user id', () => {
    let clock: SinonFakeTimers;
    let memory: Record<string, string>;
    let storage: MemoryStorage;
    const keys = KeyRing.generate();
    beforeEach(() => {
        clock = useFakeTimers({ now: NOW, toFake: ['Date'] });
        storage = new MemoryStorage((memory = {}));
    });
    afterEach(() => clock.restore());

    for (const [title, given, expected] of [
        ['conversation and subject', content, { conversationId: 'the-conversation', subject: 'anna@shop.example' }],
        ['that nobody was signed in', { conversationId: 'the-conversation', until: NOW + 1_000 }, { conversationId: 'the-conversation' }],
    ] as const) {
        it(`is ${title}`, async () => {
            await rememberSubject(storage, keys, 'dl_of-anna', given);
            assert.deepEqual(await rememberedSubject(storage, keys, 'dl_of-anna'), expected);
        });
    }

    it('is nothing for an id that nobody minted', async () => {
        await rememberSubject(storage, keys, 'dl_of-anna', content);
        for (const id of ['dl_of-bert', '', '__proto__', 'a'.repeat(10_000)]) assert.equal(await rememberedSubject(storage, keys, id), undefined);
    });

    it('is nothing once its time is up', async () => {
        await rememberSubject(storage, keys, 'dl_of-anna', content);
        clock.setSystemTime(NOW + 999);
        assert.ok(await rememberedSubject(storage, keys, 'dl_of-anna'));
        clock.setSystemTime(NOW + 1_000);
        assert.equal(await rememberedSubject(storage, keys, 'dl_of-anna'), undefined);
    });

    it('is not to be seen in the storage', async () => {
        await rememberSubject(storage, keys, 'dl_of-anna', content);
        assert.doesNotMatch(JSON.stringify(memory), /anna@|the-conversation|dl_of/);
    });

    it('does not open when it was altered, moved to another id, or is of another ring', async () => {
        await rememberSubject(storage, keys, 'dl_of-anna', content);
        await rememberSubject(storage, keys, 'dl_of-bert', { ...content, subject: 'bert' });
        const [first, second] = Object.keys(memory) as [string, string];
        const { sealed } = JSON.parse(memory[first] ?? '') as { sealed: string };
        for (const record of [{ sealed: `${sealed.slice(0, -8)}AAAAAAA=` }, { sealed: '' }, { sealed: 7 }, {}, { subject: 'bert' }]) {
            memory[first] = JSON.stringify({ ...record, eTag: '1' });
            await assert.rejects(rememberedSubject(storage, keys, 'dl_of-anna'), SEALED);
        }
        memory[first] = memory[second] as string;
        await assert.rejects(rememberedSubject(storage, keys, 'dl_of-anna'), SEALED);
        assert.equal(await rememberedSubject(storage, KeyRing.generate(), 'dl_of-bert'), undefined);
    });
});
