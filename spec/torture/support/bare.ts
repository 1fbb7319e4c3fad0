import type { ForkOptions } from 'node:child_process';

/** For processes that are killed: what measures coverage takes its time to begin, and would be killed with them. */
export const BARE: ForkOptions = { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, NODE_OPTIONS: '' } };
