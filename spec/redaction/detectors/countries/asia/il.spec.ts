import { IL } from '../../../../../lib/redaction/detectors/countries/asia/il';
import { itFinds } from '../identifiers';

describe('IL', () => {
    itFinds(IL, {
        found: [
            ['IL_ID', '123456782'],
            ['IL_ID', '001234566'],
            ['IL_ID', '12345678-2'],
        ],
        left: [
            ['zeros', 'IL_ID', '000000000'],
            ['eight digits and no word for it', 'IL_ID', '39337423'],
        ],
        inContext: [
            ['תעודת זהות', 'IL_ID', '123456782'],
            ['teudat zehut', 'IL_ID', '39337423'],
        ],
        checked: [
            ['IL_ID', '123456782'],
        ],
    });
});
