import { UZ } from '../../../../../lib/redaction/detectors/countries/asia/uz';
import { itFinds } from '../identifiers';

describe('UZ', () => {
    itFinds(UZ, {
        found: [
            ['UZ_PINFL', '31507850210019'],
            ['UZ_PINFL', '40101990310004'],
        ],
        left: [
            ['no such century', 'UZ_PINFL', '71507850210019'],
            ['a thirteenth month', 'UZ_PINFL', '31513850210019'],
            ['another check digit', 'UZ_PINFL', '31507850210018'],
        ],
        inContext: [
            ['PINFL', 'UZ_PINFL', '31507850210019'],
            ['ПИНФЛ', 'UZ_PINFL', '31507850210019'],
        ],
    });
});
