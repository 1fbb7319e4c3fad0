/** Something the person at the keyboard can act on: its message is shown without a stack. */
export class Problem extends Error {}

export async function main(action) {
    try {
        process.exitCode = (await action()) ?? 0;
    } catch (error) {
        process.exitCode = 1;
        console.error(error instanceof Problem ? error.message : error);
    }
}
