import { EE_LT } from '../../../../../lib/redaction/detectors/countries/europe/ee-lt';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Estonia and Lithuania', EE_LT, [
    {
        kind: 'EE_ISIKUKOOD', word: 'isikukood',
        valid: ['36805280109', '37605030299', '50502141235'],
        wrong: ['36805280108', '36813280109', '06805280109'],
    },
    { kind: 'LT_ASMENS_KODAS', word: 'asmens kodas', valid: ['33309240064', '38703181745'], wrong: ['33309240065'] },
]);
