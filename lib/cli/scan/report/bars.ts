import { escaped } from '../../html-page';
import { grouped, tableOf } from './html';

export interface Bars {
    /** Of the picture, unique in the page. */
    id: string;
    title: string;
    /** What it shows, in a sentence. */
    text: string;
    rows: readonly (readonly [name: string, count: number])[];
    /** How many more there are, which are not shown. */
    others?: number;
    columns: readonly [string, string];
    /** Colours a bar. */
    classOf?: (name: string) => string;
    /** Whether the names are to be read letter by letter. */
    isCode?: boolean;
}

const [ROW, BAR] = [44, 10];
/** More than anybody compares. */
const MOST = 15;

/** Bars that lie below each other, the longest first, with their names above them: they fit a phone. Widths are in per cent, so nothing is scaled. */
export function bars({ id, title, text, rows, others = 0, columns, classOf = () => 'plain', isCode = false }: Bars): string {
    if (rows.length === 0) return '';
    const shown = rows.slice(0, MOST);
    const most = Math.max(...shown.map(([, count]) => count));
    const more = rows.length - shown.length + (others > 0 ? 1 : 0);
    const drawn = shown.map(([name, count], index) => {
        const width = Math.max(0.6, (count / most) * 100).toFixed(2);
        const at = index * ROW;
        return `<text x="0" y="${at + 16}" class="name${isCode ? ' code' : ''}">${escaped(shortened(name))}</text>
<text x="100%" y="${at + 16}" class="count">${grouped(count)}</text>
<rect x="0" y="${at + 24}" width="100%" height="${BAR}" rx="5" class="track"/>
<rect x="0" y="${at + 24}" width="${width}%" height="${BAR}" rx="5" class="${classOf(name)}"/>`;
    });
    return `<section><h2>${escaped(title)}</h2>
<p>${escaped(text)}</p>
<svg role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${shown.length * ROW}">
<title id="${id}-title">${escaped(title)}</title>
<desc id="${id}-desc">${escaped(text)} The numbers are in the table below.</desc>
${drawn.join('\n')}
</svg>
${more > 0 ? `<p class="more">and ${others > 0 ? 'others' : `${grouped(more)} more`}, in the table</p>` : ''}
${tableOf(title, [...rows.slice(0, 500), ...(others > 0 ? [['all others', others] as const] : [])], columns)}</section>`;
}

function shortened(name: string): string {
    return name.length > 40 ? `…${name.slice(-39)}` : name;
}
