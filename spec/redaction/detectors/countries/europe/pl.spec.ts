import { PL } from '../../../../../lib/redaction/detectors/countries/europe/pl';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Poland', PL, [
    {
        kind: 'PL_PESEL', word: 'PESEL', checked: true,
        valid: ['44051401458', '440514-01458', '02270803624'],
        wrong: ['44051401457', '44131401457', '44023101459'],
    },
    {
        kind: 'PL_NIP', word: 'NIP', checked: true,
        valid: ['123-456-32-18', '856-734-62-15', '8567346215'],
        wrong: ['123-456-32-19', '023-456-32-18'],
    },
    { kind: 'PL_REGON', word: 'REGON', valid: ['192598184', '12345678512347'], wrong: ['192598183', '12345678512348', '12345678612347'] },
    { kind: 'PL_ID_CARD', word: 'dowód', valid: ['ABA300000', 'ABA 300000', 'XYZ823456'], wrong: ['ABA300001', 'AB3000000'] },
]);
