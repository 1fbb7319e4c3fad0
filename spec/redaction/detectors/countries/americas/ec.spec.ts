import { EC } from '../../../../../lib/redaction/detectors/countries/americas/ec';
import { itFinds } from '../identifiers';

describe('EC', () => {
    itFinds(EC, {
        found: [
            ['EC_CEDULA', '171430710-3'],
            ['EC_CEDULA', '1714307103'],
            ['EC_RUC', '1792060346-001'],
            ['EC_RUC', '1714307103001'],
        ],
        left: [
            ['no such province', 'EC_CEDULA', '2514307101'],
            ['a 7 in third place', 'EC_CEDULA', '1774307106'],
            ['no establishment', 'EC_RUC', '1714307103000'],
            ['no such province', 'EC_RUC', '2592060346001'],
        ],
        inContext: [
            ['cédula', 'EC_CEDULA', '1714307103'],
            ['RUC', 'EC_RUC', '1792060346001'],
        ],
        checked: [
            ['EC_CEDULA', '1714307103'],
        ],
    });
});
