import { COMMAND_REPLIES } from '../turn/command-replies';
import { languageOf } from '../turn/locale';
import { textsFrom, type TextsOf } from '../turn/texts';
import type { ActivityLike } from '../turn/types';

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

const ENGLISH: Omit<LoginTexts, 'signedOut'> = {
    warning: 'You will be signed out soon, because I have not heard from you for a while.',
    lastWarning: 'You will be signed out soon, because you have been signed in for a long time. Please finish what you are doing.',
    stay: 'Stay signed in',
    stayed: 'You stay signed in.',
    writeToStay: 'You will be signed out soon. To stay signed in, please write to me.',
    signInElsewhere: 'To sign in, please write to me in a conversation of our own.',
};

/** Texts of the bot's own: some or all, the same for everybody or by the locale of the user's activity (`de-DE`). */
export type TextsOption = TextsOf<LoginTexts>;

export type TextsFor = (activity: ActivityLike) => LoginTexts;

/** The option `texts`, checked as far as it can be before there is a user. */
export function textsOf(given: TextsOption | undefined): TextsFor {
    return textsFrom('texts', given, (locale) => ({ ...ENGLISH, signedOut: COMMAND_REPLIES[languageOf(locale)].signedOut }));
}
