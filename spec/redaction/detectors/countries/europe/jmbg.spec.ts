import { JMBG } from '../../../../../lib/redaction/detectors/countries/europe/jmbg';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of the countries that were Yugoslavia', JMBG, [
    {
        kind: 'BA_JMBG', word: 'JMBG', bare: true, checked: true,
        valid: ['0101985150002'],
        wrong: ['0101985150003', '0113985150002', '0101985210005'],
    },
    { kind: 'ME_JMBG', word: 'JMBG', valid: ['0101985210005'], bare: true, wrong: ['0101985210006'], checked: true },
    { kind: 'HR_JMBG', word: 'JMBG', valid: ['0101985330000'], bare: true, wrong: ['0101985330001'], checked: true },
    { kind: 'MK_EMBG', word: 'ЕМБГ', valid: ['0101985450006'], bare: true, wrong: ['0101985450007'], checked: true },
    { kind: 'SI_EMSO', word: 'EMŠO', valid: ['0101006500006'], bare: true, wrong: ['0101006500007', '0101506500006'], checked: true },
    { kind: 'RS_JMBG', word: 'ЈМБГ', valid: ['0101985710008', '0101985010006'], bare: true, wrong: ['0101985710009'], checked: true },
]);
