import { setTimeout as pause } from 'node:timers/promises';
import { isBusy, storeError } from './store-error';

/** How long another process may keep a lock, in milliseconds. */
export const PATIENCE = 10_000;
const LONGEST_PAUSE = 20;

/** Milliseconds until the next try: more each time, and never the same for two processes. */
export function pauseBefore(attempt: number): number {
    return Math.random() * Math.min(LONGEST_PAUSE, 2 ** attempt);
}

/** Reads, again and again while another connection is in the way. SQLite's own busy handler would block the event loop. */
export async function patiently<T>(read: () => T): Promise<T> {
    const until = performance.now() + PATIENCE;
    for (let attempt = 1; ; attempt += 1) {
        try {
            return read();
        } catch (error) {
            if (!isBusy(error) || performance.now() > until) throw storeError(error);
        }
        await pause(pauseBefore(attempt));
    }
}

/** The same for a constructor, which cannot wait in any other way than by blocking. */
export function stubbornly<T>(work: () => T): T {
    const until = performance.now() + PATIENCE;
    const never = new Int32Array(new SharedArrayBuffer(4));
    for (let attempt = 1; ; attempt += 1) {
        try {
            return work();
        } catch (error) {
            if (!isBusy(error) || performance.now() > until) throw error;
        }
        Atomics.wait(never, 0, 0, pauseBefore(attempt));
    }
}
