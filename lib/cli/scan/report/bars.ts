import { escaped } from '../../html-page';
import type { Stretch } from './colours';
import { grouped, tableOf } from './html';

/** A bar, and a row of the table. */
export interface Bar {
    name: string;
    count: number;
    stretches: readonly Stretch[];
    /** For the table; beside the name in the picture as well, if `isDetailed` says so. */
    detail: string;
}

export interface Bars {
    /** Of the picture, unique in the page. */
    id: string;
    title: string;
    /** What it shows, in a sentence. */
    text: string;
    /** What the colours mean, as HTML; unless the names of the bars say it. */
    key?: string;
    bars: readonly Bar[];
    /** What came when there were too many names: the last row of the table. */
    others?: Bar | undefined;
    columns: readonly [name: string, detail: string];
    /** Whether details stand beside the names. */
    isDetailed?: boolean;
}

const [ROW, BAR] = [44, 10];
/** In per cent: the longest bar, and what can still be seen; six of these fit beside it. */
const [LONGEST, LEAST] = [96, 0.6];
/** More than anybody compares. */
const MOST = 15;
/** More than anybody reads. */
const MOST_ROWS = 500;

/** Bars that lie below each other, the longest first, with their names above them: they fit a phone. Widths are in per cent, so nothing is scaled. */
export function barsOf({ id, title, text, key = '', bars, others, columns, isDetailed = false }: Bars): string {
    if (bars.length === 0) return '';
    const shown = bars.slice(0, MOST);
    const more = bars.length - shown.length;
    const most = Math.max(...shown.map(({ count }) => count));
    return `<section><h2>${escaped(title)}</h2>
<p>${escaped(text)}</p>
${key}
<svg role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${shown.length * ROW}">
<title id="${id}-title">${escaped(title)}</title>
<desc id="${id}-desc">${escaped(text)} The numbers are in the table below.</desc>
${shown.map((bar, index) => drawn(bar, index * ROW, most, isDetailed)).join('\n')}
</svg>
${more > 0 || others ? `<p class="more">and ${others ? 'others' : `${grouped(more)} more`}, in the table</p>` : ''}
${tableOf(title, [...bars.slice(0, MOST_ROWS), ...(others ? [others] : [])], columns)}</section>`;
}

function drawn({ name, count, stretches, detail }: Bar, top: number, most: number, isDetailed: boolean): string {
    let from = 0;
    const rects = stretches.map((stretch) => {
        const [x, width] = [from, Math.max(LEAST, (stretch.count / most) * LONGEST)];
        from += width;
        return `<rect x="${x.toFixed(2)}%" y="${top + 24}" width="${width.toFixed(2)}%" height="${BAR}" class="${stretch.colour}"><title>${escaped(stretch.kind)}: ${grouped(stretch.count)}</title></rect>`;
    });
    return `<text x="0" y="${top + 16}" class="code">${escaped(shortened(name))}${isDetailed ? `<tspan class="detail" dx="8">${escaped(detail)}</tspan>` : ''}</text>
<text x="100%" y="${top + 16}" class="count">${grouped(count)}</text>
<rect x="0" y="${top + 24}" width="100%" height="${BAR}" class="track"/>
${rects.join('\n')}`;
}

function shortened(name: string): string {
    return name.length > 36 ? `…${name.slice(-35)}` : name;
}
