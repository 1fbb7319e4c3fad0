import { pattern } from '../../scan/pattern';
import { words } from '../../scan/words';
import { ID_WORDS } from '../countries/asia/id-words';
import { NEVER } from '../countries/confidence';
import { isAmount } from '../countries/written';

const WORDS = words(
    ...ID_WORDS, 'ausweisnummer', 'personalausweis', 'ausweis', "carte d'identité", 'identité', 'cédula', 'documento de', 'identidad', 'identità',
    'identidade',
    'identiteitskaart', 'identiteitsnummer', 'dowód osobisty', 'dowodu', 'identitetskort', 'kimlik', '身分証', '身分証番号', '身份证', '證件號碼', '신분증',
);

/** The numbers of identity cards of which no country's rules are known, where a word calls them so. */
export const NATIONAL_ID = [
    pattern({
        kind: 'NATIONAL_ID',
        handling: 'restricted',
        shapes: [
            '9999999', '99999999', '999999999', '9999999999', '99999999999', '999999999999', '9999999999999', '99999999999999', 'A999999', 'A9999999',
            'A99999999', 'AA999999', 'AA9999999', 'AAA999999', '99-999-999', '9-999-999-999', '9999-9999-9999', '999-999-999', '99999999-9',
        ],
        valid: (_, written) => !isAmount(written),
        context: WORDS,
        confidence: [NEVER, 0.6],
    }),
] as const;
