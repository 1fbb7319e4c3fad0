import type { ForkOptions } from 'node:child_process';
import * as bareProcess from '../../helpers/bare-process';

/** For processes that are killed, and that may say what went wrong before. */
export const BARE: ForkOptions = { ...bareProcess.BARE, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] };
