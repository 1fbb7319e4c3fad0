import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** The rejections that nobody takes of what `run` does: each of them would end the process. Mocha does not tell. */
export async function unhandled(run: () => unknown): Promise<unknown[]> {
    const seen: unknown[] = [];
    const note = (reason: unknown) => void seen.push(reason);
    process.on('unhandledRejection', note);
    try {
        await run();
        await turnOfTheLoop();
        return seen;
    } finally {
        process.off('unhandledRejection', note);
    }
}
