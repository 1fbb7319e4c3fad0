/** Names of passwords in lower case, and what may stand behind them in a name. */
const PASSWORD =
    /(?:passw|passphrase|passcode|(?:^|[^a-z])(?:passe?|pw|psw|mdp|clave|parola|senha)(?![a-z])|pwd|kennwort|contrase|wachtwoord|has[lł]o|l[oö]senord|[sş]ifre|пароль|密码|密碼|口令|パスワード).{0,20}$/s;
const PASSWORD_IN_CAMEL_CASE = /[a-z]Pass(?![a-z])/;
const ABOUT_A_PASSWORD =
    /hint|length|polic|reset|chang|forg|nr\b|num|\bno\b|manager|rule|requir|expir|type|format|_?name|_?id$|file|path|_?ur[il]$|min|max|count|size|valid|wrong|error|invalid|fail|confirm_?email|vergess|änder|zurück|oubli|olvid/i;

/** @see https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml (MIT), rule generic-api-key: the names, and those that are none */
const KEY = /(?:access|auth|credential|creds|key|passw(?:or)?d|secret|token|\bsig).{0,20}$/s;
const API = /(?:[Aa]pi|API).{0,20}$/s;
const NO_KEY = new RegExp(
    [
        'access(?:ibility|or)', 'access[_.-]?id', 'random[_.-]?access', 'api[_.-]?(?:id|name|version)', 'rapid', 'capital', 'author(?!i[sz]ation)',
        'X-MS-Exchange-Organization-Auth', 'Authentication-Results', 'credentials?[_.-]?id', 'withCredentials',
        '(?:bucket|foreign|hot|idx|natural|primary|pub(?:lic)?|schema|sequence)[_.-]?key', 'turkey', 'monkey', 'keying',
        'key[_.-]?(?:alias|board|code|frame|id|length|mesh|name|pair|press|ring|selector|signature|size|stone|storetype|word|up|down|left|right)',
        'key[_.-]?vault[_.-]?(?:id|name)', 'keyVaultToStoreSecrets', 'key(?:store|tab)[_.-]?(?:file|path)', 'issuerkeyhash', 'key[ ._-]?chars?', 'keystr',
        'secret[_.-]?(?:length|name|size)', 'UserSecretsId', 'csrf[_.-]?token', 'io\\.jsonwebtoken',
        '(?:api|credentials|token)[_.-]?(?:endpoint|ur[il])', 'public[_.-]?token', '(?:key|token)[_.-]?file',
    ].join('|'),
    'i',
);
/** @see https://github.com/Yelp/detect-secrets/blob/master/detect_secrets/plugins/keyword.py: what stands behind these is a secret, random or not */
export const SECRET_NAME = /(?:(?:api|app|auth|service|application|account|db|database|client|priv(?:ate)?)[_-]?key|secret|token)[\w-]{0,12}$/i;

/** Whether it is the name of a password, and not of something about one. */
export function isPasswordName(name: string): boolean {
    const found = PASSWORD.exec(name.toLowerCase()) ?? PASSWORD_IN_CAMEL_CASE.exec(name);
    return found !== null && !ABOUT_A_PASSWORD.test(name.slice(found.index));
}

/** Whether it is the name of a key, token or secret. */
export function isKeyName(name: string): boolean {
    const found = KEY.exec(name.toLowerCase()) ?? API.exec(name);
    return found !== null && !NO_KEY.test(name.slice(name.lastIndexOf(' ', found.index) + 1));
}
