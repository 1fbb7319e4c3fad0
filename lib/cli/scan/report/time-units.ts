import { Counts, type Kinds } from '../totals';

const DAY = 86_400_000;
/** More columns than this are too thin for a phone. */
const MOST = 62;

const UNITS: readonly (readonly [unit: string, nameOf: (time: number) => string])[] = [
    ['day', dayOf],
    ['week', (time) => dayOf(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY)], // its Monday
    ['month', (time) => dayOf(time).slice(0, 7)],
    ['year', (time) => dayOf(time).slice(0, 4)],
];

/**
 * The shortest unit of which there are not too many, and its columns in order; those without anything are among them.
 * @param days `2026-11-30`, in order, at least one
 */
export function columnsOf(days: readonly Kinds[]): [unit: string, columns: Kinds[]] {
    let [unit, columns]: [string, Kinds[]] = ['', []];
    for (const [name, nameOf] of UNITS) {
        [unit, columns] = [name, filled(days, nameOf)];
        if (columns.length <= MOST) break;
    }
    return [unit, columns.slice(-MOST)];
}

function filled(days: readonly Kinds[], nameOf: (time: number) => string): Kinds[] {
    const [from, to] = [Date.parse(days[0]!.name), Date.parse(days.at(-1)!.name)];
    const columns = new Map<string, Counts>();
    for (let time = from; time <= to; time += DAY) if (!columns.has(nameOf(time))) columns.set(nameOf(time), new Counts());
    for (const { name, kinds } of days) for (const [kind, count] of kinds.byCount) columns.get(nameOf(Date.parse(name)))!.add(kind, count);
    return [...columns].map(([name, kinds]) => ({ name, kinds }));
}

function dayOf(time: number): string {
    return new Date(time).toISOString().slice(0, 10);
}
