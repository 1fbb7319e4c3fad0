import { IT } from '../../../../../lib/redaction/detectors/countries/europe/it';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Italy', IT, [
    {
        kind: 'IT_FISCAL_CODE', word: 'codice fiscale', bare: true,
        valid: ['RSSMRA85T10A562S', 'RSS MRA 85T10 A562S', 'rssmra85t10a562s', 'RSSMRA85T10A56NH', 'RCCMNL83S18D969H'],
        wrong: ['RSSMRA85T32A562S', 'RSSMRA85F10A562S', 'RASMRA85T10A562S', 'RSSMRA85T10N562S', 'RSSMRA85T10A562'],
    },
    {
        kind: 'IT_VAT_CODE', word: 'partita IVA', checked: true,
        valid: ['00743110157', '0074 3110 157', 'IT00743110157', 'IT 00743110157'],
        wrong: ['00743110158', '00000000000', 'IT00743110158'],
    },
    {
        kind: 'IT_IDENTITY_CARD', word: "carta d'identità",
        valid: ['AX1234567', 'AX 1234567', '1234567AA', 'CA00000AA'],
        wrong: ['A1234567', 'CA0000AA'],
    },
    { kind: 'IT_DRIVER_LICENSE', word: 'patente', valid: ['BO1234567X', 'U1K5B83Y7L'], wrong: ['U1A5B83Y7L', 'BO123456X', 'V1K5B83Y7L'] },
    { kind: 'IT_PASSPORT', word: 'passaporto', valid: ['YA1234567', 'ya1234567'], wrong: ['Y12345678', 'YA 1234567'] },
]);
