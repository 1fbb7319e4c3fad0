import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';

export const NP = [
    /** National identity numbers. @see https://donidcr.gov.np/ */
    pattern({
        kind: 'NP_NATIONAL_ID',
        handling: 'restricted',
        region: 'NP',
        shapes: ['9999999999', '999-999-999-9'],
        context: words('राष्ट्रिय परिचय', 'परिचयपत्र', 'nagarikta', 'nepali id', 'rastriya parichaya'),
        confidence: [NEVER, 0.85],
    }),
    /** Taxpayers: permanent account numbers. @see https://ird.gov.np/ */
    pattern({
        kind: 'NP_PAN',
        handling: 'restricted',
        region: 'NP',
        shapes: ['999999999'],
        context: words('pan no', 'pan number', 'स्थायी लेखा', 'pan'),
        confidence: [NEVER, 0.8],
    }),
] as const;
