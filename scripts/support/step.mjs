/** Prints `title ... 1.2 s`, or `title ... failed` and passes the error on. */
export async function step(title, action) {
    const started = performance.now();
    process.stdout.write(`${title} ... `);
    return timed(started, '', action);
}

/** The same for an action that prints lines of its own. */
export async function loudStep(title, action) {
    const started = performance.now();
    process.stdout.write(`${title} ...\n`);
    return timed(started, `${title}: `, action);
}

async function timed(started, prefix, action) {
    let outcome = 'failed';
    try {
        const result = await action();
        outcome = `${((performance.now() - started) / 1000).toFixed(1)} s`;
        return result;
    } finally {
        process.stdout.write(`${prefix}${outcome}\n`);
    }
}
