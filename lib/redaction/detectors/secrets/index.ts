import { amazonKey, privateKey, secret, spokenPassword } from './secrets';

export const SECRETS = { patterns: [], numbers: [], anchored: [secret, privateKey, spokenPassword, amazonKey] } as const;
