import { OptionError } from '../support/errors';
import type { Budget } from '../turn/rewrite';

/** For what a user sends: an activity of Direct Line fits, with room to spare. */
export const INBOUND_BUDGET: Budget = { depth: 32, nodes: 5_000, characters: 100_000 };

/** For what a bot sends: cards and their pictures make it much larger than what a user does. */
export const OUTBOUND_BUDGET: Budget = { depth: 64, nodes: 100_000, characters: 4_000_000 };

/** The default budget with the developer's changes. A limit that is no number would be none. */
export function budgetOf(changes: Partial<Budget> = {}): Budget {
    if (typeof changes !== 'object' || changes === null) throw new OptionError('budget', 'an object of limits', changes);
    for (const [name, limit] of Object.entries(changes)) {
        if (!Object.hasOwn(INBOUND_BUDGET, name)) throw new OptionError(`budget.${name}`, `one of ${Object.keys(INBOUND_BUDGET).join(', ')}`);
        if (!Number.isSafeInteger(limit) || limit < 1) throw new OptionError(`budget.${name}`, 'a positive whole number', limit);
    }
    return { ...INBOUND_BUDGET, ...changes };
}
