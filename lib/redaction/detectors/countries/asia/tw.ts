import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { ID_WORDS } from './id-words';

/** What each letter counts, in the order in which the counties got theirs. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

export const TW = [
    /**
     * Citizens (second digit 1 or 2) and, since 2021, foreigners (8 or 9).
     * @see https://en.wikipedia.org/wiki/National_identification_card_(Taiwan)
     */
    pattern({
        kind: 'TW_NATIONAL_ID',
        handling: 'restricted',
        region: 'TW',
        shapes: ['A999999999'],
        valid: isNationalId,
        context: words('身分證', '身份證', '身分證字號', '身份證字號', '國民身分證', '居留證', '统一证号', '統一證號', ...ID_WORDS),
        confidence: [0.4, 1],
    }),
    /** Companies. @see https://en.wikipedia.org/wiki/Unified_Business_No. (since 2023 the sum is divided by five) */
    pattern({
        kind: 'TW_UBN',
        handling: 'off',
        region: 'TW',
        shapes: ['99999999'],
        valid: isUbn,
        context: words('統一編號', '統編', '公司統編', 'ubn', 'business number', 'vat number'),
        confidence: [NEVER, 0.85],
    }),
] as const;

function isNationalId(id: string): boolean {
    if (!'1289'.includes(id[1]!)) return false;
    const letter = LETTERS.indexOf(id[0]!) + 10;
    return (Math.floor(letter / 10) + (letter % 10) * 9 + weighted(id.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1])) % 10 === 0;
}

/** Two-digit products count as the sum of their digits; a seven at its place may count 0 or 1. */
function isUbn(id: string): boolean {
    let sum = 0;
    for (const [index, weight] of [1, 2, 1, 2, 1, 2, 4, 1].entries()) {
        const product = Number(id[index]) * weight;
        sum += Math.floor(product / 10) + (product % 10);
    }
    return sum % 5 === 0 || (id[6] === '7' && (sum + 1) % 5 === 0);
}
