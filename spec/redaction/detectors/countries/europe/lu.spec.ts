import { LU } from '../../../../../lib/redaction/detectors/countries/europe/lu';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Luxembourg', LU, [
    {
        kind: 'LU_MATRICULE', word: 'matricule', bare: true, checked: true,
        valid: ['1985071412341', '19850714 123 41'],
        wrong: ['1985071412342', '1985071412351', '1785071412341', '1985131412341'],
    },
]);
