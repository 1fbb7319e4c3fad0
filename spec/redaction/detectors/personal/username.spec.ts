import { USERNAME } from '../../../../lib/redaction/detectors/personal/username';
import { itFindsMarked } from './finding';

describe('USERNAME', () => {
    itFindsMarked({ anchored: [USERNAME] }, 'USERNAME', [
        'username: «jdoe99»', 'my user name is «jane.doe»', '{"username": "«jdoe»"}', 'UserName=«jdoe»', 'user_name = «jdoe»',
        'username «jdoe»'.replaceAll(/[«»]/g, ''), 'name: jdoe', 'superusername: jdoe', 'username:',
    ]);
});
