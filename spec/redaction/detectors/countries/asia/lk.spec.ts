import { LK } from '../../../../../lib/redaction/detectors/countries/asia/lk';
import { itFinds } from '../identifiers';

describe('LK', () => {
    itFinds(LK, {
        found: [
            ['LK_NIC', '853400937V'],
            ['LK_NIC', '853400937x'],
            ['LK_NIC', '856400937V'],
            ['LK_NIC', '853990937V'],
            ['LK_NIC', '198534000937'],
        ],
        left: [
            ['another letter', 'LK_NIC', '853400937A'],
            ['no such day', 'LK_NIC', '198539900937'],
        ],
        inContext: [
            ['NIC', 'LK_NIC', '853400937V'],
            ['NIC number', 'LK_NIC', '198534000937'],
        ],
    });
});
