import { accessSync, constants, lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Arguments } from '../../arguments';
import { explained, Problem } from '../../problem';
import { copyName } from '../files/leftover';

/** Before the search begins: it may take an hour. @throws {Problem} when the report could not be written, or would take the place of something */
export function checkReport(given: Arguments): string | undefined {
    const path = given.text('report');
    if (path === undefined) {
        if (given.flag('force')) throw new Problem('--force goes with --report');
        return undefined;
    }
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats && !stats.isFile()) throw new Problem(`${path} is no file`);
    if (stats && given.operands.some((operand) => isSame(operand, path))) throw new Problem(`${path} is to be searched: the report would take its place`);
    if (stats && !given.flag('force')) throw new Problem(`${path} is there already; --force replaces it`);
    try {
        accessSync(dirname(resolve(path)), constants.W_OK);
    } catch {
        throw new Problem(`nothing can be written into the folder of ${path}`);
    }
    return path;
}

/** In one step: there is the whole report or none. @throws {Problem} */
export function writeReport(path: string, html: string): void {
    const copy = copyName(path);
    try {
        writeFileSync(copy, html, { flag: 'wx', mode: 0o600, flush: true });
        renameSync(copy, path);
    } catch (error) {
        rmSync(copy, { force: true });
        throw new Problem(`${path} is not written (${explained(error)})`, 3);
    }
}

function isSame(operand: string, path: string): boolean {
    const stats = statSync(operand, { throwIfNoEntry: false });
    return stats?.isFile() === true && realpathSync(operand) === realpathSync(path);
}
