import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version in the package.json that is nearest above this file. */
export function version(): string {
    let folder = __dirname;
    while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
