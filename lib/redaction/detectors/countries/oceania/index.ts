import { AU } from './au';
import { NZ } from './nz';

/** The identifiers of the countries of Oceania. */
export const OCEANIA = [...AU, ...NZ] as const;
