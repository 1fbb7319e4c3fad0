import assert from 'node:assert/strict';
import { SECRETS } from '../../../../lib/redaction/detectors/secrets';
import { claimed } from '../../scanning';
import { ALPHABETS, drawn } from './random';

const ID = `AKIA${drawn('upper', 16)}`;
const signed = (value: string) => `${value.slice(0, 12)}/${value.slice(13, 30)}+${value.slice(31)}`;
const VALUES = [...(Object.keys(ALPHABETS) as (keyof typeof ALPHABETS)[]).filter((name) => name !== 'digits').map((name) => drawn(name, 40)), signed(drawn('letters', 40)), signed(drawn('all', 40))];

/** The secret stands in place of the dollar sign, the id in place of the number sign. */
const WAYS = [
    'aws_secret_access_key=$', 'aws_secret_access_key = $', 'AWS_SECRET_ACCESS_KEY: $', 'export AWS_SECRET_ACCESS_KEY="$"', '"SecretAccessKey": "$"', "secretAccessKey: '$',",
    '<SecretAccessKey>$</SecretAccessKey>', '--secret-access-key $', 'aws_secret_key=$', 'AWS_SECRET=$', 'aws secret: $', 'my secret access key is $.', 'the AWS secret key is $',
    'Secret access key $', 'Secret access key:\n$', 'Access key ID,Secret access key\r\n#,$', 'User name,Access key ID,Secret access key\nann,#,$', '# $', '#:$', 'the id is # and the secret is $',
    'Access key ID: #\nSecret: $',
];

const NONE = [
    'Where do I find the secret access key of my account?', `secret access key ${drawn('letters', 39)}`, `secret access key ${drawn('letters', 41)}`, `the secret access keys ${drawn('letters', 40)}`,
    `secret access key ${'x'.repeat(40)}`, `the key is ${drawn('letters', 40)}`, drawn('letters', 40), `keyboard ${drawn('letters', 40)}`, `${ID}, not ${drawn('letters', 40)}`,
];

describe('secret access keys of Amazon', () => {
    for (const way of WAYS) {
        it(`are found whatever their characters in ${JSON.stringify(way)}`, () => {
            for (const value of VALUES) {
                const found = claimed(SECRETS, way.replace('#', ID).replace('$', () => value));
                assert.ok(found.includes(`SECRET ${value}`), `${value}: ${found.join(', ')}`);
            }
        });
    }

    for (const text of NONE) {
        it(`are not seen in ${JSON.stringify(text)}`, () => assert.deepEqual(claimed(SECRETS, text).filter((each) => each !== `SECRET ${ID}`), []));
    }
});
