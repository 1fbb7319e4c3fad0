import { CARD_CODES } from '../../../../lib/redaction/detectors/personal/codes-of-cards';
import { itFindsMarked } from './finding';

const detectors = { numbers: [CARD_CODES] };

describe('CARD_CODES', () => {
    itFindsMarked(detectors, 'CARD_SECURITY_CODE', [
        'cvv «123»', 'my CVV is «4567».', 'CVC: «987»', 'cvv2=«123»;', 'the security code is «1234»', '«123» is my cvv', 'cvv code - «123»',
        'cvv «1 2 3»',
        'card verification value: «321»', 'Prüfnummer «123»', 'Pruefnummer 123', 'Sicherheitscode lautet «123»', 'code de sécurité : «321»',
        'code de securite «321»',
        'el código de seguridad es «123»', 'o código de segurança é «123»', 'il codice di sicurezza è «123»', 'beveiligingscode «123»',
        'kod bezpieczeństwa: «123»',
        'säkerhetskod «123»', 'güvenlik kodu: «123»', 'セキュリティコードは«123»です', '安全码：«123»', '보안코드 «123»', 'visa, cid: «1234»',
        '123', 'room 123', 'cvv 12', 'cvv 12345', 'cvv 123.50', 'cvv 12:30', 'cvv 123abc', 'your security code is 123456', 'cid: 1234',
        'my card and csc 301', 'cvv and 123 things',
        'the cvv of the other card that I had before was not 123',
    ]);

    itFindsMarked(detectors, 'PIN', [
        'my pin is «1234»', 'my pin «1234»', 'PIN: «0000»', 'PIN «1234»', 'pin = «12345678»', '«1234» is my pin', 'my atm pin «123456»',
        'my pin code is «1234»', 'Meine PIN lautet «4711»',
        'Geheimzahl «4711»', 'mon code secret est «1234»', 'mi contraseña numérica es «1234»', 'clave secreta: «1234»',
        'o meu código secreto é «1234»', 'codice segreto «1234»',
        'mijn pincode is «1234»', 'kod pin: «1234»', 'pin kodu: «1234»', '暗証番号は«1234»', 'PIN码：«1234»',
        'PIN code 560001', 'pin: 560001', 'Pin code - 110001', 'my pin code is 560001', 'my area pin is 560001', 'pin this 2024', 'pin 3 of the chip',
        'pin 1234 people', 'pin 13', 'pin: 123',
        'PIN: 1234.50', 'pin: 12/2024', 'spin: 1234', 'pin it, 1234',
    ]);

    itFindsMarked(detectors, 'CARD_EXPIRY', [
        'card exp «12/27»', 'visa exp: «12/2027»', 'my card, valid thru «04/26»', 'my card expires on «4/26»', 'Kreditkarte gültig bis «12/27»',
        'carte, expire le «12/27»', 'tarjeta, caducidad «12/27»',
        '信用卡有效期«12/27»', 'カードの有効期限は«12/27»',
        'offer valid until 12/25', 'card exp 13/27', 'card exp 12/27/2024', 'card 12/27', 'card exp 12/275',
    ]);

    itFindsMarked(detectors, 'ONE_TIME_CODE', [
        'your verification code is «123456»', 'OTP: «1234»', 'your code: «123 456»', '验证码：«123456»', '인증번호 «123456»', 'code 123',
        'your verification code is 123',
    ]);
});
