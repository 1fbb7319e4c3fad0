import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { scriptsOf } from './compile';
import type { Block } from './markdown';

/** What a block takes for granted, by its name. */
export type World = Readonly<Record<string, unknown>>;
export type Script = (world: World) => Promise<void>;

const requireHere = createRequire(resolve('package.json'));

/** Blocks as functions; whatever a block does not declare itself it has from the world. */
export function scripts(blocks: readonly Block[]): Script[] {
    const folder = scriptsOf(blocks);
    return blocks.map((block, index) => {
        const code = readFileSync(`${folder}/block-${index}.js`, 'utf8');
        return async (world) => {
            // In braces, so that a block may declare what the world has too.
            const source = `(async function (require, exports, ${Object.keys(world).join(', ')}) { {\n${code}\n} })`;
            const run = runInThisContext(source, { filename: `${block.file}:${block.line}` }) as (...args: unknown[]) => Promise<void>;
            await run(requireHere, {}, ...Object.values(world));
        };
    });
}
