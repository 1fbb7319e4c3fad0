import type { Attack } from '../attack';
import { CHANNEL_ATTACKS } from './channel';
import { ERASURE_ATTACKS } from './erasure';
import { IMPERSONATION_ATTACKS } from './impersonation';
import { LEAVING_ATTACKS } from './leaving';
import { LOGIN_ATTACKS } from './login-end';
import { SENSITIVE_ATTACKS } from './sensitive';
import { SIGN_IN_ATTACKS } from './signing-in';

/** All attacks on a bot in this process, in the order of their numbers. */
export const ATTACKS: readonly Attack[] = [
    ...CHANNEL_ATTACKS, ...IMPERSONATION_ATTACKS, ...SIGN_IN_ATTACKS, ...LOGIN_ATTACKS, ...SENSITIVE_ATTACKS, ...LEAVING_ATTACKS, ...ERASURE_ATTACKS,
].sort((one, other) => one.number - other.number);
