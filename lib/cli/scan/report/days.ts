import { escaped } from '../../html-page';
import { grouped, tableOf } from './html';

type Count = readonly [name: string, count: number];

const DAY = 86_400_000;
const [HEIGHT, AXIS] = [160, 24];
/** More columns than this are too thin for a phone. */
const MOST = 62;

/** Columns for each day; for each week, month or year, if it is a long time. */
export function days(counts: readonly Count[]): string {
    if (counts.length === 0) return '';
    const [unit, columns] = columnsOf(counts);
    const most = Math.max(...columns.map(([, count]) => count));
    const step = 100 / columns.length;
    const drawn = columns.map(([name, count], index) => {
        const height = count === 0 ? 0 : Math.max(2, (count / most) * (HEIGHT - 24));
        const [x, width] = [(index * step + step * 0.1).toFixed(3), (step * 0.8).toFixed(3)];
        return `<rect x="${x}%" y="${(HEIGHT - height).toFixed(1)}" width="${width}%" height="${height.toFixed(1)}" class="plain"><title>${escaped(name)}: ${grouped(count)}</title></rect>`;
    });
    const [first, last] = [columns[0]!, columns.at(-1)!];
    const text = `By the time of the activity or line, per ${unit}; at most ${grouped(most)}.`;
    return `<section><h2>By ${unit}</h2>
<p>${text}</p>
<svg role="img" aria-labelledby="days-title days-desc" width="100%" height="${HEIGHT + AXIS}">
<title id="days-title">Values found by ${unit}</title>
<desc id="days-desc">${text} The numbers are in the table below.</desc>
<text x="0" y="12" class="axis">${grouped(most)}</text>
<line x1="0" x2="100%" y1="18" y2="18" class="grid"/>
${drawn.join('\n')}
<line x1="0" x2="100%" y1="${HEIGHT}" y2="${HEIGHT}" class="grid"/>
<text x="0" y="${HEIGHT + 18}" class="axis">${escaped(first[0])}</text>
${columns.length > 1 ? `<text x="100%" y="${HEIGHT + 18}" class="axis end">${escaped(last[0])}</text>` : ''}
</svg>
${tableOf(`Values found by ${unit}`, columns.filter(([, count]) => count > 0), [unit[0]!.toUpperCase() + unit.slice(1), 'Values'])}</section>`;
}

/** The shortest unit of which there are not too many; those without anything are there too. */
function columnsOf(counts: readonly Count[]): [unit: string, columns: Count[]] {
    const times = counts.map(([day]) => Date.parse(day));
    const [from, to] = [Math.min(...times), Math.max(...times)];
    const units: [string, (time: number) => string][] = [['day', dayOf], ['week', weekOf], ['month', (time) => dayOf(time).slice(0, 7)]];
    for (const [unit, nameOf] of units) {
        const columns = filled(counts, from, to, nameOf);
        if (columns.length <= MOST) return [unit, columns];
    }
    return ['year', filled(counts, from, to, (time) => dayOf(time).slice(0, 4)).slice(-MOST)];
}

function filled(counts: readonly Count[], from: number, to: number, nameOf: (time: number) => string): Count[] {
    const columns = new Map<string, number>();
    for (let time = from; time <= to; time += DAY) columns.set(nameOf(time), 0);
    for (const [day, count] of counts) {
        const name = nameOf(Date.parse(day));
        columns.set(name, (columns.get(name) ?? 0) + count);
    }
    return [...columns];
}

function dayOf(time: number): string {
    return new Date(time).toISOString().slice(0, 10);
}

/** The Monday of a week. */
function weekOf(time: number): string {
    return dayOf(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY);
}
