import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import sinon from 'sinon';
import { SecureChannelMiddleware, type SecureChannelOptions } from '../../lib';
import { recorded, TestBot } from '../helpers/bot';
import { CloudBot } from '../login/support/cloud-bot';

const REFUSED = 'Sorry, I cannot take this message.';
const serviceUrl = 'https://directline.botframework.com/';
const image = (contentUrl: string) => ({ contentType: 'image/png', contentUrl });
const nested = JSON.parse(`{"a":${'['.repeat(40_000)}${']'.repeat(40_000)}}`) as object;

/** A bot on the SDK's CloudAdapter that answers everything it sees; turns are of Azure's Direct Line when nothing else is said. */
function secured(options: SecureChannelOptions = {}) {
    const gate = new SecureChannelMiddleware(options);
    const bot = new CloudBot([gate], async (context) => {
        if (context.activity.type === 'message') await context.sendActivity('hello');
        if (context.activity.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
    });
    const events = recorded(gate.events);
    const take = (given: Partial<Activity> = {}) => bot.take({ serviceUrl, ...given });
    const reasons = () => events.flatMap((event) => (event.type === 'channel-refused' ? [event.reason] : [event.type]));
    return { bot, events, take, reasons };
}

describe('SecureChannelMiddleware', () => {
    afterEach(() => sinon.restore());

    it('lets a turn of a channel pass as it is', async () => {
        const { bot, take, events } = secured();
        const attachments = [image('https://example.com/a.png')];
        assert.deepEqual((await take({ text: 'hi', attachments })).sent.map(({ text }) => text), ['hello']);
        assert.equal((await take({ type: 'invoke', name: 'x' })).status, 200);
        assert.deepEqual([bot.seen[0]?.attachments, bot.seen.length, events], [attachments, 2, []]);
    });

    for (const [reason, given, options, isAnswered] of [
        ['service-url', { serviceUrl: 'https://evil.example/' }, {}, false],
        ['service-url', { serviceUrl: 'http://directline.botframework.com/' }, {}, false],
        ['channel-host', { channelId: 'msteams' }, {}, false],
        ['emulator', { channelId: 'emulator' }, {}, false],
        ['channel', {}, { channels: ['msteams'] }, true],
        ['tenant', {}, { tenants: ['contoso'] }, true],
        ['too-deep', { value: nested }, {}, true],
        ['too-large', { text: 'x'.repeat(2_000_000) }, {}, true],
        ['too-large', { text: 'x'.repeat(400) }, { limits: { characters: 400 } }, true],
        ['too-many-attachments', { attachments: Array.from({ length: 21 }, () => image('https://example.com')) }, {}, true],
        ['prototype-key', { value: JSON.parse('{"__proto__":{}}') as object }, {}, true],
        ['attachment-url', { attachments: [image('https://169.254.169.254/metadata')] }, {}, true],
    ] as [string, Partial<Activity>, SecureChannelOptions, boolean][]) {
        it(`refuses a message as ${reason}, ${isAnswered ? 'and says so' : 'and sends nothing to where it names'}`, async () => {
            const { bot, take, reasons } = secured(options);
            const { sent } = await take(given);
            assert.deepEqual([sent.map(({ text }) => text), reasons(), bot.seen.length], [isAnswered ? [REFUSED] : [], [reason], 0]);
        });

        it(`refuses an invoke as ${reason} with 403, and sends nothing`, async () => {
            const { bot, take, reasons } = secured(options);
            const { sent, status } = await take({ type: 'invoke', name: 'x', ...given });
            assert.deepEqual([sent, status, reasons(), bot.seen.length], [[], 403, [reason], 0]);
        });
    }

    it('lets the bot start turns itself, as many as it likes', async () => {
        const { bot, reasons } = secured({ rates: { overall: { turns: 1, per: 60_000 } }, channels: ['msteams'], serviceUrls: ['https://channel.example'] });
        for (let turn = 0; turn < 3; turn += 1) await bot.proactive();
        assert.deepEqual([bot.seen.map(({ name }) => name), reasons()], [Array(3).fill('ContinueConversation'), []]);
    });

    it('does not let it start one to where a stored reference should not lead', async () => {
        const { bot, reasons } = secured();
        await bot.proactive(); // https://channel.example
        assert.deepEqual([bot.seen.length, bot.sent, reasons()], [0, [], ['service-url']]);
    });

    it('answers a flood once in ten seconds', async () => {
        const clock = sinon.useFakeTimers({ toFake: ['performance'] });
        const { bot, take, reasons } = secured();
        for (let turn = 0; turn < 50; turn += 1) await take();
        assert.deepEqual([bot.seen.length, bot.sent.filter(({ text }) => text === REFUSED).length, reasons().length], [20, 1, 30]);
        clock.tick(10_000);
        for (let turn = 0; turn < 21; turn += 1) await take();
        assert.deepEqual([bot.seen.length, bot.sent.filter(({ text }) => text === REFUSED).length], [40, 2]);
        clock.restore();
    });

    it('takes the turn of another user during a flood', async () => {
        const { bot, take } = secured();
        for (let turn = 0; turn < 30; turn += 1) await take();
        await take({ from: { id: 'dl_bob', name: 'Bob' } as Activity['from'] });
        assert.equal(bot.seen.at(-1)?.from?.id, 'dl_bob');
    });

    it('refuses when a limiter cannot tell', async () => {
        const { bot, take, reasons } = secured({ rates: { user: { consume: async () => Promise.reject(new Error('ECONNREFUSED 10.0.0.7')) } } });
        assert.deepEqual([(await take()).sent.map(({ text }) => text), reasons(), bot.seen.length], [[REFUSED], ['store-unavailable'], 0]);
    });

    it('takes bad attachments out when that is wanted, and leaves the list that came as it was', async () => {
        const { bot, take, events } = secured({ attachments: 'remove' });
        const [good, bad] = [image('https://example.com/a.png'), image('http://localhost/a.png')];
        const attachments = [good, bad];
        await take({ attachments });
        assert.deepEqual([bot.seen[0]?.attachments, attachments], [[good], [good, bad]]);
        assert.deepEqual(events.map(({ type }) => type), ['attachments-removed']);
    });

    it('lets all attachments pass when that is wanted', async () => {
        const { bot, take } = secured({ attachments: 'allow' });
        await take({ attachments: [image('http://localhost/a.png')] });
        assert.equal(bot.seen[0]?.attachments?.length, 1);
    });

    it('refuses a test adapter, and says once what to do in a unit test', async () => {
        const warning = sinon.stub(process, 'emitWarning');
        const bot = new TestBot([new SecureChannelMiddleware()]);
        assert.deepEqual([await bot.say('hi'), await bot.say('hi'), bot.seen.length], [[], [], 0]);
        assert.equal(warning.callCount, 1);
        assert.match(String(warning.firstCall.args[0]), /development: true/);
    });

    it('takes a test adapter in development', async () => {
        assert.deepEqual(await new TestBot([new SecureChannelMiddleware({ development: true })]).say('hi'), ['echo: hi']);
    });

    it('does not go by NODE_ENV', async () => {
        sinon.stub(process, 'emitWarning');
        for (const NODE_ENV of ['development', 'test', '']) {
            sinon.stub(process, 'env').value({ ...process.env, NODE_ENV });
            assert.deepEqual(await new TestBot([new SecureChannelMiddleware()]).say('hi'), []);
        }
    });

    it('reports no text, no address and no id', async () => {
        const { take, events } = secured();
        await take({ text: 'my secret', serviceUrl: 'https://evil.example/secret' });
        assert.doesNotMatch(JSON.stringify(events), /secret|evil|dl_ann/);
    });

    for (const [given, option] of [
        [null, 'options'], [{ development: 'true' }, 'development'], [{ development: 1 }, 'development'], [{ channels: [] }, 'channels'],
        [{ channels: 'msteams' }, 'channels'], [{ attachments: 'drop' }, 'attachments'], [{ attachments: null }, 'attachments'], [{ skillCallers: [''] }, 'skillCallers'],
        [{ skillCallers: 'x' }, 'skillCallers'], [{ serviceUrl: [] }, 'serviceUrl'], [{ refusal: '' }, 'refusal'], [{ rates: true }, 'rates'], [{ limits: 1 }, 'limits'],
    ] as const) {
        it(`names ${option} when it is wrong: ${JSON.stringify(given)}`, () => {
            assert.throws(() => new SecureChannelMiddleware(given as never), { name: 'OptionError', option });
        });
    }

    it('takes no skill callers for none', () => assert.ok(new SecureChannelMiddleware({ skillCallers: [] })));
});
