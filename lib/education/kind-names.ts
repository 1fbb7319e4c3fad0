import type { SafeUseTexts } from './texts';

/** What a value is called to its user. */
export type KindName = 'card' | 'pin' | 'bankAccount' | 'secret' | 'document' | 'health' | 'identity' | 'contact' | 'other';

export const KIND_NAMES = ['card', 'pin', 'bankAccount', 'secret', 'document', 'health', 'identity', 'contact', 'other'] as const satisfies readonly (KindName & keyof SafeUseTexts)[];

/** The first that fits; 300 kinds have nine names. */
const RULES: readonly (readonly [RegExp, KindName])[] = [
    [/^(?:CREDIT_CARD|CARD_TRACK_DATA|CARD_EXPIRY)$/, 'card'],
    [/^(?:CARD_SECURITY_CODE|PIN)$/, 'pin'],
    [/^(?:IBAN_CODE|ABA_ROUTING_NUMBER|NG_NUBAN|NG_BVN|MX_CLABE|AR_CBU|UK_SORT_CODE)$|_BANK_/, 'bankAccount'],
    [/^SECRET$/, 'secret'],
    [/PASSPORT|_DRIV|^DRIVER_LICENSE$|FUEHRERSCHEIN|^BR_CNH$|_TRAVEL_PERMIT$/, 'document'],
    [/HEALTH|MEDICAL|^(?:US_MBI|US_HICN|CA_OHIP|CA_BC_PHN|CA_QUEBEC_HIN|BR_CNS|DE_LANR|DE_BSNR|UK_NHS|AU_MEDICARE|NZ_NHI)$/, 'health'],
    [/^(?:PHONE_NUMBER|EMAIL_ADDRESS)$/, 'contact'],
    [/PLATE$|VEHICLE|_VAT|^DE_KFZ$|POSTCODE|_PLZ$/, 'other'],
    [/^NATIONAL_ID$|^[A-Z]{2}_/, 'identity'],
];

/** What values of a kind are called; those of the bot's own detectors, and whatever is new, are something confidential. */
export function kindNameOf(kind: string): KindName {
    return RULES.find(([pattern]) => pattern.test(kind))?.[1] ?? 'other';
}
