import { FR } from '../../../../../lib/redaction/detectors/countries/europe/fr';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of France', FR, [
    {
        kind: 'FR_NIR', word: 'sécurité sociale', bare: true, checked: true,
        valid: ['2 55 08 14 168 025 38', '255081416802538', '1 85 07 2A 004 123 88', '185072B00412318'],
        wrong: ['255081416802537', '555081416802538', '255141416802538', '185072C00412388', '185072B00412388'],
    },
    { kind: 'FR_SPI', word: 'numéro fiscal', valid: ['07 01 987 765 493', '0701987765493'], wrong: ['0701987765494', '4701987765493'] },
    { kind: 'FR_SIREN', word: 'SIREN', valid: ['732 829 320', '732829320'], wrong: ['732 829 321', '000000000'], checked: true },
    {
        kind: 'FR_SIRET', word: 'SIRET',
        valid: ['732 829 320 00074', '73282932000074', '35600000049837'],
        wrong: ['73282932000075', '73282932100073', '35600000049838'],
    },
]);
