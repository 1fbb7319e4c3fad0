import type { TurnContextLike } from '../turn/types';

interface Identity {
    claims?: readonly { type: string; value: unknown }[];
}

const TEAMS_BOT = /^28:([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})$/i;

/**
 * Whether an activity says what the token it came with rules out: Teams names another bot than the token is for; a channel speaks as
 * another bot's skill call, or as the emulator, which both show tokens of their own. Where the adapter knows no claims, nothing is ruled out.
 */
export function contradictsClaims({ activity, adapter, turnState }: TurnContextLike): boolean {
    const identity = turnState.get((adapter as { BotIdentityKey?: symbol }).BotIdentityKey) as Identity | undefined;
    const claim = (name: string) => identity?.claims?.find?.(({ type }) => type === name)?.value;
    const { channelId, recipient } = activity;
    const [, bot] = (channelId === 'msteams' && typeof recipient?.id === 'string' && TEAMS_BOT.exec(recipient.id)) || [];
    const audience = claim('aud');
    if (bot !== undefined && typeof audience === 'string' && bot.toLowerCase() !== audience.toLowerCase()) return true;
    const isByToken = claim('iss') !== undefined && audience !== undefined;
    const caller = claim('appid') ?? claim('azp'); // of which a channel's own token has none
    return isByToken && ((recipient?.role === 'skill' && (caller ?? audience) === audience) || (channelId === 'emulator' && caller === undefined));
}
