import { unescaped, unmarked } from './escapes';
import { fold } from './fold';
import { ideographsInFigures } from './ideographs';
import { guessed } from './lookalikes';
import { mayHoldSpelledDigits } from './numerals';
import { spelledInFigures } from './spelled-digits';
import { bracketedMails, mayHoldSaidMail, saidMails } from './spelled-mail';
import { plain, through, type View } from './view';

export type { View } from './view';

/** What makes a text worth a closer look, but for words: the members of a class. */
export const UNUSUAL = String.raw`0-9%&(*<[\\\x60{|~\u0080-\uffff`;
/** What there is in a text that is not all ASCII, or with markup, escapes or brackets. */
const MARKED_UP = /[%&(*<[\\`{|~\u0080-\uffff]|__|\?\w{1,40}=/;
const DIGIT = /[0-9]/;
/** Shorter than nine digits in words, the fewest that most numbers have; and than five words, next to figures. */
const [LONG, SHORT] = [32, 20];

/** Whether a text with nothing unusual in it might hold a number or a mail address in words. */
export function mayHoldWords(text: string): boolean {
    return mayHoldSpelledDigits(text, LONG) || mayHoldSaidMail(text);
}

/**
 * A text as it is searched: folded; then, when something in it can be decoded, without markup and escapes and with numbers and mail
 * addresses as they are meant; then with letters as digits, where only check digits tell. At most three, the first always there.
 */
export function viewsOf(text: string): readonly View[] {
    const isMarkedUp = MARKED_UP.test(text);
    const folded = isMarkedUp ? fold(text) : plain(text);
    const views = both(folded, isMarkedUp ? ALL : WORDS);
    const last = views[views.length - 1]!;
    const digits = DIGIT.test(last.text) ? guessed(last.text) : undefined;
    if (digits) views.push({ ...through(last, digits), onlyChecked: true });
    return views;
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
