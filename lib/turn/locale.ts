import type { ActivityLike } from './types';

/** The languages that bot-warden has texts in, by their ISO 639-1 codes. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'tr', 'ja', 'zh', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The locale that the user's client asks for, as it writes it (`de-DE`). */
export function localeOf(activity: ActivityLike): string | undefined {
    const { locale } = activity as { locale?: unknown };
    return typeof locale === 'string' && locale !== '' ? locale : undefined;
}

/** The language of a locale, by its first part alone; English when there are no texts in it. */
export function languageOf(locale: string | undefined): Language {
    const [, code = ''] = /^([a-z]{2})(?:[-_]|$)/i.exec(locale ?? '') ?? [];
    return LANGUAGES.find((language) => language === code.toLowerCase()) ?? 'en';
}

/** Whether a language is written from right to left. */
export function isRightToLeft(language: Language): boolean {
    return language === 'ar';
}
