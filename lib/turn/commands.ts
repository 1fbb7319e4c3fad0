import { OptionError } from '../support/errors';
import type { ActivityLike } from './types';

const LONGEST = 200;

/** An option of words that are commands, checked. A command that no message can be, or that every long one would be, is none. */
export function commandsOf(option: string, words: readonly string[]): ReadonlySet<string> {
    return new Set(words.map((each) => {
        const command = commandIn(each);
        if (!command) throw new OptionError(option, `words of up to ${LONGEST} characters`, each);
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
