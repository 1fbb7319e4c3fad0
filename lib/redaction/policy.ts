import { OptionError } from '../support/errors';
import type { Kind } from './finding';

/**
 * Who may have a kind of value: `restricted` nobody (neither the bot nor the store nor the user's screen), `personal` the
 * bot and the user but not the store, `off` everybody.
 */
export type Handling = 'restricted' | 'personal' | 'off';

export type Policy = Readonly<Record<Kind, Handling>>;

export const DEFAULT_POLICY: Policy = {
    CREDIT_CARD: 'restricted',
    US_SSN: 'restricted',
    IBAN_CODE: 'restricted',
    EMAIL_ADDRESS: 'personal',
    PHONE_NUMBER: 'personal',
};

/** The default policy with the developer's changes. */
export function policyOf(changes: Partial<Policy> = {}): Policy {
    if (typeof changes !== 'object' || changes === null) throw new OptionError('policy', 'an object of kinds and how to handle them', changes);
    for (const [kind, handling] of Object.entries(changes)) {
        const option = `policy.${kind}`;
        if (!Object.hasOwn(DEFAULT_POLICY, kind)) throw new OptionError(option, `a known kind (${Object.keys(DEFAULT_POLICY).join(', ')})`);
        if (!['restricted', 'personal', 'off'].includes(handling)) throw new OptionError(option, "'restricted', 'personal' or 'off'", handling);
    }
    return { ...DEFAULT_POLICY, ...changes };
}

/** The kinds that are handled in one of these ways. */
export function kindsHandled(policy: Policy, ...ways: Handling[]): Kind[] {
    return (Object.keys(policy) as Kind[]).filter((kind) => ways.includes(policy[kind]));
}
