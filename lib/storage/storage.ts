import { having } from '../support/options';

/** The part of a botbuilder `Storage` that bot-warden uses; any of the SDK's own storages is one. */
export interface StorageLike {
    read(names: string[]): Promise<Record<string, unknown>>;
    write(changes: Record<string, unknown>): Promise<void>;
    delete(names: string[]): Promise<void>;
}

/** The option `storage`, checked. */
export function storageOf(value: StorageLike): StorageLike {
    return having('storage', value, 'a botbuilder Storage', ['read', 'write', 'delete']);
}
