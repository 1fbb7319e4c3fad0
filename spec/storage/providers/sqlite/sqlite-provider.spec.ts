import { transcriptProviderContract } from '../../../transcripts/provider-contract';
import { keyStoreContract } from '../../key-store-contract';
import { folders } from './support/folders';

describe('SqliteProvider', () => {
    const { open } = folders();

    describe('as a provider of transcripts', () => transcriptProviderContract(() => open()));
    describe('as a store of keys', () => keyStoreContract(() => open().keyStore));
});
