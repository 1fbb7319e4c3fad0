import { languageOf, type Language } from '../turn/locale';
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

/** What users are told. What stands in braces is put in: `{bot}`, `{silence}`, `{maxAge}`, `{words}`, `{what}`. */
export interface SafeUseTexts {
    /** Heading of the card, with `{bot}`. */
    title: string;
    /** The `{bot}` that has no name. */
    bot: string;
    /** Before the list of what the bot never asks for. */
    neverAsks: string;
    /** How long what is said is kept, with `{silence}` and `{maxAge}`. */
    kept: string;
    /** How to have it erased, with `{words}`. */
    forget: string;
    /** How to sign out, with `{words}`. */
    signOut: string;
    /** How to see the card again, with `{words}`. */
    help: string;
    /** Of the link to the privacy statement. */
    privacy: string;
    /** The button. */
    gotIt: string;
    /** After the button. */
    thanks: string;
    /** Advice after values were removed from a message: `{what}`, one or several of the names at the end. */
    redacted: string;
    /** Advice after a sign-in that the user did not begin here, or of somebody else. */
    signInRefused: string;
    /** Advice after too many wrong codes. */
    codesLocked: string;
    /** Advice after a sign-in card that did not go into a group. */
    cardWithheld: string;
    /** Advice after a long absence, with `{words}`. */
    idle: string;
    /** A card number, as in "I removed a card number"; so are the following. */
    card: string;
    pin: string;
    bankAccount: string;
    /** A password or an access key. */
    secret: string;
    /** A passport or driver licence. */
    document: string;
    health: string;
    /** A national identity or tax number. */
    identity: string;
    contact: string;
    /** Anything else. */
    other: string;
}

/** All that there is in one language. */
export interface SafeUseLanguage {
    texts: SafeUseTexts;
    /** What hardly any bot has to ask for. */
    neverAsks: readonly string[];
}

const IN: Readonly<Record<Language, SafeUseLanguage>> = {
    en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH, it: ITALIAN, pt: PORTUGUESE, nl: DUTCH, pl: POLISH, sv: SWEDISH, tr: TURKISH,
    ja: JAPANESE, zh: CHINESE, ar: ARABIC,
};

export function safeUseIn(locale: string | undefined): SafeUseLanguage {
    return IN[languageOf(locale)];
}

/** A text with what stands in braces put in, once each. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
    return text.replace(/\{(\w+)\}/g, (all, name: string) => (Object.hasOwn(values, name) ? (values[name] as string) : all));
}
