import assert from 'node:assert/strict';
import { SECRETS } from '../../../../lib/redaction/detectors/secrets';
import { claimed } from '../../scanning';
import { drawn } from './random';

const [GENERIC, HEX32, STORAGE] = [drawn('all', 40), drawn('hex', 32), `${drawn('all', 86)}==`];

/** The value stands in place of the dollar sign. */
const WAYS = ['key=$', 'key: $', 'key = "$"', "key => '$'", 'key := `$`', '"key": "$"', 'export KEY=$;', '<key>$</key>', 'key=$&x=1', 'setKey("key", "$")', 'key || "$"'];

const ASSIGNED: readonly (readonly [name: string, text: string, value: string])[] = [
    ['an AWS secret key', 'aws_secret_access_key = $', GENERIC],
    ['a storage account', 'AccountName=x;AccountKey=$;EndpointSuffix=core.windows.net', STORAGE],
    ['a shared access signature', 'https://x.blob.core.windows.net/c?sv=2020-08-04&sig=$', `${drawn('all', 40)}%3D`],
    ['a service bus', 'SharedAccessKeyName=Root;SharedAccessKey=$', `${drawn('all', 43)}=`],
    ['a bot', '"MicrosoftAppPassword": "$"', drawn('all', 32)],
    ['a header', 'Authorization: Bearer $', GENERIC],
    ['a header with a name and password', 'Authorization: Basic $', Buffer.from('user:passw0rd99').toString('base64')],
    ['a key of one’s own', 'X-Api-Key: $', HEX32],
    ['what is said', 'my api key is $', GENERIC],
    ['what is said of a token', 'here is the token $ for you', GENERIC],
    ['the command curl', 'curl -u "bob:$" https://x.example', 'hunter22'],
    ['Heroku', 'HEROKU_API_KEY=$', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['Sidekiq', 'BUNDLE_GEMS__CONTRIBSYS__COM: $', 'cafebabe:deadbeef'],
    ['npm', '//registry.npmjs.org/:_authToken=$', '0f8fad5b-d9cb-469f-a165-70867728950e'],
];

const NONE = [
    'the key is under the mat', 'key: 12', 'apiUrl=apigee.corp.example.com', 'credentialsId: 0f8fad5b-d9cb-469f-a165-70867728950e', 'primaryKey=customer_number_1234567',
    'keyboard: QWERTY-layout-1234', 'author: Jane_Doe_1234567890', 'secret_name = "projects/42/secrets/my-secret-1"', 'token: <your token>', 'api_key=$API_KEY',
    'GITHUB_API_KEY=\nDYNATRACE_API_KEY=', 'at 10:30, room=12', 'key=my-new-application-key-12', 'order: 12345678901234567890', 'https://x.example/?page=12345678901234567890',
];

describe('secrets that are assigned', () => {
    for (const way of WAYS) {
        it(`are found in ${way}`, () => assert.deepEqual(claimed(SECRETS, way.replace('$', GENERIC)).slice(0, 1), [`SECRET ${GENERIC}`].slice(0, seen(way))));
    }

    for (const [name, text, value] of ASSIGNED) {
        it(`are found for ${name}`, () => assert.deepEqual(claimed(SECRETS, text.replace('$', value)), [`SECRET ${value}`]));
    }

    for (const vendor of ['algolia', 'bitbucket', 'Codecov', 'FASTLY', 'Flickr', 'twitch', 'trello']) {
        it(`are found by the vendor's name: ${vendor}`, () => {
            const value = drawn('lower', vendor === 'twitch' ? 30 : 32);
            assert.deepEqual(claimed(SECRETS, `${vendor}_setting = "${value}"`), [`SECRET ${value}`]);
        });
    }

    for (const text of NONE) it(`are not seen in ${JSON.stringify(text)}`, () => assert.deepEqual(claimed(SECRETS, text), []));
});

/** Behind a comma or bars it is a guess. */
function seen(way: string): number {
    return way.includes('||') || way.includes(', ') ? 0 : 1;
}
