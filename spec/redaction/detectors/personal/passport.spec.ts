import { MIXED_PASSPORTS, PASSPORT } from '../../../../lib/redaction/detectors/personal/passport';
import { itFindsMarked } from './finding';

const detectors = { patterns: PASSPORT, rows: [MIXED_PASSPORTS] };

describe('PASSPORT', () => {
    itFindsMarked(detectors, 'PASSPORT', [
        'passport «AB123456»', 'passport «ab1234567»', 'my passport number is «A1234567»', 'passport no. «A12345678»', 'passport «ABC123456»',
        'passport «12AB34567»', 'passport «P1234567A»', 'passport «A12345»',
        'passport «123456789»', 'passport «12345678»', 'passport «1234567»', 'passport: «AB 1234567»', 'passport «AB 123 4567»',
        'passport «C01X00T47»', 'passport «NX1A2B3C4»', 'passport «A1B2C3D4»',
        'Reisepass «C1234567»', 'passeport «12AB34567»', 'pasaporte «AAA123456»', 'passaporto «YA1234567»', 'passaporte «CA123456»',
        'paspoort «NX1234567»', 'paszport «EA1234567»', 'pass nr «AA1234567»',
        'pasaport «U12345678»', 'パスポートは«TK1234567»です', '护照«E12345678»', '護照 «123456789»', '여권 «M12345678»', 'паспорт «AB1234567»',
        'passport\n«AB1234567»',
        'AB1234567', 'passport on 20261231', 'passport on 31122026', 'passport 123456', 'passport renewal in 2024', 'passport ABCDEFGH',
        'order AB1234567', 'my passport is with order AB1234567', 'passport to Vienna',
    ]);
    itFindsMarked(detectors, 'PASSPORT', ['take «AB1234567»', 'take «A12345678»', 'take 123456789', 'take A1B2C3D4', 'is 1234567'], 0);
    itFindsMarked(detectors, 'PASSPORT', ['PASSPORT NO «1234567»', 'my passport is «1234567»']);
});
