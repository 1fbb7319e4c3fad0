import { FI } from '../../../../../lib/redaction/detectors/countries/europe/fi';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of Finland', FI, [
    { kind: 'FI_PERSONAL_IDENTITY_CODE', word: 'henkilötunnus', valid: ['131052-308T', '131052-308t', '131052U308T', '131005A308N'], bare: true,
        wrong: ['131052-308X', '131052 308T', '131052G308T', '311152-308T', '290201A1230'], checked: true },
    { kind: 'FI_BUSINESS_ID', word: 'Y-tunnus', valid: ['1572860-0', '2077474-0'], wrong: ['1572860-1', '15728600'], checked: true },
]);
