import type { ForkOptions } from 'node:child_process';

/**
 * For processes that are to be killed, and for many of them: without what measures coverage, which takes seconds to begin. It gets
 * itself into every process by `NODE_OPTIONS`, however that is set for one, so that it has to be taken out on the way.
 */
export const BARE: ForkOptions = process.env['NYC_CONFIG'] === undefined
    ? { execArgv: [] }
    : { execPath: 'env', execArgv: ['-u', 'NODE_OPTIONS', process.execPath] };
