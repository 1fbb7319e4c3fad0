import { RU } from '../../../../../lib/redaction/detectors/countries/europe/ru';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Russia', RU, [
    { kind: 'RU_INN', word: 'ИНН', valid: ['7707083893', '500100732259'], wrong: ['7707083894', '500100732258', '500100732249', '0007083893'] },
    { kind: 'RU_SNILS', word: 'СНИЛС', valid: ['112-233-445 95', '11223344595'], bare: true, wrong: ['112-233-445 96', '000-233-445 95'] },
    { kind: 'RU_PASSPORT', word: 'паспорт', valid: ['45 08 123456', '4508 123456', '4508123456'], wrong: ['45 08 12345'] },
    { kind: 'RU_OGRN', word: 'ОГРН', valid: ['1027700132195', '304500116000157'], wrong: ['1027700132196', '0027700132195'] },
]);
