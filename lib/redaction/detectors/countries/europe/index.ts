import { AL } from './al';
import { AT } from './at';
import { BE } from './be';
import { BG } from './bg';
import { BY } from './by';
import { centenarians } from './centenarians';
import { CH } from './ch';
import { CY } from './cy';
import { CZ_SK } from './cz-sk';
import { DE } from './de';
import { DE_DOCUMENTS } from './de-documents';
import { DE_HEALTH } from './de-health';
import { DE_PUBLIC } from './de-public';
import { DK } from './dk';
import { EE_LT } from './ee-lt';
import { ES } from './es';
import { FI } from './fi';
import { FR } from './fr';
import { GB } from './gb';
import { GB_PUBLIC } from './gb-public';
import { GR } from './gr';
import { HR } from './hr';
import { HU } from './hu';
import { IE } from './ie';
import { IS } from './is';
import { IT } from './it';
import { JMBG } from './jmbg';
import { LU } from './lu';
import { LV } from './lv';
import { MD } from './md';
import { MT } from './mt';
import { NL } from './nl';
import { NO } from './no';
import { PL } from './pl';
import { PT } from './pt';
import { RO } from './ro';
import { RU } from './ru';
import { SE } from './se';
import { SI } from './si';
import { UA } from './ua';
import { VAT } from './vat';

/** The identifiers of the countries of Europe. */
export const EUROPE = [
    ...AL, ...AT, ...BE, ...BG, ...BY, ...CH, ...CY, ...CZ_SK, ...DE, ...DE_DOCUMENTS, ...DE_HEALTH, ...DE_PUBLIC, ...DK,
    ...EE_LT, ...ES, ...FI, ...FR, ...GB, ...GB_PUBLIC, ...GR, ...HR, ...HU, ...IE, ...IS, ...IT, ...JMBG,
    ...LU, ...LV, ...MD, ...MT, ...NL, ...NO, ...PL, ...PT, ...RO, ...RU, ...SE, ...SI, ...UA, ...VAT,
] as const;

/** Those of them that hold more than digits, letters and what separates these. */
export const EUROPE_ANCHORED = [centenarians] as const;
