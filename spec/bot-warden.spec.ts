import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { BotWarden, KeyRing, MemoryProvider, SelfDestructingTranscripts, type BotWardenOptions } from '../lib';
import { from, recorded, TestBot } from './helpers/bot';
import { failing } from './helpers/failing';

const keys = KeyRing.generate();
const options = (more: Partial<BotWardenOptions> = {}): BotWardenOptions => ({ keys, storage: new MemoryStorage(), development: true, ...more });

describe('BotWarden', () => {
    it('lets a turn pass each protection, in the safe order', async () => {
        const warden = new BotWarden(options());
        const events = recorded(warden.events);
        const bot = new TestBot([warden]);
        assert.deepEqual(await bot.say('my card is 4111 1111 1111 1111'), ['echo: my card is [CREDIT_CARD]']);
        const { items } = await warden.transcripts!.getTranscriptActivities('test', 'Convo1');
        assert.deepEqual(items.map(({ text }) => text), ['my card is [CREDIT_CARD]', 'echo: my card is [CREDIT_CARD]']);
        assert.deepEqual(events.map(({ type }) => type), ['speaker-bound', 'redacted']);
    });

    it('refuses an impostor before anything is stored or erased', async () => {
        const warden = new BotWarden(options());
        const bot = new TestBot([warden]);
        await bot.say('hello');
        for (const text of ['transfer all', 'forget me']) {
            assert.deepEqual(await bot.say(from('mallory', text)), ['Sorry, I cannot take this message.']);
        }
        assert.equal(bot.seen.length, 1);
        assert.equal((await warden.transcripts!.getTranscriptActivities('test', 'Convo1')).items.length, 2);
    });

    for (const [off, text, expected] of [
        ['impersonation', 'hi', 'echo: hi'],
        ['redaction', '4111111111111111', 'echo: 4111111111111111'],
        ['transcripts', 'forget me', 'echo: forget me'],
    ] as const) {
        it(`goes without ${off} when that is false`, async () => {
            const bot = new TestBot([new BotWarden(options({ [off]: false }))]);
            await bot.say('hello');
            assert.deepEqual(await bot.say(off === 'impersonation' ? from('somebody', text) : text), [expected]);
        });
    }

    it('stores redacted copies also when the redaction of turns is off', async () => {
        const warden = new BotWarden(options({ redaction: false }));
        await new TestBot([warden]).say('4111111111111111');
        const { items } = await warden.transcripts!.getTranscriptActivities('test', 'Convo1');
        assert.equal(items[0].text, '[CREDIT_CARD]');
    });

    it('takes a store of the developer, and reports its events', async () => {
        const store = new SelfDestructingTranscripts({ keys });
        const warden = new BotWarden(options({ transcripts: { store, forgetWords: ['delete everything'], forgotten: 'Done.' }, refusal: 'No.' }));
        const events = recorded(warden.events);
        const bot = new TestBot([warden]);
        await bot.say('hello');
        assert.deepEqual(await bot.say('Delete everything!'), ['Done.']);
        assert.deepEqual(await bot.say(from('mallory', 'hello')), ['No.']);
        assert.deepEqual(events.map(({ type }) => type), ['speaker-bound', 'transcript-erased', 'impersonation']);
    });

    for (const off of ['impersonation', 'redaction', 'transcripts', 'login'] as const) {
        for (const value of [null, 0, '', true, []]) {
            it(`does not take ${JSON.stringify(value)} for ${off}, which would switch it off unnoticed`, () => {
                assert.throws(() => new BotWarden(options({ [off]: value } as never)), { name: 'OptionError', option: off });
            });
        }
        it(`takes undefined for ${off} as not given`, () => assert.ok(new BotWarden(options({ [off]: undefined }))));
    }

    for (const [title, redaction, text, stored] of [
        ['a kind that is off', { policy: { EMAIL_ADDRESS: 'off' } }, 'ann@example.com', 'ann@example.com'],
        ['a kind that is personal', {}, 'ann@example.com', '[EMAIL_ADDRESS]'],
        ['a detector', { detectors: [(all: string) => [...all.matchAll(/ZX\d+/g)].map(({ 0: { length }, index: start }) => ({ kind: 'ORDER', start, end: start + length }))] }, 'ZX81', '[ORDER]'],
        ['a replacement', { replace: () => '***' }, 'ann@example.com', '***'],
    ] as const) {
        it(`stores by the bot's own policy: ${title}`, async () => {
            const warden = new BotWarden(options({ redaction } as never));
            await new TestBot([warden]).say(text);
            assert.equal((await warden.transcripts!.getTranscriptActivities('test', 'Convo1')).items[0].text, stored);
        });
    }

    it('keeps what left, also in a store that knows nothing of the bot\'s own detectors', async () => {
        const store = new SelfDestructingTranscripts({ keys });
        const pin = (text: string) => [...text.matchAll(/PIN-\d+/g)].map(({ 0: { length }, index: start }) => ({ kind: 'PIN', start, end: start + length }));
        const bot = new TestBot([new BotWarden(options({ transcripts: { store }, redaction: { detectors: [pin] } }))], async (context) => {
            await context.sendActivity('your PIN-1234');
        });
        assert.deepEqual(await bot.say('my PIN-1234'), ['your [PIN]']);
        const { items } = await store.getTranscriptActivities('test', 'Convo1');
        assert.deepEqual(items.map(({ text }) => text), ['my [PIN]', 'your [PIN]']);
    });

    it('says the same when the store fails', async () => {
        const provider = failing(new MemoryProvider(), 'get');
        const bot = new TestBot([new BotWarden(options({ transcripts: { provider }, refusal: 'No.' }))]);
        assert.deepEqual([await bot.say('hello'), bot.seen.length], [['No.'], 0]);
    });

    for (const [given, option] of [
        [undefined, 'keys'],
        [null, 'options'],
        [{ storage: new MemoryStorage() }, 'keys'],
        [{ keys }, 'storage'],
        [{ keys, storage: {} }, 'storage'],
        [{ ...options(), logn: {} }, 'logn'],
        [{ ...options(), refusal: ' ' }, 'refusal'],
        [{ ...options(), login: {} }, 'connectionNames'],
        [{ ...options(), login: { connectionNames: [] } }, 'connectionNames'],
        [{ ...options(), login: { connectionNames: ['aad'], idle: 0 } }, 'idle'],
        [{ ...options(), redaction: { policy: { CREDIT_CRD: 'off' } } }, 'policy.CREDIT_CRD'],
        [{ ...options(), redaction: { policy: { CREDIT_CARD: 'on' } } }, 'policy.CREDIT_CARD'],
        [{ ...options(), transcripts: { silence: -1 } }, 'silence'],
        [{ ...options(), transcripts: { silenc: 1 } }, 'silenc'],
        [{ ...options(), transcripts: { store: new SelfDestructingTranscripts({ keys }), silence: 1 } }, 'silence'],
        [{ ...options(), transcripts: { forgetWords: [''] } }, 'forgetWords'],
        [{ ...options(), transcripts: { recall: 'never' } }, 'recall'],
    ] as const) {
        it(`names ${option} when it is wrong or missing`, () => {
            assert.throws(() => new BotWarden(given as never), { name: 'OptionError', code: 'ERR_WARDEN_OPTION', option });
        });
    }
});
