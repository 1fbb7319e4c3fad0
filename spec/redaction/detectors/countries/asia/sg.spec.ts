import { SG } from '../../../../../lib/redaction/detectors/countries/asia/sg';
import { itFinds } from '../identifiers';

describe('SG', () => {
    itFinds(SG, {
        found: [
            ['SG_NRIC_FIN', 'S0000001I'],
            ['SG_NRIC_FIN', 'T1234567J'],
            ['SG_NRIC_FIN', 'F1234567N'],
            ['SG_NRIC_FIN', 'G1234567X'],
            ['SG_NRIC_FIN', 'M1234567K'],
            ['SG_NRIC_FIN', 's0000001i'],
            ['SG_NRIC_FIN', 'X1234567A'],
            ['SG_UEN', '00192200M'],
            ['SG_UEN', '197401143C'],
            ['SG_UEN', 'S16FC0121D'],
            ['SG_UEN', 'T01FC6132D'],
        ],
        left: [
            ['two letters', 'SG_NRIC_FIN', 'SS000001I'],
            ['eight digits', 'SG_NRIC_FIN', 'S00000001I'],
            ['another check letter', 'SG_UEN', '00192200X'],
            ['a year long past', 'SG_UEN', '107401143C'],
            ['no such entity', 'SG_UEN', 'S16XX0121D'],
            ['another first letter', 'SG_UEN', 'A16FC0121D'],
        ],
        plain: [
            ['SG_NRIC_FIN', 'S0000001I'],
            ['SG_NRIC_FIN', 'T1234567J'],
            ['SG_NRIC_FIN', 'F1234567N'],
            ['SG_NRIC_FIN', 'G1234567X'],
            ['SG_NRIC_FIN', 'M1234567K'],
        ],
        inContext: [
            ['NRIC', 'SG_NRIC_FIN', 'S0000001J'],
            ['UEN', 'SG_UEN', '00192200M'],
        ],
    });
});
