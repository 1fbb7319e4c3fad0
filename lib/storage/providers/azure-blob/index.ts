export { AzureBlobProvider } from './azure-blob-provider';
export type { AzureBlobProviderOptions } from './azure-blob-provider';
export { AzureBlobKeyStore } from './azure-blob-key-store';
export type { AzureBlobKeyStoreOptions } from './azure-blob-key-store';
export type { BlobContainerLike, BlockBlobLike, ListedBlob } from './container';
