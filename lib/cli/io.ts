/** What a command reads from and writes to; `process` is one. */
export interface Io {
    stdin: AsyncIterable<Uint8Array | string> & { isTTY?: boolean };
    stdout: Output;
    stderr: Output;
    env: Readonly<Record<string, string | undefined>>;
}

export interface Output {
    isTTY?: boolean;
    /** How wide the terminal is. */
    columns?: number;
    /** @returns false when a stream is to be waited for, until its event `drain` */
    write(text: string): unknown;
}

export function print(output: Output, ...lines: readonly string[]): void {
    output.write(lines.map((line) => `${line}\n`).join(''));
}

/** Text of others for a terminal: without the characters that would steer it. */
export function printable(text: string): string {
    return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

/** A column of names and one of what they are; those that are nothing are left out. */
export function table(rows: readonly (readonly [name: string, value: string | number | undefined])[]): string[] {
    const shown = rows.filter(([, value]) => value !== undefined);
    const width = Math.max(...shown.map(([name]) => name.length)) + 2;
    return shown.map(([name, value]) => `  ${name.padEnd(width)}${value}`);
}

/** `1 file`, `2 files`. */
export function counted(count: number, one: string, more = `${one}s`): string {
    return `${count} ${count === 1 ? one : more}`;
}
