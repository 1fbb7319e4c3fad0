import { wordFor, type Command } from '../turn/command-words';
import { languageOf, localeOf } from '../turn/locale';
import type { ActivityLike } from '../turn/types';
import { lengthOfTime } from './length-of-time';
import type { CheckedSafeUseOptions } from './options';
import { filled, safeUseIn, type SafeUseTexts } from './texts';
import type { AdviceTopic, SafeUseTopic } from './topics';

/** What a user is to read, before it is known how the channel shows it. */
export interface Content {
    title?: string;
    /** A heading and its list. */
    list?: { heading: string; items: readonly string[] };
    sentences: readonly string[];
    link?: { title: string; url: string };
    /** The button's title. */
    gotIt: string;
    topics: readonly SafeUseTopic[];
}

/** How to use the bot safely. */
export function safeUse(activity: ActivityLike, options: CheckedSafeUseOptions): Content {
    const texts = options.texts(activity);
    const items = options.neverAsks(localeOf(activity)) ?? safeUseIn(localeOf(activity)).neverAsks;
    return {
        title: filled(texts.title, { bot: options.botName ?? texts.bot }),
        ...(items.length > 0 && { list: { heading: texts.neverAsks, items } }),
        sentences: [...kept(activity, texts, options), ...commands(activity, texts, options)],
        ...(options.privacyUrl !== undefined && { link: { title: texts.privacy, url: options.privacyUrl } }),
        gotIt: texts.gotIt,
        topics: ['safe-use'],
    };
}

/** One message about all that happened in a turn. It names kinds, never values. */
export function advice(topics: readonly AdviceTopic[], activity: ActivityLike, options: CheckedSafeUseOptions): Content {
    const texts = options.texts(activity);
    const names = topics.flatMap((topic) => (topic.startsWith('redacted/') ? [texts[topic.slice('redacted/'.length) as keyof SafeUseTexts]] : []));
    const removed = names.length > 0 ? [filled(texts.redacted, { what: listed(names, activity) })] : [];
    const others = topics.flatMap((topic) => (topic in OTHERS ? [texts[OTHERS[topic as keyof typeof OTHERS]]] : []));
    return { sentences: [...removed, ...others.map((text) => withHelp(text, activity, options))], gotIt: texts.gotIt, topics };
}

const OTHERS = { 'sign-in-refused': 'signInRefused', 'codes-locked': 'codesLocked', 'card-withheld': 'cardWithheld', idle: 'idle' } as const;

/** What a user is told who has pressed the button. */
export function thanks(activity: ActivityLike, options: CheckedSafeUseOptions): string {
    return [options.texts(activity).thanks, ...help(activity, options.texts(activity), options)].join(' ');
}

function kept(activity: ActivityLike, texts: SafeUseTexts, options: CheckedSafeUseOptions): string[] {
    if (!options.kept) return [];
    const language = languageOf(localeOf(activity));
    const [silence, maxAge] = [options.kept.silence, options.kept.maxAge].map((length) => lengthOfTime(length, language)) as [string, string];
    return [filled(texts.kept, { silence, maxAge })];
}

function commands(activity: ActivityLike, texts: SafeUseTexts, options: CheckedSafeUseOptions): string[] {
    return [
        ...command(texts.forget, options.forget, 'forgetMe', activity),
        ...command(texts.signOut, options.signOut, 'signOut', activity),
        ...help(activity, texts, options),
    ];
}

function help(activity: ActivityLike, texts: SafeUseTexts, options: CheckedSafeUseOptions): string[] {
    return command(texts.help, options.help, 'helpSecurity', activity);
}

function withHelp(text: string, activity: ActivityLike, options: CheckedSafeUseOptions): string {
    return filled(text, { words: typeof options.help === 'string' ? options.help : wordFor('helpSecurity', languageOf(localeOf(activity))) });
}

/** @param words those of the bot's own, or whether those of the user's language work */
function command(text: string, words: string | boolean, name: Command, activity: ActivityLike): string[] {
    if (words === false) return [];
    return [filled(text, { words: words === true ? wordFor(name, languageOf(localeOf(activity))) : words })];
}

function listed(names: readonly string[], activity: ActivityLike): string {
    return new Intl.ListFormat(languageOf(localeOf(activity)), { type: 'conjunction' }).format(names);
}
