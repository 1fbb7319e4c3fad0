import type { Handling } from '../policy';
import type { AnchoredDetector, NumberDetector, RowDetector } from '../scan/detector';
import { AFRICA } from './countries/africa';
import { AMERICAS } from './countries/americas';
import { ASIA } from './countries/asia';
import { EUROPE, EUROPE_ANCHORED } from './countries/europe';
import { OCEANIA } from './countries/oceania';
import { FINANCIAL } from './financial';
import { NETWORK } from './network';
import { PERSONAL } from './personal';
import { PHONE } from './phone';
import { SECRETS } from './secrets';

/** Everything that bot-warden finds. */
export const DETECTORS = {
    patterns: [...AFRICA, ...AMERICAS, ...ASIA, ...EUROPE, ...OCEANIA, ...FINANCIAL.patterns, ...PERSONAL.patterns],
    numbers: [...FINANCIAL.numbers, ...PHONE.numbers, ...PERSONAL.numbers],
    rows: [...FINANCIAL.rows, ...PERSONAL.rows],
    anchored: [...NETWORK.anchored, ...FINANCIAL.anchored, ...SECRETS.anchored, ...PERSONAL.anchored, ...EUROPE_ANCHORED],
} as const;

type KindsOf<D> = D extends { kinds: infer K } ? keyof K : never;

/** The kinds that bot-warden finds itself, under the names that Presidio established. */
export type Kind =
    | (typeof DETECTORS.patterns)[number]['kind']
    | KindsOf<(typeof DETECTORS.numbers)[number]>
    | KindsOf<(typeof DETECTORS.rows)[number]>
    | KindsOf<(typeof DETECTORS.anchored)[number]>;

/** What the default policy does with each kind. */
export const HANDLING = Object.freeze(
    Object.fromEntries([
        ...DETECTORS.patterns.map(({ kind, handling }) => [kind, handling]),
        ...[...DETECTORS.numbers, ...DETECTORS.rows, ...DETECTORS.anchored].flatMap(({ kinds }: NumberDetector | RowDetector | AnchoredDetector) =>
            Object.entries(kinds),
        ),
    ]) as Record<Kind, Handling>,
);
