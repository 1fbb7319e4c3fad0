import assert from 'node:assert/strict';
import { SECRETS } from '../../../../lib/redaction/detectors/secrets';
import { claimed } from '../../scanning';

const VALUE = 'Tr0ub4dor&3';

/** The value stands in place of the dollar sign. */
const SAID: readonly (readonly [language: string, text: string])[] = [
    ['English', 'my password is $'], ['English', 'My Password is: $'], ['English', 'the password for the wifi is $, thanks'], ['English', 'password $ does not work'],
    ['English', 'I set the passcode to $ yesterday'], ['English', 'the passphrase was "$"'], ['English', 'pwd: $'], ['English', 'user bob, pw $'],
    ['German', 'mein Passwort ist $'], ['German', 'mein Passwort lautet $.'], ['German', 'Kennwort: $'], ['German', 'das Kennwort war $'],
    ['French', 'mot de passe : $'], ['French', 'mon mot de passe est $'], ['Spanish', 'mi contraseña es $'], ['Spanish', 'contraseña: $'], ['Spanish', 'mi clave es $'],
    ['Italian', 'la mia password è $'], ['Italian', 'la password: $'], ['Portuguese', 'a minha senha é $'], ['Portuguese', 'palavra-passe: $'], ['Portuguese', 'Senha: $'],
    ['Dutch', 'mijn wachtwoord is $'], ['Dutch', 'wachtwoord: $'], ['Polish', 'moje hasło to $'], ['Polish', 'hasło: $'],
    ['Swedish', 'mitt lösenord är $'], ['Swedish', 'lösenordet: $'], ['Turkish', 'şifrem $'], ['Turkish', 'Şifre: $'],
    ['Japanese', 'パスワードは$です'], ['Japanese', 'パスワード:$'], ['Chinese', '我的密码是$'], ['Chinese', '密码:$'],
];

/** What else is a password behind its name; `undefined` where nothing is. */
const VALUES: readonly (readonly [text: string, value: string | undefined])[] = [
    ['my password is hunter2', 'hunter2'], ['my password is "swordfish"', 'swordfish'], ['password: swordfish', 'swordfish'], ['password=swordfish&user=bob', 'swordfish'],
    ['"password": "correct horse battery staple"', 'correct horse battery staple'], ['<password>swordfish7</password>', 'swordfish7'], ["pass = 'abc;def'", 'abc;def'],
    ['my password is SwordFish!', 'SwordFish!'], ['my password is 482913', '482913'], ['Server=db;Uid=sa;Pwd=s3cr;et!;Database=x', 's3cr;et!'], ['DB_PASSWORD=swordfish', 'swordfish'],
    ['dbPass: "swordfish"', 'swordfish'], ['the password @GfVJHe does not work', '@GfVJHe'], ['password #M6ntjwVSc#', '#M6ntjwVSc#'], ['PASSWORD: Summer2024.', 'Summer2024'],
    ['I forgot my password is there a way', undefined], ['my password is not working', undefined], ['my password is wrong', undefined], ['the password is required', undefined],
    ['password is expired', undefined], ['reset my password please', undefined], ['Forgot password: how do I reset it?', undefined], ['my password is case-sensitive', undefined],
    ['I changed my password 2 days ago', undefined], ['password reset 12345', undefined], ['is my password at least 12 characters?', undefined],
    ['the password must have 8-16 characters', undefined], ['password was changed on 2024-05-01', undefined], ['password: ********', undefined], ['password: <your password>', undefined],
    ['password: ${DB_PASSWORD}', undefined], ['password = getpass.getpass()', undefined], ['my bus pass 12345678 expired', undefined], ['compass: north', undefined],
    ['password length: 12345', undefined], ['password for jane@example.com', undefined], ['the total is 12345', undefined], ['il se passe 1000 choses', undefined],
    ['meine Passwörter sind alle weg', undefined], ['Mot de passe oublié', undefined], ['Passwort vergessen: was nun?', undefined], ['contraseña incorrecta 3 veces', undefined],
    ['忘记密码了怎么办', undefined], ['パスワードを忘れました', undefined], ['passport: X1234567', undefined],
];

describe('passwords', () => {
    for (const [language, text] of SAID) {
        it(`are found in ${language}: ${text}`, () => {
            assert.deepEqual(claimed(SECRETS, text.replace('$', () => VALUE)), [`SECRET ${VALUE}`]);
        });
    }

    for (const [text, value] of VALUES) {
        it(`${value === undefined ? 'are not seen in' : 'are found in'}: ${text}`, () => {
            assert.deepEqual(claimed(SECRETS, text), value === undefined ? [] : [`SECRET ${value}`]);
        });
    }
});
