import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import sinon from 'sinon';
import { KeyRing } from 'bot-warden';
import { from, TestBot } from '../helpers/bot';
import { blocksIn, type Block } from './support/markdown';
import { scripts } from './support/run';

const CARD = '4111 1111 1111 1111';
const REFUSAL = 'Sorry, I cannot take this message.';
/** What the README says to add in unit tests. */
const inDevelopment = (block: Block): Block => ({ ...block, code: block.code.replace('storage,', 'storage, development: true,') });

/** The blocks that register bot-warden in a bot, as the guides show it first. */
const starts = ['README.md', 'docs/add-it-to-your-bot.md'].flatMap((file) => blocksIn(file)).filter(({ code }) => /^adapter\.use\(warden\)/m.test(code));

describe('the quick start', function () {
    this.timeout(60_000);
    const variables = process.env;

    beforeEach(() => {
        process.env = { ...variables, BOT_WARDEN_KEYS: KeyRing.generate().export() };
    });
    afterEach(() => {
        process.env = variables;
    });

    async function started(block: Block): Promise<TestBot> {
        const bot = new TestBot([]);
        await scripts([block])[0]!({ adapter: bot.adapter, storage: new MemoryStorage() });
        return bot;
    }

    it('is in the README and, in both languages, in the guide', () => {
        assert.deepEqual(starts.map(({ file, language }) => [file, language]), [['README.md', 'ts'], ['docs/add-it-to-your-bot.md', 'ts'], ['docs/add-it-to-your-bot.md', 'js']]);
    });

    for (const block of starts) {
        it(`does what is said of it: ${block.file}:${block.line}`, async () => {
            const bot = await started(inDevelopment(block));
            assert.deepEqual(await bot.say(`my card is ${CARD}`), ['echo: my card is [CREDIT_CARD]']);
            assert.deepEqual(await bot.say(from('mallory', 'hello')), [REFUSAL]);
            assert.match((await bot.say('forget me')).join(), /erased/);
            assert.deepEqual(bot.seen.map(({ text }) => text), ['my card is [CREDIT_CARD]']);
        });
    }

    it('lets nobody in whom Bot Framework has not authenticated, without `development`', async () => {
        const warning = sinon.stub(process, 'emitWarning');
        try {
            const bot = await started(starts[0]!);
            await bot.say('hello');
            assert.deepEqual(bot.seen, []);
            assert.match(String(warning.firstCall?.args[0]), /development: true/);
        } finally {
            warning.restore();
        }
    });
});
