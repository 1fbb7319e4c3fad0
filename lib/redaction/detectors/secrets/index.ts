import { privateKey, secret, spokenPassword } from './secrets';

export const SECRETS = { patterns: [], numbers: [], anchored: [secret, privateKey, spokenPassword] } as const;
