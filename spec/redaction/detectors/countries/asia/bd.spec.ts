import { BD } from '../../../../../lib/redaction/detectors/countries/asia/bd';
import { itFinds } from '../identifiers';

describe('BD', () => {
    itFinds(BD, {
        found: [],
        left: [
            ['no word for it', 'BD_NID', '1234567890'],
        ],
        inContext: [
            ['NID', 'BD_NID', '1234567890'],
            ['NID', 'BD_NID', '19852691234567890'],
            ['জাতীয় পরিচয়', 'BD_NID', '1234567890123'],
        ],
    });
});
