import assert from 'node:assert/strict';
import { DE } from '../../../../../lib/redaction/detectors/countries/europe/de';
import { claimed } from '../../../scanning';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Germany', DE, [
    {
        kind: 'DE_TAX_ID', word: 'Steuer-ID', checked: true,
        valid: ['86 095 742 719', '86095742719', '47036892816'],
        wrong: ['86 095 742 718', '06095742716'],
    },
    {
        kind: 'DE_TAX_NUMBER', word: 'Steuernummer', valid: ['93/815/08152', '093/815/08152', '133/8150/8159', '5133081508159', '2893081508152'],
        wrong: ['93-815-08152', '7893081508152'],
    },
    {
        kind: 'DE_SOCIAL_SECURITY', word: 'Rentenversicherungsnummer', valid: ['65 180539 W 001', '65180539W001', '65680539W002'], bare: true,
        wrong: ['65180539W002', '65321239W001', '65181339W001'],
    },
]);

describe('tax identification numbers of Germany', () => {
    const strict = (id: string) => claimed({ patterns: DE }, `Steuer-ID ${id}`, 0.9);

    it('hold one digit twice', () => assert.deepEqual(strict('86095742719'), ['DE_TAX_ID 86095742719']));
    it('hold one digit three times', () => assert.deepEqual(strict('36574261809'), ['DE_TAX_ID 36574261809']));
    it('do not hold ten different digits', () => assert.deepEqual(strict('10234567898'), []));
    it('do not hold two digits twice', () => assert.deepEqual(strict('11223456785'), []));
});
