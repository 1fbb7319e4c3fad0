import { COMMAND_REPLIES } from '../turn/command-replies';
import { languageOf, type Language } from '../turn/locale';
import { textsFrom, type TextsOf } from '../turn/texts';
import type { ActivityLike } from '../turn/types';
import type { PassedLimit } from './limits';
import { ARABIC } from './texts/ar';
import { CHINESE } from './texts/zh';
import { DUTCH } from './texts/nl';
import { ENGLISH } from './texts/en';
import { FRENCH } from './texts/fr';
import { GERMAN } from './texts/de';
import { ITALIAN } from './texts/it';
import { JAPANESE } from './texts/ja';
import { POLISH } from './texts/pl';
import { PORTUGUESE } from './texts/pt';
import { SPANISH } from './texts/es';
import { SWEDISH } from './texts/sv';
import { TURKISH } from './texts/tr';

/** What users are told. */
export interface LoginTexts {
    /** After the words that sign out. */
    signedOut: string;
    /** Before the limit of silence; with the button `stay`. */
    warning: string;
    /** Before the limit of the whole login, which nothing prolongs. */
    lastWarning: string;
    /** The button that prolongs a login. */
    stay: string;
    /** After the button. */
    stayed: string;
    /** When the button was used ten times in a row. */
    writeToStay: string;
    /** In place of a sign-in card in a conversation of several people. */
    signInElsewhere: string;
}

/** All that there is in one language; what is said after the words that sign out is with the other commands'. */
export interface LoginLanguage {
    texts: Omit<LoginTexts, 'signedOut'>;
    /** When a limit was reached. */
    ended: Readonly<Record<PassedLimit, string>>;
}

/** Texts of the bot's own: some or all, the same for everybody or by the locale of the user's activity (`de-DE`). */
export type TextsOption = TextsOf<LoginTexts>;

export type TextsFor = (activity: ActivityLike) => LoginTexts;

const IN: Readonly<Record<Language, LoginLanguage>> = {
    en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH, it: ITALIAN, pt: PORTUGUESE, nl: DUTCH, pl: POLISH, sv: SWEDISH, tr: TURKISH,
    ja: JAPANESE, zh: CHINESE, ar: ARABIC,
};

export function loginIn(locale: string | undefined): LoginLanguage {
    return IN[languageOf(locale)];
}

/** The option `texts`, checked as far as it can be before there is a user. */
export function textsOf(given: TextsOption | undefined): TextsFor {
    return textsFrom('texts', given, (locale) => ({ ...loginIn(locale).texts, signedOut: COMMAND_REPLIES[languageOf(locale)].signedOut }));
}
