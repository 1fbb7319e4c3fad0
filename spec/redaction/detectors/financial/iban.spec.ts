import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { mod97 } from '../../../../lib/redaction/checksum';
import { iban as detector } from '../../../../lib/redaction/detectors/financial/iban';
import { found, HOSTILE, linear, SEPARATORS, SURROUNDINGS } from '../../found';
import { detectorOf } from '../../scanning';

const iban = detectorOf({ rows: [detector] });

const GERMAN = 'DE89370400440532013000';

// The examples of the SWIFT IBAN Registry.
const EXAMPLES = [
    'AD1200012030200359100100', 'AE070331234567890123456', 'AL47212110090000000235698741', 'AT611904300234573201', 'AZ21NABZ00000000137010001944',
    'BA391290079401028494', 'BE68539007547034', 'BG80BNBG96611020345678', 'BH67BMAG00001299123456', 'BR1800360305000010009795493C1', 'BY13NBRB3600900000002Z00AB00',
    'CH9300762011623852957', 'CR05015202001026284066', 'CY17002001280000001200527600', 'CZ6508000000192000145399', 'DE89370400440532013000', 'DK5000400440116243',
    'DO28BAGR00000001212453611324', 'EE382200221020145685', 'EG380019000500000000263180002', 'ES9121000418450200051332', 'FI2112345600000785', 'FO6264600001631634',
    'FR1420041010050500013M02606', 'GB29NWBK60161331926819', 'GE29NB0000000101904917', 'GI75NWBK000000007099453', 'GL8964710001000206', 'GR1601101250000000012300695',
    'GT82TRAJ01020000001210029690', 'HR1210010051863000160', 'HU42117730161111101800000000', 'IE29AIBK93115212345678', 'IL620108000000099999999', 'IS140159260076545510730339',
    'IT60X0542811101000000123456', 'JO94CBJO0010000000000131000302', 'KW81CBKU0000000000001234560101', 'KZ86125KZT5004100100', 'LB62099900000001001901229114',
    'LC55HEMM000100010012001200023015', 'LI21088100002324013AA', 'LT121000011101001000', 'LU280019400644750000', 'LV80BANK0000435195001', 'MC5811222000010123456789030',
    'MD24AG000225100013104168', 'ME25505000012345678951', 'MK07250120000058984', 'MR1300020001010000123456753', 'MT84MALT011000012345MTLCAST001S', 'MU17BOMM0101101030300200000MUR',
    'NL91ABNA0417164300', 'NO9386011117947', 'PK36SCBL0000001123456702', 'PL61109010140000071219812874', 'PS92PALS000000000400123456702', 'PT50000201231234567890154',
    'QA58DOHB00001234567890ABCDEFG', 'RO49AAAA1B31007593840000', 'RS35260005601001611379', 'SA0380000000608010167519', 'SC18SSCB11010000000000001497USD', 'SE4550000000058398257466',
    'SI56263300012039086', 'SK3112000000198742637541', 'SM86U0322509800000000270100', 'ST68000100010051845310112', 'TL380080012345678910157', 'TN5910006035183598478831',
    'TR330006100519786457841326', 'UA213223130000026007233566001', 'VA59001123000012345678', 'VG96VPVG0000012345678901', 'XK051212012345678906',
] as const;

describe('iban', () => {
    for (const number of EXAMPLES) {
        it(`finds ${number}`, () => assert.deepEqual(found(iban, `to ${number} please`), [number]));
        it(`leaves ${number} with other check digits`, () => {
            const other = String((Number(number.slice(2, 4)) % 97) + 2).padStart(2, '0');
            assert.deepEqual(found(iban, number.slice(0, 2) + other + number.slice(4)), []);
        });
    }

    for (const [title, separator] of SEPARATORS) {
        for (const number of ['DE89 3704 0044 0532 0130 00', 'GB29 NWBK 6016 1331 9268 19', 'NO93 8601 1117 947', 'FR14 2004 1010 0505 0001 3M02 606']) {
            it(`finds ${number} with ${title}`, () => {
                const written = number.replaceAll(' ', separator);
                assert.deepEqual(found(iban, `to ${written} ok`), [written]);
            });
        }
    }

    for (const [title, before, after] of [
        ...SURROUNDINGS, ['touching the word for it', 'IBAN', ''], ['touching the word for it in small letters', 'my iban', ''], ['touching a currency', '', 'EUR'],
        ['touching a currency in small letters', '', 'chf.'], ['touching both', 'IBAN', 'USD 100'],
    ] as const) {
        it(`finds a number ${title}`, () => assert.deepEqual(found(iban, before + GERMAN + after), [GERMAN]));
    }

    for (const [title, text, expected] of [
        ['small letters', GERMAN.toLowerCase(), [GERMAN.toLowerCase()]],
        ['small and large letters', 'gB29nwbK60161331926819', ['gB29nwbK60161331926819']],
        ['two numbers', `${GERMAN} ${GERMAN}`, [GERMAN, GERMAN]],
        ['a number behind what begins like one', `AB12 ${GERMAN}`, [GERMAN]],
        ['a number behind a longer word', `Konto ${GERMAN}`, [GERMAN]],
    ] as const) {
        it(`finds ${title}`, () => assert.deepEqual(found(iban, text), expected));
    }

    for (const [title, text] of [
        ['a digit too few', GERMAN.slice(0, -1)],
        ['a digit too many', `${GERMAN}0`],
        ['a letter too many', `${GERMAN}x`],
        ['a longer word that ends like the word for it', `xiban${GERMAN}`],
        ['three letters too many that are no currency', `${GERMAN}ABC`],
        ['a longer word that begins like a currency', `${GERMAN}EURO`],
        ['a letter before it', `x${GERMAN}`],
        ['a country without IBANs', `US${GERMAN.slice(2)}`],
        ['a country of another length', `NO${GERMAN.slice(2)}`],
        ['five blanks in it', 'DE89 3704     0044 0532 0130 00'],
        ['a word in it', 'DE89 3704 0044 and 0532 0130 00'],
        ['only its head', 'DE89'],
        ['only its head and blanks', 'DE89    '],
        ['a GUID', '123e4567-e89b-12d3-a456-426614174000'],
        ['a GUID with an IBAN across its groups', 'a85f7d51-5e03-4056-be91-3758851ad068'],
        ['no digits', 'a sentence'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(iban, text), []));
    }

    it('leaves a number with any one digit changed', () => {
        fc.assert(
            fc.property(fc.constantFrom(...EXAMPLES), fc.nat(), fc.integer({ min: 1, max: 9 }), (number, at, more) => {
                const index = 2 + (at % (number.length - 2));
                fc.pre(/[0-9]/.test(number[index]!));
                const changed = number.slice(0, index) + String((Number(number[index]) + more) % 10) + number.slice(index + 1);
                assert.ok(!mod97(changed));
                assert.deepEqual(found(iban, changed), []);
            }),
        );
    });

    for (const [title, unit] of HOSTILE) it(`reads ${title} in linear time`, () => linear(iban, unit));
});
