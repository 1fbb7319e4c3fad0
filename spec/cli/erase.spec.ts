import assert from 'node:assert/strict';
import { verifyReceipt, type ErasureReceipt } from '../../lib';
import { cli, folder, memory, message } from './support/cli';

describe('bot-warden erase', () => {
    const files = folder();

    async function talks() {
        const bot = memory(files);
        for (const [text, talk, user] of [['one', 'a', 'ann'], ['two', 'b', 'ann'], ['three', 'c', 'bob']] as const) {
            await bot.transcripts.logActivity(message(text, talk, { from: { id: user, role: 'user' } }));
        }
        return bot;
    }

    for (const [what, typed, left] of [
        ['a conversation', ['--channel', 'emulator', '--conversation', 'b'], ['one', undefined, 'three']],
        ['all of a user', ['--channel', 'emulator', '--user', 'ann'], [undefined, undefined, 'three']],
        ['nothing of another channel', ['--channel', 'directline', '--user', 'ann'], ['one', 'two', 'three']],
    ] as const) {
        it(`erases ${what}`, async () => {
            const { config, texts, keys } = await talks();
            const { code, out } = await cli(['erase', ...typed, '--config', config, '--json']);
            const receipt = JSON.parse(out) as ErasureReceipt;
            assert.deepEqual([code, receipt.verified, verifyReceipt(receipt, keys)], [0, true, true]);
            assert.equal(receipt.total, left.filter((text) => !text).length);
            assert.deepEqual([(await texts('a'))[0], (await texts('b'))[0], (await texts('c'))[0]], left);
        });
    }

    it('erases what is due', async () => {
        const { transcripts, config, texts } = await talks();
        await transcripts.expireAfter(message('', 'a'), 1);
        while ((await texts('a')).length > 0); // it is hidden when it is due
        const { code, out } = await cli(['erase', '--due', '--config', config]);
        assert.equal(code, 0);
        assert.match(out, /^ {2}conversations {2}1$/m);
        assert.deepEqual(await texts('c'), ['three']);
    });

    it('prints a receipt that people can read', async () => {
        const { config } = await talks();
        const { out, err } = await cli(['erase', '--channel', 'emulator', '--conversation', 'b', '--config', config]);
        assert.equal(err, '');
        for (const line of [/erased +\d{4}-.+Z \(request\)/, /conversations +1/, /records +1/, /verified +yes/, /transcripts +purged/, /elsewhere +the channel keeps/]) assert.match(out, line);
        assert.doesNotMatch(out, /failed|undefined|unknown/);
    });

    it('says when there was nothing', async () => {
        const { config } = await talks();
        const { code, err } = await cli(['erase', '--channel', 'emulator', '--conversation', 'typo', '--config', config]);
        assert.deepEqual([code, err], [0, 'bot-warden: nothing was kept under this id and these keys\n']);
    });

    it('ends with 1 when a hold keeps it', async () => {
        const { transcripts, config, texts } = await talks();
        await transcripts.hold(message('', 'a'), { reason: 'court', until: Date.now() + 60_000 });
        const { code, out, err } = await cli(['erase', '--channel', 'emulator', '--conversation', 'a', '--config', config]);
        assert.equal(code, 1);
        assert.match(out, /verified +NO/);
        assert.match(out, /transcripts +pending \(legal hold until /);
        assert.match(err, /not everything is erased/);
        assert.deepEqual(await texts('a'), ['one']);
    });

    it('ends with 1 when the store fails, and says nothing of what it said', async () => {
        const { provider, config } = await talks();
        provider.list = () => Promise.reject(new Error('secret at host'));
        const { code, out, err } = await cli(['erase', '--channel', 'emulator', '--user', 'ann', '--config', config]);
        assert.deepEqual([code, err], [1, 'bot-warden: not everything is erased; see what the receipt says\n']);
        assert.match(out, /verified +NO/);
        assert.doesNotMatch(out, /secret/);
    });
});
