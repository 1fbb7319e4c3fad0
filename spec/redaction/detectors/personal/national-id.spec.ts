import { NATIONAL_ID } from '../../../../lib/redaction/detectors/personal/national-id';
import { itFindsMarked } from './finding';

describe('NATIONAL_ID', () => {
    itFindsMarked({ patterns: NATIONAL_ID }, 'NATIONAL_ID', [
        'my national ID is «1234567»', 'ID number «12345678901234»', 'ID card: «AA1234567»', 'Personalausweis «123456789»',
        "carte d'identité «123456789012»", 'cédula «1234567890»',
        'documento de identidad «12345678»', 'bilhete de identidade «12345678»', 'identiteitskaart «1234567890»', 'kimlik «12345678901»',
        '身分証番号«12345678»', '신분증 «123456789»',
        '12345678', 'my national ID is 123456', 'order 12345678', 'ID card for 1.500.000 people', 'idea 12345678',
    ]);
});
