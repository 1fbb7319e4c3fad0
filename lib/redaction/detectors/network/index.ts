import { coordinates } from './coordinates';
import { emailAddress } from './email-address';
import { guid } from './guid';
import { ipAddress } from './ip-address';
import { macAddress } from './mac-address';
import { url } from './url';

export const NETWORK = { anchored: [emailAddress, ipAddress, macAddress, coordinates, url, guid] } as const;
