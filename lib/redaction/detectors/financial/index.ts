import { creditCard } from './credit-card';
import { crypto } from './crypto';
import { iban } from './iban';
import { swiftBic } from './swift-bic';

/** Numbers of cards and accounts that belong to no country, and of wallets. */
export const FINANCIAL = { patterns: [], numbers: [creditCard], rows: [iban], anchored: [swiftBic, crypto] } as const;
