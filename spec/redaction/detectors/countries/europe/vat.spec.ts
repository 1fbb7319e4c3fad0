import assert from 'node:assert/strict';
import { VAT } from '../../../../../lib/redaction/detectors/countries/europe/vat';
import { claimed } from '../../../scanning';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('VAT numbers', VAT, [
    {
        kind: 'EU_VAT', word: 'VAT no.', bare: true,
        valid: [
            'FR83404833048', 'FR 40 303 265 045', 'ATU13585627', 'BE0428759497', 'BE 0428.759.497', 'BG175074752', 'BG7523169263', 'CY10259033P',
            'CZ25123891', 'CZ7103192745', 'CZ640903926', 'DK13585628', 'EE100931558', 'EL094259216', 'ESA58818501', 'ES54362315K', 'ESX2482300W',
            'FI20774740', 'HR33392005961', 'HU12892312', 'IE6433435F', 'IE6433435OA', 'LT119511515', 'LT100001919017', 'LT100004801610', 'LU15027442',
            'LV40003521600', 'LV16117519997', 'MT11679112', 'NL004495445B01', 'NL000099998B57', 'PL8567346215', 'PT501964843', 'RO18547290',
            'SE123456789701', 'SI50223054', 'SK2022749619', 'hr33392005961',
        ],
        wrong: [
            'ATU13585626', 'ATX13585627', 'BE0428759498', 'BG175074753', 'BG1750747522', 'CY10259033Q', 'CZ25123892', 'CZ7103192746', 'DK13585629',
            'EE100931559', 'EL094259217', 'ESA58818502', 'ES54362315L', 'FI20774741', 'FR84404833048', 'FR83404833049', 'FROO404833048',
            'HR33392005962', 'HU12892313', 'IE6433435G', 'LT119511516', 'LT119511525', 'LU15027443', 'LV40003521601', 'MT11679113', 'NL004495446B01',
            'NL004495445C01', 'PL8567346216', 'PT501964844', 'RO18547291', 'RO08547290', 'SE123456789601', 'SE123456789700', 'SI50223055',
            'SK2022749618', 'CZ123456789', 'CZ640903927', 'LV29130110000', 'ESK1234567A', 'XX33392005961', 'hr 33392005961',
        ],
        checked: true,
    },
    {
        kind: 'DE_VAT_ID', word: 'USt-IdNr.', bare: true, checked: true,
        valid: ['DE811569869', 'DE 811 569 869', 'de811569869'],
        wrong: ['DE011569869', 'DE81156986', 'EN811569869'],
    },
    { kind: 'UK_VAT', word: 'VAT', valid: ['GB 980 7806 84', 'GB980780684', 'XI980780684'], bare: true, wrong: ['GB980780685', 'GC980780684'] },
]);

describe('a small word before a number', () => {
    for (const word of ['de', 'es', 'el', 'si', 'be', 'it', 'at']) {
        it(`is no country: ${word}`, () => {
            const numbers = ['811569869', '094259216', '50223054', '0428759497', '33392005961'];
            for (const number of numbers) assert.deepEqual(claimed({ patterns: VAT }, `${word} ${number}`), []);
        });
    }
});
