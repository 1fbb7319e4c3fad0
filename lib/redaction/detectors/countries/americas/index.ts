import { AR } from './ar';
import { BO } from './bo';
import { BR } from './br';
import { CA } from './ca';
import { CENTRAL_AMERICA } from './central-america';
import { CL } from './cl';
import { CO } from './co';
import { CU } from './cu';
import { DO } from './do';
import { EC } from './ec';
import { MX } from './mx';
import { PE } from './pe';
import { PY } from './py';
import { US } from './us';
import { UY } from './uy';
import { VE } from './ve';

/** The identifiers of the countries of the Americas. */
export const AMERICAS = [
    ...US, ...CA, ...MX, ...BR, ...AR, ...BO, ...CL, ...CO, ...EC, ...PE, ...PY, ...UY, ...VE, ...CENTRAL_AMERICA, ...CU, ...DO,
] as const;
