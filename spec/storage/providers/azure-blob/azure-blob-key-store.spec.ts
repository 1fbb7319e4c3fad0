import { AzureBlobKeyStore } from '../../../../lib/storage/providers/azure-blob';
import { Azurite } from '../../../helpers/azurite';
import { keyStoreContract } from '../../key-store-contract';

describe('AzureBlobKeyStore', function () {
    this.timeout(20_000); // a server, and many calls to it
    let azurite: Azurite;
    before(async () => { azurite = await Azurite.start(); });
    after(() => azurite.stop());

    keyStoreContract(async () => new AzureBlobKeyStore({ container: await azurite.container() }));
});
