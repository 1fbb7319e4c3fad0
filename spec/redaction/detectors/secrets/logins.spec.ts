import assert from 'node:assert/strict';
import { SECRETS } from '../../../../lib/redaction/detectors/secrets';
import { claimed } from '../../scanning';

const LOGINS: readonly (readonly [text: string, password: string | undefined])[] = [
    ['https://bob:hunter22@host.example/path', 'hunter22'], ['postgres://app:p%40ss!w0rd@db:5432/x', 'p%40ss!w0rd'], ['mongodb+srv://u:s3cr3t@cluster0.example.net/?w=1', 's3cr3t'],
    ['redis://:onlypassword@10.0.0.1:6379', 'onlypassword'], ['amqp://guest:gu$st-pw@[::1]:5672', 'gu$st-pw'], ['ftp://u:trustno1@ftp.example, please', 'trustno1'],
    ['https://host.example:8080/a@b', undefined], ['https://user@host.example', undefined], ['https://${user}:${password}@host.example', undefined],
    ['https://{{user}}:{{pass}}@host.example', undefined], ['mail me: bob@host.example', undefined], ['http://localhost:5000/<%= @variable %>', undefined],
    ['postgres://user:password@localhost/db', undefined],
];

describe('passwords in addresses', () => {
    for (const [text, password] of LOGINS) {
        it(`${password ? 'are found' : 'are not seen'} in ${text}`, () => assert.deepEqual(claimed(SECRETS, text), password ? [`SECRET ${password}`] : []));
    }
});
