import { KZ } from '../../../../../lib/redaction/detectors/countries/asia/kz';
import { itFinds } from '../identifiers';

describe('KZ', () => {
    itFinds(KZ, {
        found: [
            ['KZ_IIN', '850517350122'],
            ['KZ_IIN', '850517 350122'],
        ],
        left: [
            ['a thirteenth month', 'KZ_IIN', '851317350122'],
            ['another check digit', 'KZ_IIN', '850517350123'],
            ['no such century', 'KZ_IIN', '850517750122'],
        ],
        inContext: [
            ['ИИН', 'KZ_IIN', '850517350122'],
            ['жсн', 'KZ_IIN', '850517350122'],
            ['IIN', 'KZ_IIN', '850517350122'],
        ],
    });
});
