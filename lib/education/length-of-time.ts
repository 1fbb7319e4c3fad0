import type { Language } from '../turn/locale';

const UNITS = [['day', 24 * 3_600_000], ['hour', 3_600_000], ['minute', 60_000]] as const;

/**
 * A length of time in words, given in milliseconds: in the largest unit of which it is a whole number, and at least three. So it is 24
 * hours and not 1 day: languages inflect one and two.
 */
export function lengthOfTime(length: number, language: Language): string {
    const [unit, size] = UNITS.find(([, each]) => length % each === 0 && length / each >= 3) ?? (['second', 1000] as const);
    return formatOf(language, unit).format(Math.max(1, Math.round(length / size)));
}

/** Made once: to make one takes longer than all the rest of what a user is told. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, unit: string): Intl.NumberFormat {
    const name = `${language} ${unit}`;
    const format = formats.get(name) ?? new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 });
    formats.set(name, format);
    return format;
}
