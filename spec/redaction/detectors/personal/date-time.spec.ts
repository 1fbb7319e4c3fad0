import { DATES, NAMED_MONTHS } from '../../../../lib/redaction/detectors/personal/date-time';
import { itFindsMarked } from './finding';

const detectors = { patterns: NAMED_MONTHS, numbers: [DATES] };
const year = new Date().getFullYear();

describe('DATES', () => {
    itFindsMarked(detectors, 'DATE_TIME', [
        'on «5/21/2021»', 'on «21/5/2021»', 'on «05/21/21»,', 'on «2021/5/21»', 'on «2021-05-21».', 'on «21.05.2021».', 'on «21.5.21»',
        'on «5-21-2021»', 'on «21-05-2021»',
        'at «2021-05-21T10:20:30Z»', 'at «2021-05-21T10:20:30.123+02:00»', 'at «2021-05-21T10:20-05:00» ok', 'on «21-May-2021»', 'on «1-JAN-21»',
        'in «MAY-2021»', 'in «may-21»', 'on «21-May»',
        'on «5 May 1980»', 'on «5th of May, 1980»', 'on «May 5, 1980»', 'am «5. Mai 1980»', 'le «5 mai 1980»', 'el «5 de mayo de 1980»',
        'den «5 maj 1980»', '«1980年5月6日»に', '«1980년 5월 6일»', '«12/05/2024» «13/05/2024»',
        '13/13/2021', '2021-13-01', '31.2.2021', '30/2/2021', '10.0.12.1', '1.2.12.4', '12/05/20245', '4111-11-11-11', '0-MAY', '32-May',
        '21-Foo-2021', 'and 2024', '1234', '5 people in 2024',
    ]);
    itFindsMarked(detectors, 'DATE_TIME', ['by «12/2024»', 'by «1/24»', '13/24', '12/24/'], 0);
    itFindsMarked(detectors, 'DATE_OF_BIRTH', [
        'born on «5 May 1980»', 'DOB: «05/06/1980»', 'date of birth «1980-05-06»', '«5/6/1980» is my birth date', 'geboren am «5. Mai 1980»',
        'née le «5 mai 1980»', 'fecha de nacimiento «05/06/1980»',
        'nata il «5.6.1980»', 'data de nascimento: «5/6/1980»', 'geboortedatum «5-6-1980»', 'data urodzenia «05.06.1980»', 'född «1980-05-06»',
        'doğum tarihi «05.06.1980»', '生年月日：«1980年5月6日»', '出生日期 «1980-05-06»', 'дата рождения «05.06.1980»',
        'my birthday is «5/6/1980»', `my birthday party on 5/6/${year}`, `born on 5/6/${year + 1}`, 'born on 5/6/1880', 'on 05/06/1980',
        'born in 06/1980',
    ]);
});
