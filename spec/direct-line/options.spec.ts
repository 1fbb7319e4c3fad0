import assert from 'node:assert/strict';
import { directLineTokenEndpoint, KeyRing, type DirectLineTokenOptions } from '../../lib';

const SECRET = 'a-secret-of-direct-line';
const good = (): DirectLineTokenOptions => ({ secret: SECRET, keys: KeyRing.generate(), trustedOrigins: ['https://shop.example'] });
const storage = { read: async () => ({}), write: async () => undefined, delete: async () => undefined };

describe('the options of the token endpoint', () => {
    for (const origin of [
        'https://shop.example', 'https://shop.example:8443', 'https://xn--mnchen-3ya.example', 'http://localhost:3978', 'http://127.0.0.1', 'http://[::1]:81',
    ]) {
        it(`take ${origin} as an origin`, () => assert.equal(typeof directLineTokenEndpoint({ ...good(), trustedOrigins: [origin] }), 'function'));
    }

    for (const origin of [
        'https://shop.example/', 'https://shop.example/chat', 'https://Shop.example', 'HTTPS://shop.example', 'https://shop.example:443', 'https://*.shop.example', '*', 'null', '',
        'shop.example', 'http://shop.example', 'http://localhost.evil.example', 'https://anna@shop.example', 'https://münchen.example', 'file:///a', 'https://shop.example ',
        'chrome-extension://abcdefgh', 'http://10.0.0.1', undefined, null, 7, ['https://shop.example'],
    ]) {
        it(`do not take ${JSON.stringify(origin)} as an origin`, () => {
            for (const wrong of [{ trustedOrigins: ['https://shop.example', origin as string] }, { directLineUrl: (origin ?? 7) as string }]) {
                assert.throws(() => directLineTokenEndpoint({ ...good(), ...wrong }), { code: 'ERR_WARDEN_OPTION', option: Object.keys(wrong)[0] });
            }
        });
    }

    for (const [option, wrong] of [
        ['secret', undefined], ['secret', ''], ['secret', 'x'.repeat(19)], ['secret', `${SECRET}\n`], ['secret', `${SECRET} `], ['secret', `${SECRET}ü`], ['secret', 7],
        ['keys', undefined], ['keys', 'a:b'], ['keys', {}],
        ['trustedOrigins', undefined], ['trustedOrigins', []], ['trustedOrigins', 'https://shop.example'], ['trustedOrigins', new Set(['https://shop.example'])],
        ['storage', {}], ['storage', 'memory'],
        ['subject', 'anna'], ['userName', 'Anna'], ['clientKey', 'ip'], ['extras', {}],
        ['ttl', 0], ['ttl', NaN], ['ttl', '1h'], ['site', ''], ['site', 7], ['events', {}],
        ['trustedOrigin', ['https://shop.example']],
    ] as const) {
        it(`name ${option} when it is ${JSON.stringify(wrong) ?? 'missing'}, and never quote a secret`, () => {
            assert.throws(
                () => directLineTokenEndpoint({ ...good(), ...(option === 'subject' && { storage }), [option]: wrong } as DirectLineTokenOptions),
                (error: Error & { option?: string; code?: string }) => {
                    assert.deepEqual([error.name, error.code, error.option], ['OptionError', 'ERR_WARDEN_OPTION', option]);
                    return !`${error.message} ${error.stack}`.includes(SECRET);
                },
            );
        });
    }

    for (const name of ['clientPerMinute', 'clientPerHour', 'perMinute', 'inFlight', 'timeout'] as const) {
        it(`take no nonsense for limits.${name}`, () => {
            for (const wrong of [0, -1, NaN, Infinity, '5', null]) {
                const limits = { [name]: wrong as number };
                if (wrong === null) assert.doesNotThrow(() => directLineTokenEndpoint({ ...good(), limits: { [name]: undefined } }));
                else assert.throws(() => directLineTokenEndpoint({ ...good(), limits }), { code: 'ERR_WARDEN_OPTION', option: name });
            }
        });
    }
    it('name a misspelt limit', () => {
        assert.throws(() => directLineTokenEndpoint({ ...good(), limits: { perHour: 3 } as object }), { code: 'ERR_WARDEN_OPTION', option: 'perHour' });
    });

    it('want a storage for a subject', () => {
        assert.throws(() => directLineTokenEndpoint({ ...good(), subject: () => 'anna' }), { code: 'ERR_WARDEN_OPTION', option: 'storage' });
    });
});
