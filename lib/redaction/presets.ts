import { HANDLING, type Kind } from './detectors';
import type { Handling, Policy } from './policy';

/** Ready-made policies, named after the rule they were made for; a bot does not comply with it by one of them alone. */
export type PresetName = 'standard' | 'pci' | 'hipaa' | 'gdpr';

/**
 * PCI DSS 4.0 wants security codes, PINs and track data gone after authorization, sealed or not (3.3.1), card numbers masked where they
 * are shown (3.4.1) and unreadable where they are stored (3.5.1), and protects expiry dates that stand with a number.
 * @see https://www.pcisecuritystandards.org/document_library/
 */
const CARD_DATA: readonly Kind[] = ['CREDIT_CARD', 'CARD_SECURITY_CODE', 'CARD_TRACK_DATA', 'CARD_EXPIRY', 'PIN'];

/**
 * Of the 18 identifiers of 45 CFR 164.514(b)(2)(i), those that have a form and that the standard policy lets pass: ZIP codes and
 * positions (B), dates (C), mail and phone (D to F), plates and vehicles (L), devices (M), addresses in the net (N, O), and other
 * unique numbers (R). It restricts SSN, medical records, health plans, accounts and licences (G to K) already.
 * Names (A), streets and towns (B), fingerprints and voices (P) and photographs (Q) have no form: no pattern finds them, so this is not
 * a de-identification.
 * @see https://www.ecfr.gov/current/title-45/section-164.514
 */
const HEALTH: readonly Kind[] = [
    'COORDINATES', 'DATE_TIME', 'DATE_OF_BIRTH', 'PHONE_NUMBER', 'EMAIL_ADDRESS', 'VIN', 'IMEI', 'MAC_ADDRESS', 'URL', 'IP_ADDRESS', 'GUID', 'DE_PLZ',
];
const POSTCODES = /_(?:POSTCODE|POSTAL_CODE|ZIP|ZIP_CODE)$/;

/** Where somebody is: personal data in the sense of Article 4(1) GDPR. National numbers (Article 87) are restricted by the standard policy. */
const WHEREABOUTS: readonly Kind[] = ['COORDINATES', 'IP_ADDRESS', 'MAC_ADDRESS', 'VIN', 'IMEI', 'DATE_OF_BIRTH'];
const PLATES = /(?:^|_)(?:LICENSE_PLATE|VEHICLE_REGISTRATION|KFZ)$/;

const BY_RIGOUR: readonly Handling[] = ['restricted', 'personal', 'off'];

/** Each is the standard policy, stricter in part. */
export const PRESETS: Readonly<Record<PresetName, Policy>> = Object.freeze({
    standard: HANDLING,
    pci: stricter('restricted', (kind) => CARD_DATA.includes(kind)),
    hipaa: stricter('personal', (kind) => HEALTH.includes(kind) || POSTCODES.test(kind) || PLATES.test(kind)),
    gdpr: stricter('personal', (kind) => WHEREABOUTS.includes(kind) || PLATES.test(kind)),
});

/** The one that lets the fewest have it. */
export function strictest(ways: readonly Handling[]): Handling {
    return BY_RIGOUR.find((way) => ways.includes(way)) ?? 'restricted';
}

function stricter(least: Handling, isMeant: (kind: Kind) => boolean): Policy {
    const kinds = Object.entries(HANDLING) as [Kind, Handling][];
    const policy = kinds.map(([kind, handling]) => [kind, isMeant(kind) ? strictest([handling, least]) : handling]);
    return Object.freeze(Object.fromEntries(policy) as Record<Kind, Handling>);
}
