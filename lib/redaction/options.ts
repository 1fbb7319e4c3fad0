import type { SecurityEvents } from '../events/security-events';
import type { KeyRing } from '../storage/key-ring';
import type { StorageLike } from '../storage/storage';
import type { ReplaceOption } from './operators/replacement';
import type { PolicyOption } from './policy';
import type { RedactorOptions } from './redactor';

export interface RedactionOptions {
    /** Who may have which kind of value: a preset ('standard', 'pci', 'hipaa', 'gdpr'), changes by kind, or a function. @default 'standard' */
    policy?: PolicyOption | undefined;
    /** More detectors with kinds of their own; what they find is restricted unless `policy` says otherwise. */
    detectors?: RedactorOptions['detectors'];
    /** The confidence from which a finding counts, from 0 to 1, for all kinds or by kind. @default 0.5 */
    threshold?: RedactorOptions['threshold'];
    /** The countries whose identifiers are looked for, as ISO 3166-1 codes. @default all */
    regions?: RedactorOptions['regions'];
    /** What is no finding, whatever detector found it: values in any case, patterns of whole values, or a function. */
    allow?: RedactorOptions['allow'];
    /** What is always one, of the kind `DENIED`, for every audience: words in any case, or patterns. */
    deny?: RedactorOptions['deny'];
    /** What stands in place of a value: 'label', 'mask', 'hash', 'vault' or a function, for all kinds or by kind. @default 'label': `[KIND]` */
    replace?: ReplaceOption | undefined;
    /** For the vault, and of whom a sensitive answer is expected. Without one there is neither. */
    storage?: StorageLike | undefined;
    /** For hashes and the vault. */
    keys?: KeyRing | undefined;
    /** How long the vault keeps a value, in milliseconds. @default 900_000 (15 minutes) */
    keep?: number | undefined;
    /** How long the answer to a sensitive question is waited for, in milliseconds. @default 600_000 (10 minutes) */
    answerWithin?: number | undefined;
    /** What a user is told whose message is too large to be searched. @default 'Sorry, I cannot take this message.' */
    refusal?: string | undefined;
    events?: SecurityEvents | undefined;
}
