import type { StorageLike } from '../../../lib';

/** The same storage as another process has it: what queues within a process does not queue here. */
export function fromElsewhere(storage: StorageLike): StorageLike {
    return {
        read: async (names) => { await aTick(); return storage.read(names); },
        write: async (changes) => { await aTick(); await storage.write(changes); },
        delete: async (names) => { await aTick(); await storage.delete(names); },
    };
}

const aTick = () => new Promise((resolve) => { setImmediate(resolve); });

/** A storage that counts what it is asked. */
export function counting(storage: StorageLike): StorageLike & { reads: number; writes: number } {
    const counted = {
        reads: 0,
        writes: 0,
        read: async (names: string[]) => { counted.reads++; return storage.read(names); },
        write: async (changes: Record<string, unknown>) => { counted.writes++; await storage.write(changes); },
        delete: async (names: string[]) => { counted.writes++; await storage.delete(names); },
    };
    return counted;
}
