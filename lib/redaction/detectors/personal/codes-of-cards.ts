import type { NumberDetector } from '../../scan/detector';
import type { Scan } from '../../scan/scan';
import { words } from '../../scan/words';
import { label, labelledBy, type Labelled } from './labelled';

const CARD = words(
    'card', 'cards', 'visa', 'mastercard', 'amex', 'maestro', 'cvv', 'cvc', 'credit', 'debit', 'karte', 'kreditkarte', 'carte', 'tarjeta', 'carta',
    'cartão',
    'creditcard', 'kaart', 'karta', 'karty', 'kort', 'kortet', 'kart', 'kartım', 'カード', '信用卡', '银行卡', '卡号', '카드',
);

/** Three or four digits on the card, also one by one. @see PCI DSS 3.3.1.2: never to be stored */
const SECURITY_CODE: Labelled<'CARD_SECURITY_CODE'> = {
    kind: 'CARD_SECURITY_CODE',
    confidence: 0.9,
    value: /(?:[0-9]{3,4}|[0-9](?:[ -][0-9]){2,3})(?![0-9A-Za-z]|[.,:/][0-9])/y,
    label: label(
        'cvv', 'cvv2', 'cvc', 'cvc2', 'cvn', 'cvd', 'cvv code', 'cvc code', 'card verification code', 'card verification value', 'card security code',
        'security code',
        'card verification', 'verification value', 'prüfnummer', 'prüfziffer', 'kartenprüfnummer', 'sicherheitscode', 'cryptogramme',
        'cryptogramme visuel', 'code de sécurité', 'código de seguridad', 'clave de seguridad', 'código de segurança', 'codice di sicurezza',
        'beveiligingscode',
        'veiligheidscode', 'kod bezpieczeństwa', 'säkerhetskod', 'güvenlik kodu', 'güvenlik numarası', 'セキュリティコード', '安全码', '安全碼', '校验码', '보안코드',
        '보안 코드',
        'код безопасности',
    ),
};

/** Such words mean other things too: only with a colon or the like. */
const CARD_ID: Labelled<'CARD_SECURITY_CODE'> = {
    ...SECURITY_CODE,
    label: label('cid', 'csc', 'security number'),
    also: (scan, start) => /(?:[:=]|\bis)\s*$/.test(scan.text.slice(start - 4, start)) && scan.near(CARD, start, start) === 'for',
};

/** Month and year. */
const EXPIRY: Labelled<'CARD_EXPIRY'> = {
    kind: 'CARD_EXPIRY',
    confidence: 0.8,
    value: /(?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?[0-9]{2}(?![0-9A-Za-z]|[/-][0-9])/y,
    label: label(
        'exp', 'exp.', 'expiry', 'expires', 'expiring', 'expiration', 'exp date', 'expiry date', 'expiration date', 'expires on', 'valid thru',
        'valid through', 'valid until', 'valid till',
        'good thru', 'gültig bis', 'ablaufdatum', 'verfallsdatum', 'verfalldatum', 'expire', 'expire le', "date d'expiration", 'caduca', 'caducidad',
        'fecha de caducidad', 'vencimiento',
        'fecha de vencimiento', 'vence', 'scadenza', 'scade', 'validade', 'vencimento', 'geldig tot', 'vervaldatum', 'ważna do', 'data ważności',
        'giltigt till',
        'giltig till', 'utgångsdatum', 'son kullanma', 'son kullanma tarihi', '有効期限', '有效期', '有效期至', '到期', '유효기간',
    ),
    also: (scan, start, end) => scan.near(CARD, start, end) === 'for',
};

/** Four to eight digits. */
const PIN: Labelled<'PIN'> = {
    kind: 'PIN',
    confidence: 0.85,
    value: /[0-9]{4,8}(?![0-9A-Za-z%]|[.,:/-][0-9])/y,
    label: label(
        'pin', 'pin code', 'pincode', 'pin number', 'atm pin', 'card pin', 'code pin', 'código pin', 'codice pin', 'kod pin', 'pinkod', 'pin kodu',
        'pin-code', 'PIN码', '핀번호',
    ),
    also: isPin,
};
const SECRET_NUMBER: Labelled<'PIN'> = {
    ...PIN,
    label: label(
        'geheimzahl', 'geheimnummer', 'code secret', 'code confidentiel', 'clave secreta', 'clave numérica', 'contraseña numérica', 'número secreto',
        'codice segreto', 'código secreto', 'senha numérica', 'pincode van', 'hemlig kod', '暗証番号', '取款密码', '支付密码', '비밀 번호',
    ),
    also: () => true,
};

/** Codes that somebody is sent to sign in with: off, as bots ask for them. */
const ONE_TIME: Labelled<'ONE_TIME_CODE'> = {
    kind: 'ONE_TIME_CODE',
    confidence: 0.8,
    value: /(?:[0-9]{4,8}|[0-9]{3}[ -][0-9]{3})(?![0-9A-Za-z])/y,
    label: label(
        'otp', 'otp code', 'one time code', 'one time password', 'one time passcode', 'passcode', 'verification code', 'confirmation code',
        'login code', 'sign in code', 'security code',
        'authentication code', 'access code', 'your code', 'tan', 'bestätigungscode', 'einmalcode', 'code de vérification', 'código de verificación',
        'codice di verifica',
        'código de verificação', 'verificatiecode', 'kod weryfikacyjny', 'verifieringskod', 'doğrulama kodu', '認証コード', '确认码', '验证码', '인증번호',
    ),
};

const labelled = labelledBy([SECURITY_CODE, CARD_ID, EXPIRY, PIN, SECRET_NUMBER, ONE_TIME]);
const LONGEST = 8;

export const CARD_CODES: NumberDetector<'CARD_SECURITY_CODE' | 'CARD_EXPIRY' | 'PIN' | 'ONE_TIME_CODE'> = {
    kinds: { CARD_SECURITY_CODE: 'restricted', CARD_EXPIRY: 'personal', PIN: 'restricted', ONE_TIME_CODE: 'off' },
    words: labelled.words,
    fits: (row, from) => row.lengthOf(from) <= LONGEST,
    find: labelled.find,
};

const OWNERS = 'my|your|his|her|our|new|old|current|card|debit|credit|atm|bank|sim|meine?|neue|mijn|mon|mi|mio|meu|min|benim';
const MINE = new RegExp(`\\b(?:${OWNERS})\\s{1,2}pin\\b[^.!?]{0,16}$`, 'i');
const IS = '(?:[:=]|->|is\\b|ist\\b|lautet\\b|est\\b|es\\b|è|é|jest\\b|är\\b)';
const IS_PIN = new RegExp(`\\bpins?(?:[ -]?(?:code|number|no|nummer|kod|kodu))?\\.?\\s{0,2}${IS}[\\s"'(]{0,3}$`, 'i');
const CAPITAL = /PIN[ -]?(?:[Cc]ode|CODE|[Nn]o\.?|number|码)?[\s:=#]{0,3}$/;
const IS_BEHIND = /^\W{0,3}(?:is|ist|est|es)\s/i;
const POSTCODE_WORD = /\b(?:pin[ -]?code|pin no|(?:area|postal|zip|city|delivery)\s+pin)\b[^.!?]{0,12}$/i;

/** In India a PIN code is a postcode of six digits; and people pin things. */
function isPin({ text }: Scan, start: number, end: number): boolean {
    const before = text.slice(Math.max(0, start - 40), start);
    const isPostcode = end - start === 6 && text[start] !== '0' && text[start] !== '9';
    if (isPostcode) return MINE.test(before) && !POSTCODE_WORD.test(before);
    return [MINE, IS_PIN, CAPITAL].some((each) => each.test(before)) || IS_BEHIND.test(text.slice(end, end + 8));
}
