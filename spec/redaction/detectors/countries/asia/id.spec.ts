import { ID } from '../../../../../lib/redaction/detectors/countries/asia/id';
import { itFinds } from '../identifiers';

describe('ID', () => {
    itFinds(ID, {
        found: [
            ['ID_NIK', '3171011708450001'],
            ['ID_NIK', '3171 0117 0845 0001'],
            ['ID_NIK', '3171015708450001'],
            ['ID_NPWP', '01.312.166.0-091.000'],
        ],
        left: [
            ['no province', 'ID_NIK', '9971011708450001'],
            ['a thirteenth month', 'ID_NIK', '3171011713450001'],
            ['a fortieth day', 'ID_NIK', '3171014008450001'],
            ['no serial', 'ID_NIK', '3171011708450000'],
            ['no word for it', 'ID_NPWP', '013121660091000'],
        ],
        plain: [
            ['ID_NPWP', '01.312.166.0-091.000'],
        ],
        inContext: [
            ['NIK saya', 'ID_NIK', '3171011708450001'],
            ['KTP', 'ID_NIK', '3171011708450001'],
            ['NPWP', 'ID_NPWP', '013121660091000'],
        ],
    });
});
