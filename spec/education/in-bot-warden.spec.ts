import assert from 'node:assert/strict';
import { MemoryStorage, type Activity, type TurnContext } from 'botbuilder';
import { BotWarden, KeyRing, SelfDestructingTranscripts, type BotWardenOptions, type SafeUseTopic } from '../../lib';
import { recorded, TestBot } from '../helpers/bot';
import { failing } from '../helpers/failing';
import { CloudBot } from '../login/support/cloud-bot';
import { tokensOf, tokensResponse } from '../login/support/signed-in';
import { cardIn, DAY, inGroup, join, readIn } from './support/educated';

const keys = KeyRing.generate();
const options = (more: Partial<BotWardenOptions> = {}): BotWardenOptions => ({ keys, storage: new MemoryStorage(), channel: false, login: { connectionNames: ['aad'] }, ...more });

const oauthCard = { contentType: 'application/vnd.microsoft.card.oauth', content: { connectionName: 'aad', buttons: [] } };

/** Answers a number by trying it as a code, `sign in` by a card, all else by an echo. */
async function bot(context: TurnContext): Promise<void> {
    const { type, text, from, channelId } = context.activity;
    if (type !== 'message') return;
    if (text === 'sign in') return void (await context.sendActivity({ attachments: [oauthCard] }));
    if (/^\d{6}$/.test(text)) await tokensOf(context).getUserToken(from.id, 'aad', channelId, text);
    await context.sendActivity(`echo: ${text}`);
}

function protectedBot(more: Partial<BotWardenOptions> = {}) {
    const warden = new BotWarden(options(more));
    const all = new CloudBot([warden], bot);
    const topics = async (given: Partial<Activity> | string) => {
        const { sent } = await all.take(typeof given === 'string' ? { text: given } : given);
        return sent.flatMap((activity) => cardIn(activity)?.actions?.[0]?.data?.topics ?? []) as SafeUseTopic[];
    };
    return { warden, bot: all, topics, events: recorded(warden.events) };
}

describe('SafeUseMiddleware in BotWarden', () => {
    it('says what follows from the other options', async () => {
        const { bot: all } = protectedBot();
        await all.take(join());
        assert.match(readIn(all.sent[0]), /stored encrypted\. It is erased 24 hours after .*30 days after[^]*“forget me”[^]*“sign out”[^]*“help security”/);
    });

    for (const [title, more, absent] of [
        ['nothing of signing out when there is no login', { login: false }, /sign out/i],
        ['nothing of signing out without words for it', { login: { connectionNames: ['aad'], signOutWords: [] } }, /sign out/i],
        ['nothing of keeping when nothing is kept', { transcripts: false }, /encrypted|erased/],
        ['nothing of keeping when told so', { education: { kept: false } }, /encrypted/],
    ] as const) {
        it(`says ${title}`, async () => {
            const { bot: all } = protectedBot(more);
            await all.take(join());
            assert.doesNotMatch(readIn(all.sent[0]), absent);
        });
    }

    it('says when a store of the developer\'s erases, and the developer\'s words', async () => {
        const store = new SelfDestructingTranscripts({ keys, silence: 3_600_000, maxAge: 7 * DAY });
        const { bot: all } = protectedBot({ transcripts: { store, forgetWords: ['wipe it'] }, login: { connectionNames: ['aad'], signOutWords: ['bye'] } });
        await all.take(join());
        assert.match(readIn(all.sent[0]), /60 minutes after .*7 days after[^]*“wipe it”[^]*“bye”/);
    });

    it('leaves no part of its card to redaction', async () => {
        const { bot: all, events } = protectedBot({ education: { privacyUrl: 'https://example.com/privacy' } });
        for (const locale of ['en', 'de', 'ja', 'ar']) await all.take({ text: 'help security', locale });
        assert.deepEqual(events.filter(({ type }) => type === 'redacted'), []);
    });

    for (const [said, topic] of [
        ['my card is 4111 1111 1111 1111', 'redacted/card'],
        ['my IBAN is DE89 3704 0044 0532 0130 00', 'redacted/bankAccount'],
        ['my password is Xy7!kfjw93hd', 'redacted/secret'],
        ['my social security number is 536-90-4399', 'redacted/identity'],
    ] as const) {
        it(`advises after a redaction: ${topic}`, async () => {
            const { topics, bot: all } = protectedBot();
            await topics('hi');
            assert.deepEqual(await topics(said), [topic]);
            assert.doesNotMatch(JSON.stringify(all.sent), /4111|3704|kfjw|4399/);
        });
    }

    it('advises nobody about what the bot itself was kept from saying', async () => {
        const { topics } = protectedBot();
        assert.deepEqual(await topics('hi'), ['safe-use']);
        assert.deepEqual(await topics('ann@example.com'), []); // personal: the bot gets it
    });

    it('advises after a forged sign-in, and not again at once', async () => {
        const { topics, events, bot: all } = protectedBot();
        await topics('hi');
        assert.deepEqual([await topics(tokensResponse()), await topics(tokensResponse())], [['sign-in-refused'], []]);
        assert.deepEqual([events.filter(({ type }) => type === 'sign-in-forged').length, all.seen.length], [2, 1]);
    });

    it('advises after too many wrong codes', async () => {
        const { topics } = protectedBot();
        await topics('sign in');
        const told: SafeUseTopic[] = [];
        for (let tried = 0; tried < 5; tried++) told.push(...(await topics('123456')));
        assert.deepEqual(told, ['codes-locked']);
    });

    it('advises in a group, where a card was withheld', async () => {
        const { topics, bot: all } = protectedBot();
        await topics(inGroup('dl_ann', 'hi'));
        assert.deepEqual(await topics(inGroup('dl_ann', 'sign in')), ['card-withheld']);
        assert.match(readIn(all.sent.at(-1)), /no sign-in links into a group/);
    });

    it('sends nothing to an impostor, nor where the channel is refused', async () => {
        const { topics, bot: all } = protectedBot();
        await topics('hi');
        const { sent } = await all.take({ text: 'help security', from: { id: 'dl_mallory', name: 'M' } as Activity['from'] });
        assert.deepEqual(sent.map(readIn), ['Sorry, I cannot take this message.']);
        const closed = protectedBot({ channel: { channels: ['msteams'] } });
        assert.deepEqual(await closed.topics('help security'), []);
    });

    it('forgets with the user, who is told so in their language and sees the card with the next message', async () => {
        const { topics, bot: all } = protectedBot();
        await topics('hi');
        const { sent } = await all.take({ text: 'Vergiss mich!', locale: 'de-DE' });
        assert.deepEqual(sent.map(readIn).filter(Boolean), ['Alles aus dieser Unterhaltung ist hier gelöscht. Der Chat-Dienst behält vielleicht noch eine Zeit lang eine eigene Kopie.']);
        assert.deepEqual(await topics('hi'), ['safe-use']);
    });

    it('signs out by the words of the user\'s language, and says so in it', async () => {
        const { bot: all } = protectedBot();
        assert.deepEqual((await all.say('Déconnexion', { locale: 'fr-FR' }))[0], 'Votre session est fermée.');
        assert.deepEqual(await all.say('ログアウト。', { locale: 'ja' }), ['サインアウトしました。']);
    });

    it('is no gate: with a storage that is down, turns that other protections allow go on', async () => {
        const { bot: all, events } = protectedBot({ storage: failing(new MemoryStorage(), 'read'), impersonation: false, login: false, redaction: false });
        assert.deepEqual(await all.say('hi'), ['echo: hi']);
        assert.deepEqual(events.map((event) => 'protection' in event && event.protection), ['education']);
    });

    it('is off when that is false', async () => {
        const { bot: all } = protectedBot({ education: false });
        assert.deepEqual(await all.say('help security'), ['echo: help security']);
        assert.equal(all.sent.length, 1);
    });

    it('is quiet on the channel of the SDK\'s test adapter, unless told otherwise', async () => {
        const said = (education?: BotWardenOptions['education']) => new TestBot([new BotWarden({ ...options({ education }), channel: {}, development: true })]).say('hi');
        assert.deepEqual(await said(), ['echo: hi']);
        assert.equal((await said({ quietChannels: [] })).length, 2);
    });

    for (const value of [null, 0, '', true, []]) {
        it(`does not take ${JSON.stringify(value)}, which would switch it off unnoticed`, () => {
            assert.throws(() => new BotWarden(options({ education: value as never })), { name: 'OptionError', option: 'education' });
        });
    }
});
