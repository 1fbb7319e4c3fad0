import type { TextSought } from '../../scan/detector';
import type { Scan } from '../../scan/scan';
import { entropy } from './characters';

/** A `c` of 'access key' and 'secret key', however they are written, and the first letter of a key's id: letters that are looked at anyway. */
export const AMAZON_LETTERS: TextSought = {
    source: '[cC](?=(?:[eE][sS][sS]|[rR][eE][tT])[ _-]{0,2}[kK][eE][yY])|A(?=[KS]IA[A-Z0-9]{16})',
    last: 'cCA',
};

const ID = 'A[KS]IA[A-Z0-9]{16}';
const SIGNS = '[\\s:=>|,;("\'`*]{1,6}';
/** One in 27 has no digit, one in four no sign: such a value is told by what stands before it alone. */
const VALUE = '(?<value>[A-Za-z0-9/+]{40})(?![\\w/+=-])';
/** The list that can be downloaded has the names in one line, and the values in the next: the user's, the id, the secret. */
const NAMED = new RegExp(`c(?:ess|ret)[ _-]{0,2}key(?:[ \\t]+(?:is|was|ist|lautet|est|es|è|é))?${SIGNS}(?:(?:"?[\\w.@-]{1,64}"?,)?${ID}"?,"?)?${VALUE}`, 'iy');
const BEHIND_ID = new RegExp(`${ID}${SIGNS}(?:(?:and|und|et|y|e)\\s)?(?:[\\w ]{0,16}secret[\\w ]{0,16}${SIGNS})?${VALUE}`, 'iy');
const LEAST_ENTROPY = 3;

/** Claims the secret access key that is named by the words, or follows the id, at `at`. */
export function claimAmazonKey(scan: Scan, at: number): number {
    const form = scan.text[at] === 'A' ? BEHIND_ID : NAMED;
    form.lastIndex = at;
    const value = form.exec(scan.text)?.groups?.value;
    if (value !== undefined && entropy(value) >= LEAST_ENTROPY) scan.claim('SECRET', form.lastIndex - value.length, form.lastIndex, 0.8);
    return at + 1;
}
