import { PH } from '../../../../../lib/redaction/detectors/countries/asia/ph';
import { itFinds } from '../identifiers';

describe('PH', () => {
    itFinds(PH, {
        found: [
            ['PH_TIN', '123456782'],
            ['PH_TIN', '123-456-782'],
            ['PH_TIN', '123-456-782-000'],
            ['PH_HEALTH_INSURANCE', '12-000015726-6'],
        ],
        left: [
            ['another check digit', 'PH_HEALTH_INSURANCE', '12-000015726-7'],
            ['ten digits', 'PH_TIN', '123456782-0'],
            ['no word for it', 'PH_UMID', '0028-1215160-9'],
            ['no word for it', 'PH_SSS', '34-1234567-8'],
        ],
        inContext: [
            ['TIN', 'PH_TIN', '123-456-782'],
            ['UMID', 'PH_UMID', '0028-1215160-9'],
            ['SSS number', 'PH_SSS', '34-1234567-8'],
            ['PhilHealth', 'PH_HEALTH_INSURANCE', '12-000015726-6'],
        ],
        checked: [
            ['PH_TIN', '123456782'],
        ],
    });
});
