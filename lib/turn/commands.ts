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

/** What the text of a turn's activity was read as; several protections ask. It goes with the turn. */
const readings = new WeakMap<ActivityLike, { text: unknown; command: string }>();

/** Whether a message is one of these commands. */
export function isCommand(activity: ActivityLike, commands: ReadonlySet<string>): boolean {
    return activity.type === 'message' && commands.has(readingOf(activity));
}

function readingOf(activity: ActivityLike): string {
    const { text } = activity;
    const known = readings.get(activity);
    if (known && known.text === text) return known.command; // redaction changes the text
    const command = commandIn(text) ?? '';
    readings.set(activity, { text, command });
    return command;
}

/**
 * As people type a command: in any case, with or without accents, a full stop or the quotation marks that a text has around it, in Teams
 * behind the bot's name. A question is none, nor is a long text.
 */
function commandIn(words: unknown): string | undefined {
    if (typeof words !== 'string' || words.length > LONGEST) return undefined;
    const plain = folded(words.replace(/^\s*<at>[^<]*<\/at>/, '')).replace(/[\s\p{Pd}]+/gu, ' ').trim();
    return plain.replace(/^[\s\p{Pi}\p{Ps}"'„¡¿]+/u, '').replace(/[\s\p{Pf}\p{Pe}"'“.!。۔…]+$/u, '');
}

/** One form of everything that is read alike: by way of capitals, as the dotless i of Turkish and the sharp s of German have the same as i and ss. */
function folded(text: string): string {
    return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFD').replace(/[\p{M}\p{Cf}]+/gu, '').replaceAll('’', "'");
}
