import { OptionError } from '../support/errors';
import { DETECTORS, HANDLING, type Kind } from './detectors';
import { Scanner } from './scan/scanner';

/** The confidence from which findings count when nothing else is asked for. */
export const LIKELY = 0.5;

const ALL = Object.keys(HANDLING) as Kind[];
const DEFAULT = ALL.filter((kind) => HANDLING[kind] !== 'off');

export interface KindOptions {
    kinds?: 'all' | readonly Kind[] | undefined;
    threshold?: number | Partial<Record<Kind, number>> | undefined;
    regions?: readonly string[] | undefined;
}

/** Some megabytes each: as many as a bot needs, not as many as it can name. */
const MOST_SCANNERS = 32;
const scanners = new Map<string, Scanner>();

/** The scanner that finds what the options ask for. Alike options share one, as its tables take a while to fill. */
export function scannerFor(options: KindOptions): Scanner {
    const least = leastOf(options);
    const regions = regionsOf(options.regions);
    const key = JSON.stringify([[...least], regions]);
    const known = scanners.get(key);
    if (known) return known;
    const patterns = DETECTORS.patterns.filter(({ region }: { region?: string }) => !regions || region === undefined || regions.includes(region));
    const scanner = new Scanner({ ...DETECTORS, patterns }, least);
    if (scanners.size === MOST_SCANNERS) scanners.delete(scanners.keys().next().value!); // the oldest
    scanners.set(key, scanner);
    return scanner;
}

/** The least confidence at which each of the kinds counts. */
function leastOf({ kinds, threshold }: KindOptions): Map<string, number> {
    const common = typeof threshold === 'number' ? confidence('threshold', threshold) : kinds === 'all' ? 0 : LIKELY;
    const least = new Map<string, number>(kindsOf(kinds).map((kind) => [kind, common]));
    if (threshold === undefined || typeof threshold === 'number') return least;
    if (typeof threshold !== 'object' || threshold === null || Array.isArray(threshold)) throw new OptionError('threshold', 'a number from 0 to 1, or an object of them by kind', threshold);
    for (const [kind, value] of Object.entries(threshold)) {
        if (!Object.hasOwn(HANDLING, kind)) throw new OptionError(`threshold.${kind}`, 'the threshold of a known kind');
        const checked = confidence(`threshold.${kind}`, value);
        if (least.has(kind)) least.set(kind, checked);
    }
    return least;
}

function kindsOf(kinds: KindOptions['kinds']): readonly Kind[] {
    if (kinds === undefined) return DEFAULT;
    if (kinds === 'all') return ALL;
    if (!Array.isArray(kinds)) throw new OptionError('kinds', "'all' or an array of kinds", kinds);
    const unknown = (kinds as readonly string[]).findIndex((kind) => !Object.hasOwn(HANDLING, kind));
    if (unknown >= 0) throw new OptionError(`kinds[${unknown}]`, 'a known kind, like CREDIT_CARD or US_SSN', kinds[unknown]);
    return kinds as readonly Kind[];
}

function regionsOf(regions: readonly string[] | undefined): readonly string[] | undefined {
    if (regions === undefined) return undefined;
    if (!Array.isArray(regions)) throw new OptionError('regions', 'an array of country codes (ISO 3166-1, like US)', regions);
    const known = new Set(DETECTORS.patterns.map(({ region }: { region?: string }) => region));
    const stranger = regions.findIndex((region) => !known.has(region as string));
    if (stranger >= 0) throw new OptionError(`regions[${stranger}]`, `one of ${[...known].filter((region) => region !== undefined).toSorted((a, b) => (a < b ? -1 : 1)).join(', ')}`, regions[stranger]);
    return (regions as readonly string[]).toSorted((a, b) => (a < b ? -1 : 1));
}

function confidence(option: string, value: unknown): number {
    if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw new OptionError(option, 'a number from 0 to 1', value);
    return value;
}
