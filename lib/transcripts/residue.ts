import type { Residue } from './receipt';

const DAY = 24 * 3_600_000;
/** Channels that run over Direct Line, which keeps messages for a day and cannot be flushed. */
const DIRECT_LINE = new Set(['directline', 'webchat']);

/** What bot-warden knows of a channel's own copies of a conversation that is erased now. */
export function residueOf(channelId: string, now: number): Residue {
    if (DIRECT_LINE.has(channelId)) return { what: 'Direct Line keeps its own copy of the messages for up to 24 hours', until: now + DAY };
    return { what: 'the channel keeps what it showed, for as long as its own settings say' };
}
