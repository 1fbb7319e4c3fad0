import assert from 'node:assert/strict';
import { MemoryStorage, type Activity } from 'botbuilder';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { BotWarden, KeyRing, type BotWardenOptions } from '../../../lib';
import { RedactionMiddleware } from '../../../lib/redaction/redaction-middleware';
import { from, recorded, TestBot } from '../../helpers/bot';
import { failing } from '../../helpers/failing';

const keys = KeyRing.generate();
const PARTS = ['my card is 4111', '1111', '1111', '1111'];
const silent = () => Promise.resolve();

function warded(options: Partial<BotWardenOptions> = {}, logic: ConstructorParameters<typeof TestBot>[1] = silent) {
    const memory: Record<string, string> = {};
    const warden = new BotWarden({ keys, storage: new MemoryStorage(memory), development: true, impersonation: false, ...options });
    const bot = new TestBot([warden], logic);
    const kept = async (conversation = 'Convo1') =>
        (await warden.transcripts!.getTranscriptActivities('test', conversation)).items.map(({ text }: { text?: string }) => text);
    return { warden, bot, memory, kept, events: recorded(warden.events), seen: () => bot.seen.map(({ text }) => text) };
}

const redactor = () => new TestBot([new RedactionMiddleware()], silent);
const types = (events: readonly { type: string }[]) => events.map(({ type }) => type);

describe('a value that is typed over several messages', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] }); });
    afterEach(() => clock.restore());

    it('is not complete for the bot, and not kept in any part', async () => {
        const { bot, kept, seen, events } = warded();
        for (const text of [...PARTS, 'hello 1111']) await bot.say(text);
        assert.deepEqual(seen(), ['my card is 4111', '1111', '1111', '[CREDIT_CARD]', 'hello 1111']);
        assert.deepEqual(await kept(), ['my card is [CREDIT_CARD]', '[CREDIT_CARD]', '[CREDIT_CARD]', '[CREDIT_CARD]', 'hello 1111']);
        assert.deepEqual(events.map((event) => ('kinds' in event ? event.kinds : event.type)), [['CREDIT_CARD']]);
    });

    it('is not kept where the bot repeats it', async () => {
        const { bot, kept } = warded({}, async (context) => void (await context.sendActivity(`so far: ${context.activity.text}`)));
        for (const text of PARTS) await bot.say(text);
        assert.doesNotMatch((await kept()).join(' '), /\d/);
    });

    it('is found without storage too', async () => {
        const bot = redactor();
        for (const text of PARTS) await bot.say(text);
        assert.deepEqual(bot.seen.map(({ text }) => text), ['my card is 4111', '1111', '1111', '[CREDIT_CARD]']);
    });

    it('is found by all processes that share a storage', async () => {
        const storage = new MemoryStorage();
        const bots = [0, 1].map(() => warded({ storage }).bot);
        for (const [index, text] of PARTS.entries()) await bots[index % 2]!.say(text);
        assert.equal(bots[1]!.seen.at(-1)?.text, '[CREDIT_CARD]');
    });

    for (const [title, activity] of [
        ['another user', (text: string, index: number) => from(index === 2 ? 'bob' : 'ann', text)],
        ['another conversation', (text: string, index: number) => from('ann', text, index === 2 ? 'Convo2' : 'Convo1')],
    ] as const) {
        it(`is none with a part of ${title}`, async () => {
            const { bot, seen, kept } = warded();
            for (const [index, text] of PARTS.entries()) await bot.take(activity(text, index));
            assert.deepEqual(seen(), PARTS);
            assert.deepEqual(new Set([...(await kept()), ...(await kept('Convo2'))]), new Set(PARTS));
        });
    }

    it('is found in a group, of each user by themselves', async () => {
        const { bot, kept } = warded();
        const group = (id: string, text: string) => ({ ...from(id, text), conversation: { id: 'Convo1', isGroup: true } }) as Partial<Activity>;
        for (const text of PARTS) for (const id of ['ann', 'bob']) await bot.take(group(id, id === 'ann' ? text : 'my room is 1111'));
        assert.equal(bot.seen.at(-2)?.text, '[CREDIT_CARD]');
        assert.deepEqual((await kept()).filter((_, index) => index % 2 === 1), Array.from({ length: 4 }, () => 'my room is 1111'));
        assert.ok((await kept()).every((text, index) => index % 2 === 1 || text!.endsWith('[CREDIT_CARD]')));
    });

    it('is none when its parts are minutes apart', async () => {
        const { bot, seen } = warded();
        for (const text of PARTS) {
            await bot.say(text);
            clock.tick(130_000);
        }
        assert.deepEqual(seen(), PARTS);
    });

    it('that the policy leaves to the bot reaches it, and is not kept', async () => {
        const { bot, seen, kept, events } = warded();
        for (const text of ['call me on 415', '555-2671']) await bot.say(text);
        assert.deepEqual(seen(), ['call me on 415', '555-2671']);
        assert.deepEqual(await kept(), ['call me on [PHONE_NUMBER]', '[PHONE_NUMBER]']);
        assert.deepEqual(events, []);
    });

    it('that the policy leaves to the bot is not kept in its answer either', async () => {
        const { bot, kept } = warded({}, async (context) => void (await context.sendActivity(`noted: ${context.activity.text}`)));
        for (const text of ['call me on 415', '555-2671']) await bot.say(text);
        assert.deepEqual((await kept()).at(-1), 'noted: [PHONE_NUMBER]');
    });

    it('that is off for everybody is kept', async () => {
        const { bot, kept } = warded({ redaction: { policy: { CREDIT_CARD: 'off' } } });
        for (const text of PARTS) await bot.say(text);
        assert.deepEqual(await kept(), PARTS);
    });

    for (const last of ['１１１１', '1\u200b111', '**1111**', '<b>1111</b>', '&#49;111', String.raw`\n1111`]) {
        it(`is found with ${JSON.stringify(last)} at its end`, async () => {
            const { bot, kept } = warded();
            for (const text of [...PARTS.slice(0, 3), last]) await bot.say(text);
            assert.match(bot.seen.at(-1)!.text!, /^\D*\[CREDIT_CARD\]\D*$/);
            assert.match((await kept()).at(-1)!, /^\D*\[CREDIT_CARD\]\D*$/);
        });
    }

    it('leaves the copies that channels make, and no ids that have its digits in them', async () => {
        const { bot, warden } = warded();
        const ids = { tenant: { id: '72f911bf-86f1-11af-91ab-2d7cd011db47' } };
        for (const text of ['my card is 4111 1111 1111', '11 11']) {
            await bot.take({ type: 'message', text, channelData: ids, attachments: [{ contentType: 'text/html', content: `<p>${text.replaceAll(' ', '&nbsp;')}</p>` }] });
        }
        const { items } = await warden.transcripts!.getTranscriptActivities('test', 'Convo1');
        for (const { attachments, channelData } of [bot.seen[1], ...items]) {
            assert.match(attachments[0].content, /\[CREDIT_CARD\]<\/p>$/);
            assert.deepEqual(channelData, ids);
        }
    });

    it('needs no ids of messages', async () => {
        const middleware = new RedactionMiddleware();
        const { adapter } = new TestBot([]);
        const seen: unknown[] = [];
        for (const text of PARTS) {
            const activity = { type: 'message', text, channelId: 'test', from: { id: 'ann' }, conversation: { id: 'talk' } };
            const context = { activity, adapter, turnState: new Map(), sendActivity: silent, onSendActivities: () => undefined, onUpdateActivity: () => undefined, onDeleteActivity: () => undefined };
            await middleware.onTurn(context, () => Promise.resolve(void seen.push(activity.text)));
        }
        assert.equal(seen.at(-1), '[CREDIT_CARD]');
    });

    it('goes into no vault in part, and whole as ever', async () => {
        const { bot, seen, memory } = warded({ redaction: { replace: 'vault' } });
        for (const text of PARTS) await bot.say(text);
        assert.equal(seen().at(-1), '[CREDIT_CARD]');
        assert.ok(Object.keys(memory).every((name) => !name.includes('/vault/')));
        await bot.say('4111 1111 1111 1111');
        assert.match(seen().at(-1)!, /^⟦CREDIT_CARD:/);
    });

    it('is none in what is no message of a user', async () => {
        const { bot, memory } = warded();
        for (const text of PARTS) {
            await bot.take({ type: 'event', name: 'x', text });
            await bot.take({ type: 'typing', text });
            await bot.take({ type: 'message', text: text as unknown as string, from: { id: '' } as Activity['from'] });
        }
        assert.deepEqual(Object.keys(memory).filter((name) => name.includes('/parts/')), []);
    });

    it('is searched message by message while the storage fails, and the developer is told', async () => {
        const storage = failing(new MemoryStorage(), 'read');
        const bot = new TestBot([new RedactionMiddleware({ storage, keys })], silent);
        const middleware = new RedactionMiddleware({ storage: failing(new MemoryStorage(), 'write'), keys });
        const events = recorded(middleware.events);
        const other = new TestBot([middleware], silent);
        for (const text of [...PARTS, '4111 1111 1111 1111']) {
            await bot.say(text);
            await other.say(text);
        }
        assert.deepEqual([bot.seen.at(-1)?.text, other.seen.at(-1)?.text, other.seen[3]?.text], ['[CREDIT_CARD]', '[CREDIT_CARD]', '1111']);
        assert.ok(types(events).includes('store-unavailable'));
        assert.ok(events.every((event) => event.type !== 'store-unavailable' || event.protection === 'split-values'));
    });

    it('is no matter of the storage when a detector fails', async () => {
        const failsAtDigits = (text: string) => { if (/\d/.test(text)) throw new Error('broken'); return []; };
        const { bot, events, seen } = warded({ redaction: { detectors: [failsAtDigits] } });
        for (const text of PARTS) await bot.say(text);
        assert.deepEqual([new Set(seen()), new Set(types(events))], [new Set(['[REDACTION_FAILED]']), new Set(['detector-failed'])]);
    });

    it('loses nothing of two turns at the same time', async () => {
        const { bot, memory } = warded();
        await Promise.all(PARTS.slice(0, 3).map((text) => bot.adapter.processActivity(text)));
        assert.equal(Object.keys(memory).filter((name) => name.includes('/parts/')).length, 1);
        await bot.say('1111');
        assert.equal(bot.seen.at(-1)?.text, '[CREDIT_CARD]');
    });

    it('is forgotten with its user', async () => {
        const { bot, memory, seen } = warded({ redaction: { replace: 'vault' } });
        for (const text of ['it is 4111 1111 1111 1111', ...PARTS.slice(0, 3), 'forget me', '1111']) await bot.say(text);
        assert.equal(seen().at(-1), '1111');
        assert.deepEqual(Object.entries(memory).filter(([name, value]) => name.includes('/vault/') && value !== undefined), []);
    });
});
