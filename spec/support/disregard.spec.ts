import assert from 'node:assert/strict';
import { disregard } from '../../lib/support/disregard';
import { unhandled } from '../helpers/unhandled';

describe('disregard', () => {
    for (const [title, value] of [
        ['a promise that rejects', () => Promise.reject(new Error('nobody waits'))],
        ['a promise', () => Promise.resolve('kept')],
        ['no promise', () => ({})],
        ['nothing', () => undefined],
        ['null', () => null],
        ['a text', () => 'text'],
    ] as const) {
        it(`ends no process for ${title}`, async () => assert.deepEqual(await unhandled(() => disregard(value())), []));
    }
});
