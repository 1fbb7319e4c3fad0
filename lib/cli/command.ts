import type { Arguments, OptionKinds } from './arguments';
import type { Io } from './io';

/** One command of the tool; each has a file of its own, which is loaded when it is called. */
export interface Command {
    help: string;
    options: OptionKinds;
    /** @returns the exit code */
    run(given: Arguments, io: Io): Promise<number>;
}
