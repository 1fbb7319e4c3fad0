import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { anchorsIn, linksIn, markdownFiles, strayRowsIn } from './support/markdown';

/** What is wrong with the links of a file that lead into this repository. */
function brokenIn(file: string, text = readFileSync(file, 'utf8')): string[] {
    return linksIn(text).flatMap(({ target, line }) => {
        if (/^(?:https?|mailto):/.test(target)) return [];
        const [path = '', anchor] = target.split('#');
        const other = path === '' ? file : join(dirname(file), path);
        if (!existsSync(other)) return [`${file}:${line} ${target} is not there`];
        const isFound = anchor === undefined || anchorsIn(path === '' ? text : readFileSync(other, 'utf8')).has(anchor);
        return isFound ? [] : [`${file}:${line} ${target} has no such heading`];
    });
}

describe('links in the documentation', () => {
    for (const file of markdownFiles()) it(`lead somewhere in ${file}`, () => assert.deepEqual(brokenIn(file), []));

    it('would be found broken', () => {
        assert.deepEqual(brokenIn('README.md', '# A b\n[one](#a-b) [two](#b) [three](nowhere.md)\n```\n[four](no.md)\n```\n'), [
            'README.md:2 #b has no such heading', 'README.md:2 nowhere.md is not there',
        ]);
    });
});

describe('tables in the documentation', () => {
    for (const file of markdownFiles()) it(`are whole in ${file}`, () => assert.deepEqual(strayRowsIn(readFileSync(file, 'utf8')), []));

    it('would be found broken', () => {
        assert.deepEqual(strayRowsIn('| a | b |\n| --- | --- |\n| 1 | 2 |\nSome text.\n| 3 | 4 |\n'), [5]);
    });
});
