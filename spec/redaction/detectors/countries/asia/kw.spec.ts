import { KW } from '../../../../../lib/redaction/detectors/countries/asia/kw';
import { itFinds } from '../identifiers';

describe('KW', () => {
    itFinds(KW, {
        found: [
            ['KW_CIVIL_ID', '285051701001'],
            ['KW_CIVIL_ID', '285051701028'],
            ['KW_CIVIL_ID', '2-850517-01036'],
        ],
        left: [
            ['a first digit of 4', 'KW_CIVIL_ID', '485051701001'],
            ['a thirteenth month', 'KW_CIVIL_ID', '285131701001'],
            ['another check digit', 'KW_CIVIL_ID', '285051701002'],
        ],
        inContext: [
            ['civil ID', 'KW_CIVIL_ID', '285051701001'],
            ['الرقم المدني', 'KW_CIVIL_ID', '285051701001'],
        ],
    });
});
