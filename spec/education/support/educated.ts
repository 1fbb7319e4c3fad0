import { MemoryStorage, type Activity, type ChannelAccount, type TurnContext } from 'botbuilder';
import { SafeUseMiddleware, type SafeUseOptions } from '../../../lib';
import type { MiddlewareLike } from '../../../lib/turn/types';
import { recorded } from '../../helpers/bot';
import { CloudBot } from '../../login/support/cloud-bot';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

interface Card {
    version: string;
    fallbackText: string;
    rtl?: boolean;
    body: { items: { text: string }[]; rtl?: boolean }[];
    actions: { type: string; title: string; url?: string; data?: { topics: string[] } }[];
}

const echo = async (context: TurnContext) => {
    if (context.activity.type === 'message') await context.sendActivity(`echo: ${context.activity.text}`);
};

/** A bot whose user Ann is told how to use it safely; `after` are the protections behind it. */
export function educatedBot(options: Partial<SafeUseOptions> = {}, { logic = echo, after = [] }: { logic?: (context: TurnContext) => Promise<void>; after?: MiddlewareLike[] } = {}) {
    const storage = options.storage ?? new MemoryStorage();
    const education = new SafeUseMiddleware({ ...options, storage });
    const bot = new CloudBot([education, ...after], logic);
    /** Runs one turn. @returns what was sent in it, by a word for each */
    const heard = async (given: Partial<Activity> | string) => {
        const { sent } = await bot.take(typeof given === 'string' ? { type: 'message', text: given } : given);
        return sent.map(shortly);
    };
    return { bot, education, storage, heard, events: recorded(education.events) };
}

export const join = (more: Partial<Activity> = {}): Partial<Activity> => ({ type: 'conversationUpdate', locale: 'en-US', membersAdded: [{ id: 'the-bot' }, { id: 'dl_ann' }] as ChannelAccount[], ...more });
export const press = (...topics: unknown[]): Partial<Activity> => ({ type: 'message', value: { botWarden: 'safe-use', topics } });
export const inGroup = (from: string, text: string): Partial<Activity> => ({ type: 'message', text, from: { id: from, name: from } as Activity['from'], conversation: { id: 'group-1', isGroup: true } as Activity['conversation'] });

export function cardIn(activity: Partial<Activity> | undefined): Card | undefined {
    return activity?.attachments?.[0]?.content as Card | undefined;
}

/** The sentences of a card or text. */
export function readIn(activity: Partial<Activity> | undefined): string {
    return cardIn(activity)?.fallbackText ?? activity?.text ?? '';
}

/** `card` for how to use the bot safely, the topics of a piece of advice, or the text. */
function shortly(activity: Partial<Activity>): string {
    const topics = cardIn(activity)?.actions[0]?.data?.topics;
    if (topics?.[0] === 'safe-use') return 'card';
    if (topics) return topics.join('+');
    return activity.text?.startsWith('Using this bot safely') ? 'card' : (activity.text ?? activity.type ?? '');
}
