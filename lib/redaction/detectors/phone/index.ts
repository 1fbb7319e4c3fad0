import { phoneNumber } from './phone-number';

export const PHONE = { patterns: [], numbers: [phoneNumber] } as const;
