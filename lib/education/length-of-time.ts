import type { Language } from '../turn/locale';

const UNITS = [['day', 24 * 3_600_000], ['hour', 3_600_000], ['minute', 60_000]] as const;

/**
 * A length of time in words, given in milliseconds: in the largest unit of which it is a whole number, and at least three. So it is 24
 * hours and not 1 day: languages inflect one and two.
 */
export function lengthOfTime(length: number, language: Language): string {
    const [unit, size] = UNITS.find(([, each]) => length % each === 0 && length / each >= 3) ?? (['second', 1000] as const);
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(Math.max(1, Math.round(length / size)));
}
