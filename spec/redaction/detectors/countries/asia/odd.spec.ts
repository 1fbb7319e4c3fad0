import assert from 'node:assert/strict';
import { CN_PLATES } from '../../../../../lib/redaction/detectors/countries/asia/cn';
import { AADHAAR_WITH_COLONS, ODD_PAN } from '../../../../../lib/redaction/detectors/countries/asia/in-odd';
import { PH } from '../../../../../lib/redaction/detectors/countries/asia/ph';
import { claimed } from '../../../scanning';

const found = (text: string, least?: number) => claimed({ numbers: [AADHAAR_WITH_COLONS, ODD_PAN, CN_PLATES] }, text, least);

describe('odd Indian numbers', () => {
    it('finds an Aadhaar number with colons', () => assert.deepEqual(found('it is 2341:2341:2346.', 0), ['IN_AADHAAR 2341:2341:2346']));
    it('shows it in context', () => assert.deepEqual(found('aadhaar 2341:2341:2346'), ['IN_AADHAAR 2341:2341:2346']));
    for (const text of ['2341:2341:2347', '1341:2341:2346', '2341:2341:23467', '2341:2341:2346:1', '2341:2341']) {
        it(`leaves ${text.replaceAll(/[0-9]/g, '9')} that is none`, () => assert.deepEqual(found(text, 0), []));
    }
    it('takes ten letters and digits for a PAN only when everything is asked for', () => {
        assert.deepEqual([found('A1111DFSFS', 0), found('A1111DFSFS')], [['IN_PAN A1111DFSFS'], []]);
    });
    for (const text of ['A1111DFSFSX', 'A111DFSFSX', '1111222233', 'A1111 DFSFS']) it(`leaves ${text}`, () => assert.deepEqual(found(text, 0), []));
});

describe('CN_PLATES', () => {
    for (const plate of ['京A12345', '沪B·67890', '粤BD12345', '粤B12345D', '京A1234警', '川A 8K888', '琼E12F34'.slice(0, 2) + '123F4']) {
        it(`finds ${plate.replaceAll(/[0-9]/g, '9')}`, () => assert.deepEqual(found(`车牌${plate}，谢谢`), [`CN_LICENSE_PLATE ${plate}`]));
    }
    for (const text of ['A12345', '京I12345', '京A1234', '京A1234567', '京12345']) it(`leaves ${text}`, () => assert.deepEqual(found(text, 0), []));
});

describe('PH', () => {
    it("claims a taxpayer's number with its branch once", () => {
        const claims = claimed({ patterns: PH }, 'TIN: 123-456-782-000', 0);
        assert.deepEqual(claims.filter((claim) => claim.startsWith('PH_TIN')), ['PH_TIN 123-456-782-000']);
    });
});
