import { SECRETS } from '../../../../lib/redaction/detectors/secrets';
import { HOSTILE, linear } from '../../found';
import { detectorOf } from '../../scanning';

const UNITS = [
    'a1', '=', ':', '"', "'1", 'password ', 'password: ', 'my password is ', 'key=', 'key=a1a1a1a1a1 ', 'AKIA', 'AKIA1-', 'eyJ', 'eyJ1-', '-----BEGIN', '-----BEGIN PRIVATE KEY-----',
    '- BEGIN PRIVATE KEY ', 'PuTTY-User-Key-File-2: ', '://', '://a:b', 'sk-ant-api03-', 'xoxb-1-', 'ghp_', '1Q~', 'hvb.1', 'airtable=a1a1a1a1a1a1a1a1a ', 'curl -u a:b ', '密码是1', '_', 'api_key="', 'kind: secret data: ', '-----BEGIN PRIVATE KEY-----a',
];

describe('secrets in texts made to be expensive', () => {
    for (const least of [0, 0.5]) {
        const detect = detectorOf(SECRETS, least);
        for (const [name, unit] of HOSTILE) it(`cost no more than in proportion: ${name}, ${least}`, () => linear(detect, unit));
        for (const unit of UNITS) it(`cost no more than in proportion: ${unit}, ${least}`, () => linear(detect, unit));
    }
});
