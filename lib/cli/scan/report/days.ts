import { escaped } from '../../html-page';
import type { Kinds } from '../totals';
import type { Colours } from './colours';
import { detailOf, grouped, tableOf } from './html';
import { columnsOf } from './time-units';

const [HEIGHT, TOP, AXIS] = [160, 24, 24];

/** Columns for each day, made of the kinds; for each week, month or year, if it is a long time. */
export function daysOf(days: readonly Kinds[], colours: Colours): string {
    if (days.length === 0) return '';
    const [unit, columns] = columnsOf(days);
    const most = Math.max(...columns.map(({ kinds }) => kinds.sum));
    const step = 100 / columns.length;
    const text = `By the time of the activity or line, per ${unit}; at most ${grouped(most)}.`;
    const rows = columns.filter(({ kinds }) => kinds.sum > 0).map(({ name, kinds }) => ({ name, count: kinds.sum, detail: detailOf(kinds) }));
    return `<section><h2>By ${unit}</h2>
<p>${text}</p>
${colours.key}
<svg role="img" aria-labelledby="days-title days-desc" width="100%" height="${HEIGHT + AXIS}">
<title id="days-title">Kinds of values by ${unit}</title>
<desc id="days-desc">${text} The numbers are in the table below.</desc>
<text x="0" y="12" class="axis">${grouped(most)}</text>
<line x1="0" x2="100%" y1="18" y2="18" class="grid"/>
${columns.map((column, index) => columnOf(column, [index * step + step * 0.1, step * 0.8], most, colours)).join('\n')}
<line x1="0" x2="100%" y1="${HEIGHT}" y2="${HEIGHT}" class="grid"/>
<text x="0" y="${HEIGHT + 18}" class="axis">${escaped(columns[0]!.name)}</text>
${columns.length > 1 ? `<text x="100%" y="${HEIGHT + 18}" class="axis end">${escaped(columns.at(-1)!.name)}</text>` : ''}
</svg>
${tableOf(`Kinds of values by ${unit}`, rows, [unit[0]!.toUpperCase() + unit.slice(1), 'Kinds'])}</section>`;
}

function columnOf({ name, kinds }: Kinds, [x, width]: readonly [x: number, width: number], most: number, colours: Colours): string {
    let bottom = HEIGHT;
    return colours.stretchesOf(kinds).map(({ colour, kind, count }) => {
        const height = Math.max(2, (count / most) * (HEIGHT - TOP));
        bottom -= height;
        return `<rect x="${x.toFixed(3)}%" y="${bottom.toFixed(1)}" width="${width.toFixed(3)}%" height="${height.toFixed(1)}" class="${colour}"><title>${escaped(name)}, ${escaped(kind)}: ${grouped(count)}</title></rect>`;
    }).join('\n');
}
