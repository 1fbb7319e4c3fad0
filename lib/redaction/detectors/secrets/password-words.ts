import { baseLetter, codeAt, HASH_START, hashed } from '../../scan/letters';
import { words } from '../../scan/words';
import { isBetween } from './characters';

type Role = 'password' | 'link' | 'key';

/** Password, in twelve languages and some of their forms; of `mot de passe` and `palavra passe` the last word. */
const PASSWORDS =
    'password passwords passwd passcode passphrase pwd pw psw ' +
        'passwort kennwort zugangspasswort passe mdp contraseña contrasenya clave pasword parola senha palavrapasse ' +
        'wachtwoord hasło hasłem hasła lösenord lösenordet lösen şifre şifrem şifresi şifremiz parolam parolası adgangskode passord salasana пароль';
/** What stands between it and the value: is, are, was, and 'set to'. */
const LINKS = 'is are was to be equals ist lautet war est es era eh é è e is jest to brzmi är olarak är now currently jetzt';
/** Secrets that are written more carefully: at least ten characters, as if drawn by lot. */
const KEYS =
    'token secret key apikey bearer basic credential credentials schlüssel geheimnis jeton clé secreto llave segredo chave segreto chiave sleutel ' +
        'geheim klucz sekret nyckel hemlighet anahtar';

/** Without any of these words in a text, nothing in it is named. */
export const NAMES = words(
    ...`${PASSWORDS} ${KEYS}`.split(' '),
    '密码', '密碼', '口令', 'パスワード', '暗号', 'パスフレーズ', '令牌', '密钥', '密鑰', 'トークン', 'シークレット', 'キー',
);

const ROLES = new Map<number, Role>([...roles(LINKS, 'link'), ...roles(KEYS, 'key'), ...roles(PASSWORDS, 'password')]);

function roles(list: string, role: Role): [number, Role][] {
    return list.split(' ').map((word) => [hashOf(word, 0, word.length), role]);
}

/** Of Chinese and Japanese, which have no blanks to find words by. */
const UNSPACED = /(?:密码|密碼|口令|パスワード|暗号|パスフレーズ)[^\s。.!?！？、，]{0,6}$/;
const UNSPACED_KEY = /(?:令牌|密钥|密鑰|トークン|シークレット|キー)[^\s。.!?！？、，]{0,6}$/;

/** Linked: by a word such as 'is'. */
export type Named = 'password' | 'linked password' | 'key';

const MOST_WORDS = 5;
const LONGEST_WORD = 16;

/** What the words before `end` call the value that follows, as in 'my password is' or 'mot de passe'. */
export function namedBefore(text: string, end: number): Named | undefined {
    let isLinked = false;
    for (let word = 0, at = end; word < MOST_WORDS; word++) {
        const last = skipped(text, at);
        const start = wordStart(text, last);
        if (last - start > LONGEST_WORD) return undefined;
        if (start === last) return isUnspacedAt(text, last) ? namedUnspaced(text, last) : undefined;
        const role = ROLES.get(hashOf(text, start, last));
        if (role === 'password') return isLinked || at - last > 1 ? 'linked password' : 'password';
        if (role === 'key') return 'key';
        if (role === 'link') isLinked = true;
        else if (!isLinked) return undefined;
        at = start;
    }
    return undefined;
}

const MOST_BETWEEN = 3;

/** Skips blanks, quotes and colons backwards, no line end and no end of a sentence. */
function skipped(text: string, end: number): number {
    let at = end;
    while (at > 0 && end - at <= MOST_BETWEEN && isGap(codeAt(text, at - 1))) at--;
    return at;
}

function isGap(code: number): boolean {
    return code === 32 || (code < 128 ? code > 13 && isBetween(code) : '“”„«»‘’'.includes(String.fromCharCode(code)));
}

function wordStart(text: string, end: number): number {
    let start = end;
    while (start > 0 && end - start <= LONGEST_WORD && isLetter(text, start - 1)) start--;
    return start;
}

function isLetter(text: string, at: number): boolean {
    const code = codeAt(text, at);
    return baseLetter(code) !== 0 && code < 0x2e80;
}

function hashOf(text: string, start: number, end: number): number {
    let hash = HASH_START;
    for (let at = start; at < end; at++) hash = hashed(hash, baseLetter(codeAt(text, at)));
    return hash;
}

function isUnspacedAt(text: string, end: number): boolean {
    return codeAt(text, end - 1) > 0x2e7f;
}

function namedUnspaced(text: string, end: number): Named | undefined {
    const before = text.slice(Math.max(0, end - 16), end);
    if (UNSPACED.test(before)) return 'linked password';
    return UNSPACED_KEY.test(before) ? 'key' : undefined;
}
