import { MACHINE_READABLE } from '../../../../lib/redaction/detectors/personal/machine-readable';
import { itFindsMarked } from './finding';

// Specimens of ICAO 9303, parts 4, 5 and 6.
const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
const TD1 = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'];

describe('MACHINE_READABLE', () => {
    itFindsMarked({ numbers: [MACHINE_READABLE] }, 'PASSPORT', [
        `«${TD3.join('\n')}»`, `here: «${TD3.join('\r\n')}» ok`, `«${TD3[1]}»`, `«${TD2.join('\n')}»`, `«${TD1.join('\n')}»`,
        `«${TD1.slice(0, 2).join('\n')}» ok`, `«${TD3.join(' ')}»`,
        TD3[1]!.replace('7408122', '7408123'), TD3[1]!.replace('1204159', '1204158'), TD3[1]!.replace('L898902C3', 'L898902C4'),
        TD3[1]!.replace('F', 'Q'), TD3[0]!, '7408122F1204159',
    ]);
});
