import { Reading } from '../scan/reading';
import { unescaped, unmarked } from './escapes';
import { fold } from './fold';
import { ideographsInFigures, mayHoldIdeographs } from './ideographs';
import { guessed } from './lookalikes';
import { mayHoldSpelledDigits } from './numerals';
import { isGuessable } from './guessable';
import { FEWEST_WORDS, spelledInFigures } from './spelled-digits';
import { bracketedMails, mayHoldSaidMail, saidMails } from './spelled-mail';
import { plain, through, type View } from './view';

export type { View } from './view';

/** What makes a text worth a closer look, but for words: the members of a class. */
export const UNUSUAL = String.raw`0-9%&(*<[\\\x60{|~\u0080-\uffff`;
/** Shorter than nine digits in words, the fewest that most numbers have; and than five words, next to figures. */
const [LONG, SHORT] = [32, 20];

/** Whether a text with nothing unusual in it might hold a number or a mail address in words. */
export function mayHoldWords(text: string): boolean {
    return mayHoldSpelledDigits(text, LONG) || mayHoldSaidMail(text);
}

/** Whether a text may be meant otherwise than it is written. */
export function mayMeanMore(seen: Reading): boolean {
    return seen.isFoldable || seen.isMarkedUp || seen.hasBracketedSign || seen.words.hasSign || seen.words.numerals >= FEWEST_WORDS || hasIdeographs(seen) || isGuessable(seen);
}

function hasIdeographs({ hasUnspaced, text }: Reading): boolean {
    return hasUnspaced && mayHoldIdeographs(text);
}

/**
 * A text as it is searched: folded; then, when something in it can be decoded, without markup and escapes and with numbers and mail
 * addresses as they are meant; then with letters as digits, where only check digits tell. At most three, the first always there.
 * @param seen the text as it was read
 */
export function viewsOf(text: string, seen: Reading = read(text)): readonly View[] {
    const views = both(seen.isFoldable ? fold(text) : plain(text), readingsFor(seen));
    const last = views[views.length - 1]!;
    const digits = last.text !== text || isGuessable(seen) ? guessed(last.text) : undefined;
    if (digits) views.push({ ...through(last, digits), onlyChecked: true });
    return views;
}

const ownReading = new Reading();

function read(text: string): Reading {
    ownReading.read(text);
    return ownReading;
}

function readingsFor(seen: Reading): readonly AnotherReading[] {
    if (seen.isFoldable || seen.isMarkedUp || seen.hasUnspaced) return ALL;
    return seen.hasBracketedSign ? BRACKETS : SAID;
}

/** The text in other words, if it has any. */
type AnotherReading = (text: string) => View | undefined;

/** Escaped twice is seen in logs and mails; more is nobody's mistake. */
const escapesAsMeant: AnotherReading = (text) => {
    const once = unescaped(text);
    if (!once) return undefined;
    const twice = reread(once, [unescaped]);
    return through(twice, fold(twice.text));
};
const numbers: AnotherReading = (text) => (mayHoldSpelledDigits(text, SHORT) ? spelledInFigures(text) : undefined);
const SAID: readonly AnotherReading[] = [numbers, saidMails];
const BRACKETS: readonly AnotherReading[] = [numbers, bracketedMails];
const ALL: readonly AnotherReading[] = [escapesAsMeant, unmarked, ideographsInFigures, numbers, bracketedMails];

function both(view: View, readings: readonly AnotherReading[]): View[] {
    const meant = reread(view, readings);
    return meant === view ? [view] : [view, meant];
}

/** The view after all readings that find something to read. */
function reread(view: View, readings: readonly AnotherReading[]): View {
    let seen = view;
    for (const reading of readings) {
        const meant = reading(seen.text);
        if (meant) seen = through(seen, meant);
    }
    return seen;
}
