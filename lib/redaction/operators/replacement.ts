import type { KeyRing } from '../../storage/key-ring';
import { disregard } from '../../support/disregard';
import { OptionError, WardenError } from '../../support/errors';
import type { Kind } from '../detectors';
import type { Finding } from '../finding';
import { knownKind } from '../policy';
import { tokenFor } from '../vault/deposits';
import { hash } from './hash';
import { mask } from './mask';
import { tagsIn } from './tags';
import { isUnkeepable } from './unkeepable';

/**
 * What stands in place of a value: `label` is `[KIND]`; `mask` keeps its last four letters or digits; `hash` is the same for
 * the same value, under the bot's key; `vault` is a token for which {@link Vault.reveal} gives the value back.
 */
export type Operator = 'label' | 'mask' | 'hash' | 'vault';

export type ReplaceFunction = (finding: Finding, value: string) => string;

export type Replacement = Operator | ReplaceFunction;

/** One replacement for all kinds, or one by kind; the others become `[KIND]`. */
export type ReplaceOption = Replacement | ({ readonly [K in Kind]?: Replacement } & { readonly [custom: Uppercase<string>]: Replacement });

export interface ReplacementNeeds {
    /** Of the hashes. */
    keys: KeyRing | undefined;
    /** Whether there is a vault to put values into. */
    vault: boolean;
    /** Whether there are detectors with kinds of their own. */
    custom: boolean;
}

/**
 * The option `replace`, checked, as the function that it comes to. A function of the developer's is given every kind; the
 * others leave nothing of kinds like passwords and security codes but their label.
 */
export function replacementOf(given: ReplaceOption = 'label', needs: ReplacementNeeds): ReplaceFunction {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return functionOf('replace', given as Replacement, needs);
    const byKind = new Map<string, ReplaceFunction>();
    for (const [kind, replacement] of Object.entries(given as Record<string, Replacement>)) {
        knownKind(`replace.${kind}`, kind, needs.custom);
        byKind.set(kind, functionOf(`replace.${kind}`, replacement, needs));
    }
    return (finding, value) => (byKind.get(finding.kind) ?? label)(finding, value);
}

/** Whether any kind goes into the vault. */
export function usesVault(given: ReplaceOption | undefined): boolean {
    return given === 'vault' || (typeof given === 'object' && Object.values(given).includes('vault'));
}

function functionOf(option: string, given: Replacement, { keys, vault }: ReplacementNeeds): ReplaceFunction {
    switch (given) {
        case 'label':
            return label;
        case 'mask':
            return keeping((_, value) => mask(value));
        case 'hash':
            if (!keys) throw new OptionError('keys', 'given for a hash: without a key anybody could try all values');
            return keeping(({ kind }, value) => hash(keys, kind, value));
        case 'vault':
            if (!vault) throw new OptionError('storage', 'given, and `keys` too, for a vault');
            return keeping((finding, value) => tokenFor(finding.kind, value) ?? label(finding));
        default:
            if (typeof given !== 'function') throw new OptionError(option, "'label', 'mask', 'hash', 'vault' or a function", given);
            return (finding, value) => asText(given(finding, value));
    }
}

/** What else a function answers would stand in the text as JavaScript writes it: a promise, nothing, or the value's own words. */
function asText(replaced: unknown): string {
    if (typeof replaced === 'string') return replaced;
    disregard(replaced);
    throw new WardenError('ERR_WARDEN_DETECTOR', '`replace` must return a string');
}

function label({ kind }: Finding, value = ''): string {
    return `[${kind}]${isUnkeepable(kind) ? '' : tagsIn(value)}`;
}

function keeping(replace: ReplaceFunction): ReplaceFunction {
    return (finding, value) => (isUnkeepable(finding.kind) ? label(finding) : replace(finding, value) + tagsIn(value));
}
