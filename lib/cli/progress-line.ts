/** In characters. */
const WIDEST = 30;
const NARROWEST = 5;
/** Of a terminal that does not say. */
const COLUMNS = 80;

/**
 * Draws over the line of a terminal: a bar, and the text behind it. What is longer than the line would go on in the next one, and could not
 * be drawn over: so the bar gets shorter, then goes, then the text ends early.
 * @param part from 0 to 1; without it there is no bar
 */
export function progressLine(part: number | undefined, text: string, columns: number | undefined): string {
    const room = (columns || COLUMNS) - 1; // in the last column some terminals begin a new line
    const width = Math.min(WIDEST, room - text.length - '[] '.length);
    const filled = Math.round((part ?? 0) * width);
    const bar = part === undefined || width < NARROWEST ? '' : `[${'#'.repeat(filled)}${'-'.repeat(width - filled)}] `;
    return `\r${`${bar}${text}`.slice(0, room)}\u001B[K`;
}
