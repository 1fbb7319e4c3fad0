import { CARD_TRACK } from '../../../../lib/redaction/detectors/personal/card-track';
import { itFindsMarked } from './finding';

describe('CARD_TRACK', () => {
    itFindsMarked({ numbers: [CARD_TRACK] }, 'CARD_TRACK_DATA', [
        'swiped «%B4111111111111111^DOE/JOHN^25121011000000000000?» ok', '«%b4111111111111111^DOE/JOHN^2512101?»',
        '«%B4111 1111 1111 1111^DOE/JOHN^2512101»',
        'swiped «;4111111111111111=25121011000?» ok', '«;4111111111111111=2512»',
        '«%B4111111111111111^DOE/JOHN^2512101?»«;4111111111111111=2512101?»',
        '%B4111111111111111', 'B4111111111111111^DOE/JOHN^2512101?', ';4111111111111111', 'a;4111=2512', '=4111111111111111=2512',
    ]);
});
