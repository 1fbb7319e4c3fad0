import { DE_PUBLIC } from '../../../../../lib/redaction/detectors/countries/europe/de-public';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('what is public of Germans', DE_PUBLIC, [
    {
        kind: 'DE_HANDELSREGISTER', word: 'Amtsgericht', bare: true,
        valid: ['HRB 86891', 'HRA1234', 'hrb 123456'],
        wrong: ['HRC 86891', 'HRB 1234567'],
    },
    {
        kind: 'DE_KFZ', word: 'Kennzeichen',
        valid: ['KA-PA 777', 'B MW 123', 'HH-AB-12E', 'M-X 1H'],
        wrong: ['KAPA777', 'KARL-PA 777', 'KA-PAX 777', 'KA-PA 77777', 'KA.PA 777'],
    },
    { kind: 'DE_PLZ', word: 'PLZ', valid: ['53113', '01067'], wrong: ['00999', '01000', '99999', '5311'] },
]);
