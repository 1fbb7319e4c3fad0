import { OptionError } from '../support/errors';
import { disregard } from '../support/disregard';
import { text } from '../support/options';
import { localeOf } from './locale';
import type { ActivityLike } from './types';

/** Texts of the bot's own: some or all, the same for everybody or by the locale of the user's activity (`de-DE`). */
export type TextsOf<T> = Partial<T> | ((locale: string | undefined) => Partial<T>);

/**
 * An option of texts, checked as far as it can be before there is a user. What a function answers that is no text counts as not given.
 * @param defaults what is said in a locale where nothing else is given
 * @returns the texts for the user of an activity
 */
export function textsFrom<T extends Record<keyof T, string>>(
    option: string,
    given: TextsOf<T> | undefined,
    defaults: (locale: string | undefined) => T,
): (activity: ActivityLike) => T {
    if (typeof given === 'function') return (activity) => ({ ...defaults(localeOf(activity)), ...onlyTexts<T>(given(localeOf(activity))) });
    checkTexts(option, given, Object.keys(defaults(undefined)));
    return (activity) => ({ ...defaults(localeOf(activity)), ...given });
}

function checkTexts(option: string, given: unknown, names: readonly string[]): void {
    if (given === undefined) return;
    if (typeof given !== 'object' || given === null) throw new OptionError(option, 'an object of texts or a function', given);
    for (const [name, value] of Object.entries(given)) {
        if (!names.includes(name)) throw new OptionError(`${option}.${name}`, `one of ${names.join(', ')}`);
        text(`${option}.${name}`, value as string);
    }
}

function onlyTexts<T>(answer: unknown): Partial<T> {
    disregard(answer);
    const entries = Object.entries(answer ?? {}).filter(([, value]) => typeof value === 'string' && value.trim() !== '');
    return Object.fromEntries(entries) as Partial<T>;
}
