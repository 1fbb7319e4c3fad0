import { OptionError } from '../support/errors';
import { texts } from '../support/options';

/** Tenant ids for all channels, or by channel, and then only these channels are asked for one. */
export type Tenants = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** The tenants that are allowed on a channel; nothing when it is not asked for one. */
export type TenantRule = (channelId: string) => ReadonlySet<string> | undefined;

/** On these channels the client writes the activity, a tenant too. */
const CLIENT_WRITTEN = new Set(['directline', 'webchat', 'directlinespeech', 'emulator']);

/** What is looked at of a turn. */
export interface TenantRecord {
    channelId: string;
    conversation?: unknown;
    channelData?: unknown;
    /** The `tid` of a channel's token. */
    claim?: string | undefined;
}

/** Whether a turn comes from an allowed tenant. Where two places name one, they must agree; where none does, it does not. */
export function isAllowedTenant(given: TenantRecord, rule: TenantRule): boolean {
    const allowed = rule(given.channelId);
    if (!allowed) return true;
    const named = tenantsIn(given);
    const [tenant] = named;
    return typeof tenant === 'string' && named.every((other) => other === tenant) && allowed.has(tenant);
}

/** What is named, in lower case; whatever else than a string agrees with nothing. */
function tenantsIn({ channelId, conversation, channelData, claim }: TenantRecord): unknown[] {
    const written = CLIENT_WRITTEN.has(channelId) ? [] : [at(conversation, 'tenantId'), at(at(channelData, 'tenant'), 'id')];
    return [...written, claim]
        .filter((tenant) => tenant !== undefined && tenant !== null)
        .map((tenant) => (typeof tenant === 'string' ? tenant.toLowerCase() : Symbol('no tenant')));
}

function at(holder: unknown, name: string): unknown {
    return typeof holder === 'object' && holder !== null ? (holder as Record<string, unknown>)[name] : undefined;
}

/** The option `tenants`. */
export function tenantRuleOf(given: Tenants | undefined): TenantRule {
    if (given === undefined) return () => undefined;
    if (Array.isArray(given)) {
        const all = idsOf('tenants', given as readonly string[]);
        return () => all;
    }
    if (typeof given !== 'object' || given === null) throw new OptionError('tenants', 'an array of tenant ids, or one by channel', given);
    const byChannel = new Map(Object.entries(given).map(([channelId, ids]) => [channelId, idsOf(`tenants.${channelId}`, ids as readonly string[])]));
    return (channelId) => byChannel.get(channelId);
}

function idsOf(name: string, ids: readonly string[]): ReadonlySet<string> {
    return new Set(texts(name, ids).map((id) => id.toLowerCase()));
}
