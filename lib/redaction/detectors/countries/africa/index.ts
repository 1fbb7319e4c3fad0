import { EAST_AFRICA } from './east-africa';
import { NG } from './ng';
import { NORTH_AFRICA } from './north-africa';
import { SOUTHERN_AFRICA } from './southern-africa';
import { WEST_AFRICA } from './west-africa';
import { ZA } from './za';

/** The identifiers of the countries of Africa. */
export const AFRICA = [...ZA, ...NG, ...NORTH_AFRICA, ...WEST_AFRICA, ...EAST_AFRICA, ...SOUTHERN_AFRICA] as const;
