import { AE } from './ae';
import { ARABIC } from './arabic';
import { BD } from './bd';
import { CAUCASUS } from './caucasus';
import { CN } from './cn';
import { HK } from './hk';
import { ID } from './id';
import { IL } from './il';
import { IN } from './in';
import { IN_VEHICLE } from './in-vehicle';
import { IR } from './ir';
import { JP } from './jp';
import { KR } from './kr';
import { KW } from './kw';
import { KZ } from './kz';
import { LK } from './lk';
import { MO } from './mo';
import { MY } from './my';
import { NP } from './np';
import { PH } from './ph';
import { PK } from './pk';
import { SA } from './sa';
import { SG } from './sg';
import { SOUTHEAST } from './southeast';
import { TH } from './th';
import { TR } from './tr';
import { TW } from './tw';
import { UZ } from './uz';
import { VN } from './vn';

/** The identifiers of the countries of Asia. */
export const ASIA = [
    ...AE, ...ARABIC, ...BD, ...CAUCASUS, ...CN, ...HK, ...ID, ...IL, ...IN, ...IN_VEHICLE, ...IR, ...JP, ...KR, ...KW, ...KZ, ...LK, ...MO, ...MY,
    ...NP,
    ...PH, ...PK, ...SA, ...SG, ...SOUTHEAST, ...TH, ...TR, ...TW, ...UZ, ...VN,
] as const;
