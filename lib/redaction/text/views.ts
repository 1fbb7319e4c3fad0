import { unescaped, unmarked } from './escapes';
import { fold } from './fold';
import { ideographsInFigures } from './ideographs';
import { guessed } from './lookalikes';
import { mayHoldSpelledDigits } from './numerals';
import { spelledInFigures } from './spelled-digits';
import { bracketedMails, mayHoldSaidMail, saidMails } from './spelled-mail';
import { Survey } from './survey';
import { plain, through, type View } from './view';

export { mayHoldSaidMail, OFTEN_SAID } from './spelled-mail';
export type { View } from './view';

/** What makes a text worth a closer look, but for words: the members of a class. */
export const UNUSUAL = String.raw`0-9%&(*<[\\\x60{|~\u0080-\uffff`;
/** Shorter than nine digits in words, the fewest that most numbers have; and than five words, next to figures. */
const [LONG, SHORT] = [32, 20];

/** Whether a text with nothing unusual in it might hold a number in words. */
export function mayHoldNumberInWords(text: string): boolean {
    return mayHoldSpelledDigits(text, LONG);
}

const survey = new Survey();

/**
 * A text as it is searched: folded; then, when something in it can be decoded, without markup and escapes and with numbers and mail
 * addresses as they are meant; then with letters as digits, where only check digits tell. At most three, the first always there.
 * @param seen what a survey of the text said
 * @param hasNumerals whether there are words for digits in it, when that is known
 */
export function viewsOf(text: string, seen: Pick<Survey, 'isMarkedUp' | 'isGuessable'> = surveyed(text), hasNumerals = true): readonly View[] {
    const views = both(seen.isMarkedUp ? fold(text) : plain(text), seen.isMarkedUp ? ALL : hasNumerals ? WORDS : SAID);
    const last = views[views.length - 1]!;
    const digits = seen.isGuessable || last.text !== text ? guessed(last.text) : undefined;
    if (digits) views.push({ ...through(last, digits), onlyChecked: true });
    return views;
}

function surveyed(text: string): Survey {
    survey.read(text);
    return survey;
}

type Reading = (text: string) => View | undefined;

/** Escaped twice is seen in logs and mails; more is nobody's mistake. */
const escapesAsMeant: Reading = (text) => {
    const once = unescaped(text);
    if (!once) return undefined;
    const twice = read(once, [unescaped]);
    return through(twice, fold(twice.text));
};
const numbers: Reading = (text) => (mayHoldSpelledDigits(text, SHORT) ? spelledInFigures(text) : undefined);
const saidOften: Reading = (text) => (mayHoldSaidMail(text) ? saidMails(text) : undefined);
const WORDS: readonly Reading[] = [numbers, saidOften];
const SAID: readonly Reading[] = [saidOften];
const ALL: readonly Reading[] = [escapesAsMeant, unmarked, ideographsInFigures, numbers, bracketedMails];

function both(view: View, readings: readonly Reading[]): View[] {
    const meant = read(view, readings);
    return meant === view ? [view] : [view, meant];
}

/** The view after all readings that find something to read. */
function read(view: View, readings: readonly Reading[]): View {
    let seen = view;
    for (const reading of readings) {
        const meant = reading(seen.text);
        if (meant) seen = through(seen, meant);
    }
    return seen;
}
