import { CZ_SK } from '../../../../../lib/redaction/detectors/countries/europe/cz-sk';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Czechia and Slovakia', CZ_SK, [
    {
        kind: 'CZ_BIRTH_NUMBER', word: 'rodné číslo',
        valid: ['710319/2745', '7103192745', '855714/1230', '052114/1236', '530228/123'],
        wrong: ['710319/2746', '711319/2745', '540228/123'],
    },
    { kind: 'SK_BIRTH_NUMBER', word: 'rodné číslo', valid: ['780123/3540', '7801233540'], wrong: ['780123/3541', '530228/000'] },
    { kind: 'CZ_ICO', word: 'IČO', valid: ['25123891', '00006947'], wrong: ['25123892'] },
]);
