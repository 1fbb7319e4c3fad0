import { OptionError } from '../support/errors';
import type { ActivityLike } from '../turn/types';

const LONGEST = 200;

/** The option `signOutWords`, checked; an empty array means none. */
export function signOutWordsOf(given: readonly string[]): ReadonlySet<string> {
    if (!Array.isArray(given)) throw new OptionError('signOutWords', 'an array of strings', given);
    return new Set(given.map((words) => {
        const command = commandIn(words);
        if (!command) throw new OptionError('signOutWords', `words of up to ${LONGEST} characters`, words);
        return command;
    }));
}

/** Whether a message is one of these commands. */
export function isCommand({ type, text }: ActivityLike, commands: ReadonlySet<string>): boolean {
    return type === 'message' && commands.has(commandIn(text) ?? '');
}

/** As people type a command: in any case, with or without a full stop, in Teams behind the bot's name. A long text is none. */
function commandIn(words: unknown): string | undefined {
    if (typeof words !== 'string' || words.length > LONGEST) return undefined;
    return words.replace(/^\s*<at>[^<]*<\/at>/, '').trim().toLowerCase().replace(/[.!]+$/, '');
}
