import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import { Redactor } from '../../lib';
import { loginIn } from '../../lib/login/texts';
import { commandsOf, isCommand } from '../../lib/turn/commands';
import { COMMAND_REPLIES } from '../../lib/turn/command-replies';
import { wordsFor } from '../../lib/turn/command-words';
import { LANGUAGES } from '../../lib/turn/locale';
import { WRITING } from '../helpers/writing';
import { frozen, loginBot, MINUTE } from './support/signed-in';

const STAY = { type: 'message', value: { botWarden: 'stay-signed-in' } } as Partial<Activity>;
const COMMANDS = commandsOf('words', (['forgetMe', 'signOut', 'helpSecurity'] as const).flatMap(wordsFor));
const sentencesIn = (language: string) => Object.entries({ ...loginIn(language).texts, ...loginIn(language).ended });
const names = sentencesIn('en').map(([name]) => name);

describe('the texts about logins', () => {
    for (const language of LANGUAGES) {
        describe(`in ${language}`, () => {
            const sentences = sentencesIn(language);

            it('are all there, none of them twice', () => {
                assert.deepEqual(sentences.map(([name]) => name), names);
                assert.equal(new Set(sentences.map(([, text]) => text)).size, names.length);
            });

            for (const [name, text] of sentences) {
                it(`say ${name} shortly, in the language's own letters`, () => {
                    assert.ok(text.trim() === text && text.length > 0 && text.length <= (name === 'stay' ? 30 : 150), `${text.length} characters`);
                    assert.match(text, WRITING[language] ?? /[a-zà-ž]/);
                    assert.doesNotMatch(text, /[{}]/);
                });
            }

            if (language !== 'en') {
                it('are not the English ones', () => assert.deepEqual(sentences.filter(([name, text]) => Object.fromEntries(sentencesIn('en'))[name] === text), []));
            }

            it('hold nothing that a redactor takes for a value', () => {
                const redactor = new Redactor({ kinds: 'all' });
                for (const [, text] of sentences) assert.deepEqual(redactor.find(text), []);
            });

            it('have a button whose words are no command, as channels without its value send them', () =>
                assert.equal(isCommand({ type: 'message', text: loginIn(language).texts.stay }, COMMANDS), false));
        });
    }
});

describe('what is said about a login', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    for (const [locale, language] of [['de-DE', 'de'], ['ar', 'ar'], ['pt_BR', 'pt'], ['da', 'en'], [undefined, 'en']] as const) {
        it(`is in ${language} to who has the locale ${locale}, in turns of the bot's own too`, async () => {
            const { login, bot, signIn } = loginBot();
            login.watch(bot.adapter, bot.appId);
            await bot.say('hi', locale && { locale });
            await signIn(); // by an event, which has no locale; nor has typing
            await bot.take({ type: 'typing' });
            await clock.tickAsync(13 * MINUTE);
            const { texts, ended } = loginIn(language);
            const { text, buttons } = bot.sent.at(-1)!.attachments![0]!.content;
            assert.deepEqual([text, buttons[0].title], [texts.warning, texts.stay]);
            await bot.take({ ...STAY, ...(locale && { locale }) });
            assert.equal(bot.sent.at(-1)!.text, texts.stayed);
            await clock.tickAsync(15 * MINUTE);
            assert.equal(bot.sent.at(-1)!.text, ended.idle);
            assert.deepEqual(await bot.say('sign out', locale && { locale }), [COMMAND_REPLIES[language].signedOut]);
        });
    }
});
