import assert from 'node:assert/strict';
import { renamed } from '../../lib/storage/rename-error';
import { placeOf, type Place } from '../../lib/storage/sealed-item';
import { keys } from './support/wrapped';

describe('an error of the storage beneath', () => {
    const [a, b] = ['a', 'b'].map((key) => placeOf(key, keys)) as [Place, Place];

    it('is told with the keys of the caller, and keeps the rest', () => {
        const error = Object.assign(new RangeError(`${a.record} or ${b.record}, not ${a.record}`), { statusCode: 412, inner: { code: 1 } });
        const told = renamed(error, [a, b]) as typeof error;
        assert.deepEqual([told.message, told.name, told.statusCode, told.inner, told.cause], ['a or b, not a', 'RangeError', 412, { code: 1 }, error]);
    });

    for (const error of [new Error('down'), new Error(placeOf('c', keys).record), 'down', undefined, { message: a.record }]) {
        it(`is passed on as it is: ${error instanceof Error ? error.message.slice(0, 4) : typeof error}`, () => assert.equal(renamed(error, [a, b]), error));
    }
});
