import assert from 'node:assert/strict';
import Module from 'node:module';
import * as sinon from 'sinon';
import { openDatabase } from '../../../../lib/storage/providers/sqlite/engine';
import { storeErrorSaying } from './support/rejected';

describe('openDatabase', () => {
    afterEach(() => sinon.restore());

    it('takes the SQLite of Node where there is one', () => {
        const DatabaseSync = sinon.stub();
        sinon.replace(process, 'getBuiltinModule', sinon.fake.returns({ DatabaseSync }) as never);
        openDatabase('a path');
        assert.deepEqual([DatabaseSync.calledWithNew(), DatabaseSync.firstCall.args], [true, ['a path']]);
    });

    it('says what to do when there is neither that nor the package', () => {
        sinon.replace(process, 'getBuiltinModule', sinon.fake.returns(undefined) as never);
        sinon.replace(Module as unknown as { _load: () => void }, '_load', sinon.fake.throws(new Error('not found')));
        assert.throws(() => openDatabase(':memory:'), storeErrorSaying(/install @photostructure\/sqlite, or use Node 22.13/));
    });
});
