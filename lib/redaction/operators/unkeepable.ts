import { SECRETS } from '../detectors/secrets';

/** Sensitive authentication data (PCI DSS 4.0, 3.3.1): not to be kept in any form, sealed neither. */
const AUTHENTICATION = ['CARD_SECURITY_CODE', 'CARD_TRACK_DATA', 'PIN', 'ONE_TIME_CODE', 'SENSITIVE'];

const secrets = (Object.values(SECRETS).flat() as { kind?: string; kinds?: object }[]).flatMap(({ kind, kinds }) => kind ?? Object.keys(kinds ?? {}));

/** Kinds of which nothing may stay: not their last characters, not a hash, not a copy in the vault. They have few values, or open doors. */
const UNKEEPABLE: ReadonlySet<string> = new Set([...AUTHENTICATION, 'SECRET', ...secrets]);

export function isUnkeepable(kind: string): boolean {
    return UNKEEPABLE.has(kind);
}
