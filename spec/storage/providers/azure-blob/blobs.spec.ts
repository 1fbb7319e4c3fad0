import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { Blobs } from '../../../../lib/storage/providers/azure-blob/blobs';
import type { BlobContainerLike } from '../../../../lib/storage/providers/azure-blob';

describe('Blobs', () => {
    for (const [etag, expected] of [['0x8D', '"0x8D"'], ['"0x8D"', '"0x8D"']] as const) {
        it(`removes a blob by its ETag ${etag}, which lists show without quotes`, async () => {
            const remove = sinon.fake.resolves({});
            const container = { getBlockBlobClient: () => ({ delete: remove }) } as unknown as BlobContainerLike;
            assert.equal(await new Blobs(container).remove('a', etag), true);
            assert.deepEqual(remove.firstCall.args[0].conditions, { ifMatch: expected });
        });
    }
});
