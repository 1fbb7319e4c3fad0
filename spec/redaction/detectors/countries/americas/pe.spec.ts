import { PE } from '../../../../../lib/redaction/detectors/countries/americas/pe';
import { itFinds } from '../identifiers';

describe('PE', () => {
    itFinds(PE, {
        found: [
            ['PE_RUC', '20512333797'],
            ['PE_RUC', '20-51233379-7'],
            ['PE_DNI', '10117410'],
            ['PE_DNI', '10117410-2'],
            ['PE_DNI', '10117410-G'],
        ],
        left: [
            ['the digits of a day', 'PE_DNI', '20240115'],
            ['no such kind', 'PE_RUC', '30512333797'],
            ['another check letter', 'PE_DNI', '10117410-Z'],
        ],
        inContext: [
            ['RUC', 'PE_RUC', '20512333797'],
            ['DNI', 'PE_DNI', '10117410'],
        ],
        checked: [
            ['PE_RUC', '20512333797'],
        ],
    });
});
