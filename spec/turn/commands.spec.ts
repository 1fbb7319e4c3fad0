import assert from 'node:assert/strict';
import { wordFor, wordsFor, type Command } from '../../lib/turn/command-words';
import { COMMAND_REPLIES } from '../../lib/turn/command-replies';
import { commandsOf, isCommand } from '../../lib/turn/commands';
import { LANGUAGES } from '../../lib/turn/locale';

const COMMANDS = ['forgetMe', 'signOut', 'helpSecurity'] as const satisfies readonly Command[];
const message = (text: string) => ({ type: 'message', text });

describe('commands', () => {
    for (const [word, typed] of [
        ['sign out', 'SIGN  OUT!'],
        ['sign out', 'sign-out…'],
        ['sign out', '“sign out”'],
        ['sign out', '\u200Esign\u00A0out'],
        ['olvídame', '¡Olvídame!'],
        ['olvídame', 'olvidame'],
        ['çıkış yap', 'ÇIKIŞ YAP'],
        ['çıkış yap', 'cikis yap.'],
        ['oturumu kapat', 'OTURUMU KAPAT'],
        ['güvenlik yardımı', 'GÜVENLİK YARDIMI'],
        ['vergiss mich', 'Vergiß mich!'],
        ['oublie-moi', 'Oublie moi'],
        ['déconnexion', '« DECONNEXION »'],
        ['esci dall’account', "esci dall'account"],
        ['ログアウト', 'ログアウト。'],
        ['ログアウト', '「ﾛｸﾞｱｳﾄ」'],
        ['退出登录', '“退出登录”！'],
        ['تسجيل الخروج', '«تسجيل الخروج».'],
        ['أنسني', 'انسِني'],
    ] as const) {
        it(`are recognised however they are typed: ${JSON.stringify(typed)}`, () => assert.ok(isCommand(message(typed), commandsOf('words', [word]))));
    }

    for (const typed of ['sign out?', 'do not sign out', 'sign out now', 'sig nout', '', '"', 'x'.repeat(300)]) {
        it(`are not guessed: ${JSON.stringify(typed.slice(0, 20))}`, () => assert.ok(!isCommand(message(typed), commandsOf('words', ['sign out']))));
    }

    it('are read again when the text has changed', () => {
        const [activity, commands] = [message('hello'), commandsOf('words', ['sign out'])];
        const answers = ['hello', 'sign out', 'sign out', 'hello'].map((text) => isCommand(Object.assign(activity, { text }), commands));
        assert.deepEqual(answers, [false, true, true, false]);
    });

    for (const word of ['', ' ', '...', '「」', '¡!', 'x'.repeat(201)]) {
        it(`are not made of ${JSON.stringify(word.slice(0, 20))}`, () => assert.throws(() => commandsOf('words', [word]), { option: 'words' }));
    }

    for (const language of LANGUAGES) {
        for (const command of COMMANDS) {
            it(`are known by default in ${language}: ${command}`, () => {
                const word = wordFor(command, language);
                const known = COMMANDS.filter((each) => isCommand(message(word.toUpperCase()), commandsOf('words', wordsFor(each))));
                assert.deepEqual(known, [command]);
            });
        }

        it(`are answered in ${language}`, () => {
            const replies = Object.values(COMMAND_REPLIES[language]);
            assert.equal(new Set(replies).size, 3);
            for (const reply of replies) assert.match(reply, /^\S[^{}]{3,180}[.。]$/u);
        });
    }
});
