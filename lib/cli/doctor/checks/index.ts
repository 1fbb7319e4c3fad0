import type { Rule } from '../rule';
import { authentication } from './authentication';
import { directLine } from './direct-line';
import { endpoint } from './endpoint';
import { errors } from './errors';
import { login } from './login';
import { operations } from './operations';
import { pages } from './pages';
import { personalData } from './personal-data';
import { secrets } from './secrets';
import { storage } from './storage';
import { transcripts } from './transcripts';
import { transport } from './transport';

/** Everything that is checked. */
export const RULES: readonly Rule[] = [
    ...transport, ...authentication, ...endpoint, ...errors, ...personalData, ...login, ...transcripts, ...storage, ...secrets, ...directLine, ...pages, ...operations,
];
