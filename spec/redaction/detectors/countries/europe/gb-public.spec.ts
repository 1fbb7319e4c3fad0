import { GB_PUBLIC } from '../../../../../lib/redaction/detectors/countries/europe/gb-public';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('what is public of Britons', GB_PUBLIC, [
    {
        kind: 'UK_POSTCODE', word: 'postcode', bare: true,
        valid: ['L1 8JQ', 'B33 8TH', 'CR2 6XH', 'W1P 1AA', 'BT20 3JG', 'WC2H 7LT', 'wc2h7lt', 'GIR 0AA'],
        wrong: ['Q1 8JQ', 'L1 8CQ', 'CI2 6XH', 'WC2I 7LT', 'L1-8JQ', 'ABC 0AA'],
    },
    {
        kind: 'UK_VEHICLE_REGISTRATION', word: 'number plate', valid: ['BX58 PLM', 'BX58PLM', 'P347 GLM', 'GLM 347P'], bare: true,
        wrong: ['BX30 PLM', 'BX01 PLM', 'BI58 PLM', 'Q347 GIM', 'GLM 347Z'],
    },
]);
