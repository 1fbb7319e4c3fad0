import { NP } from '../../../../../lib/redaction/detectors/countries/asia/np';
import { itFinds } from '../identifiers';

describe('NP', () => {
    itFinds(NP, {
        found: [],
        left: [
            ['no word for it', 'NP_NATIONAL_ID', '1234567890'],
            ['no word for it', 'NP_PAN', '123456789'],
        ],
        inContext: [
            ['nagarikta', 'NP_NATIONAL_ID', '123-456-789-0'],
            ['PAN no', 'NP_PAN', '123456789'],
        ],
    });
});
