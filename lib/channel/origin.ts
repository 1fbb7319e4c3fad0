import type { Caller } from './caller';
import type { ChannelRefusal } from './refusal';
import { checkServiceUrl, loopbackOrigin, type ServiceUrlRules } from './service-url';
import { isAllowedTenant, type TenantRule } from './tenants';

/** What is looked at of a turn: what it says, and what the adapter knows. */
export interface OriginRecord {
    caller: Caller;
    serviceUrl?: unknown;
    channelId?: unknown;
    conversation?: unknown;
    channelData?: unknown;
}

export interface OriginRules {
    development: boolean;
    serviceUrls: ServiceUrlRules;
    channels: ReadonlySet<string>;
    tenants: TenantRule;
    skillCallers: ReadonlySet<string>;
}

/** Who calls, from where, and where the answer would go. @returns why the turn is refused */
export function checkOrigin(turn: OriginRecord, rules: OriginRules): ChannelRefusal | undefined {
    const { caller, serviceUrl, channelId } = turn;
    if (caller.kind === 'none' && rules.development && channelId === 'test') return undefined; // the SDK's TestAdapter, which sends nowhere
    const byBot = caller.kind === 'skill' || (caller.kind === 'bot' && rules.skillCallers.size > 0); // proactive, to whom this is a skill of
    const place = { serviceUrl, channelId, claim: caller.serviceUrl, streams: caller.streams, byBot };
    const reason = checkCaller(turn, rules) ?? checkServiceUrl(place, rules.serviceUrls);
    if (reason || caller.kind === 'bot') return reason;
    if (typeof channelId !== 'string' || !rules.channels.has(channelId)) return 'channel';
    const claim = caller.kind === 'channel' ? caller.tenant : undefined; // another bot's tenant is not its user's
    return isAllowedTenant({ ...turn, channelId, claim }, rules.tenants) ? undefined : 'tenant';
}

function checkCaller({ caller, serviceUrl, channelId }: OriginRecord, rules: OriginRules): ChannelRefusal | undefined {
    const { kind, streams, appId = '' } = caller;
    if (kind === 'bot') return undefined;
    if (kind === 'skill') return rules.skillCallers.has(appId.toLowerCase()) ? undefined : 'skill-caller';
    if (rules.development && loopbackOrigin(serviceUrl) !== undefined) return undefined;
    if (kind === 'none') return 'no-identity';
    if (kind === 'anonymous') return 'anonymous';
    return channelId === 'emulator' || (kind === 'self' && !streams) ? 'emulator' : undefined;
}
