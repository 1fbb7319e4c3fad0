import assert from 'node:assert/strict';
import { Redactor } from '../../lib/redaction/redactor';

const redactor = new Redactor();

describe('what is written to get past a redactor', () => {
    for (const [what, kind, text] of [
        ['one digit of another script, at the end', 'CREDIT_CARD', 'my card 4111 1111 1111 111\u0967'], ['one at the beginning', 'CREDIT_CARD', '\u0664111 1111 1111 1111'],
        ['Arabic digits one by one', 'PHONE_NUMBER', 'رقمي ٠ ٥ ٠ ١ ٢ ٣ ٤ ٥ ٦ ٧'], ['the dash of Hebrew', 'PHONE_NUMBER', 'טלפון 050\u05be123\u05be4567'],
        ['the dash of Hebrew in a card number', 'CREDIT_CARD', 'כרטיס 4111\u05be1111\u05be1111\u05be1111'], ['an invisible letter mark', 'CREDIT_CARD', '4111\u061c1111\u061c1111\u061c1111'],
        ['a blank of Ogham', 'CREDIT_CARD', '4111\u16801111\u16801111\u16801111'], ['marks over digits', 'CREDIT_CARD', '4111\u064b1111\u064b1111\u064b1111'],
        ['the comma of Arabic', 'CREDIT_CARD', 'بطاقة 4111،1111،1111،1111'], ['the stop of Hindi', 'CREDIT_CARD', '4111।1111।1111।1111'],
        ['a letter for a digit before a comma of Arabic', 'CREDIT_CARD', '411111111111111l، شكرا'], ['ideographs', 'PHONE_NUMBER', '我的手机号是一三八零零一三八零零零'],
        ['ideographs without any other sign', 'CREDIT_CARD', '我的卡号四一一一一一一一一一一一一一一一'], ['a letter of Cyrillic at it', 'VIN', 'номер1M8GDM9AXKP042788'],
        ['an accent at it', 'VIN', 'é1M8GDM9AXKP042788'], ['a bar for its first digit', 'CN_RESIDENT_ID', '|1010519491231002X'], ['a bar between letters for digits', 'CREDIT_CARD', '4989501O|O508558'],
        ['a bar behind the plus sign', 'PHONE_NUMBER', '+|9053212345'], ['commas, and a letter at it', 'CREDIT_CARD', 'x3714,4963,5398,431'],
        ['low lines, next to a code', 'PHONE_NUMBER', 'a12 +49_30_90182012'], ['dashes between blanks, and a letter for a digit', 'CREDIT_CARD', '42O1248 - 7316 - 8549 - 5'],
    ] as const) {
        it(`is found with ${what}`, () => assert.ok(redactor.find(text).some((finding) => finding.kind === kind)));
    }
});
