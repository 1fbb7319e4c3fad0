import assert from 'node:assert/strict';
import { KeyRing } from '../../lib/storage/key-ring';
import { recordName } from '../../lib/storage/record-name';

const keys = KeyRing.generate();

describe('recordName', () => {
    for (const [title, parts] of [
        ['a telephone number', ['sms', '+14255550123']],
        ['a path', ['../../etc', 'a/b%2Fc']],
        ['ten thousand characters', ['x'.repeat(10_000)]],
        ['names of the language', ['__proto__', 'constructor']],
        ['nothing', []],
    ] as const) {
        for (const [how, ring] of [['keyed', keys], ['not keyed', undefined]] as const) {
            it(`is short, fit for every storage and silent about ${title}, ${how}`, () => {
                assert.match(recordName('login', parts, ring), /^bot-warden\/login\/[\w-]{43}$/);
            });
        }
    }

    for (const [title, one, other] of [
        ['parts', recordName('login', ['a', 'b'], keys), recordName('login', ['ab', ''], keys)],
        ['purposes', recordName('login', ['a'], keys), recordName('speaker', ['a'], keys)],
        ['keys', recordName('login', ['a'], keys), recordName('login', ['a'], KeyRing.generate())],
        ['no key', recordName('login', ['a'], keys), recordName('login', ['a'])],
    ] as const) {
        it(`is another one for other ${title}`, () => assert.notEqual(one.slice(-43), other.slice(-43)));
    }

    it('is the same one for the same parts and keys', () => {
        assert.equal(recordName('login', ['a', 'b'], KeyRing.fromEnv(keys.export())), recordName('login', ['a', 'b'], keys));
    });
});
