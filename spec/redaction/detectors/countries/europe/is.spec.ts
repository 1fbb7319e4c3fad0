import { IS } from '../../../../../lib/redaction/detectors/countries/europe/is';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Iceland', IS, [
    {
        kind: 'IS_KENNITALA', word: 'kennitala',
        valid: ['120174-3399', '1201743399', '450401-3150'],
        wrong: ['120174-3389', '121374-3399', '120174-3397'],
    },
]);
