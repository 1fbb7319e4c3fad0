import assert from 'node:assert/strict';
import { problemsIn } from './support/compile';
import { blocksIn, markdownFiles } from './support/markdown';

const CODE = new Set(['ts', 'js']);
/** How many blocks may say that they cannot be checked. */
const MOST_UNCHECKED = 3;

describe('blocks of code in the documentation', function () {
    this.timeout(120_000);
    const all = markdownFiles().flatMap((file) => blocksIn(file)).filter(({ language }) => CODE.has(language));
    const checked = all.filter(({ notChecked }) => notChecked === undefined);

    it('are correct TypeScript against what this package exports', () => assert.deepEqual(problemsIn(checked), []));

    it('are nearly all checked', () => {
        const rest = all.filter(({ notChecked }) => notChecked !== undefined);
        assert.ok(rest.length <= MOST_UNCHECKED, rest.map(({ file, line, notChecked }) => `${file}:${line} ${notChecked}`).join('\n'));
        assert.ok(checked.length > 30);
    });

    it('are correct JSON', () => {
        const wrong = markdownFiles().flatMap((file) => blocksIn(file)).filter(({ language, code }) => language === 'json' && !isJson(code));
        assert.deepEqual(wrong.map(({ file, line }) => `${file}:${line}`), []);
    });

    it('would be found wrong by their line', () => {
        const text = '# A\n\n```ts\nnew BotWarden({ keys, storage });\nnew BotWarden({ keys, storge: storage });\n```\n';
        const [problem = '', ...more] = problemsIn(blocksIn('a.md', text));
        assert.match(problem, /^a\.md:5: error TS\d+: .*storge/);
        assert.deepEqual(more, []);
    });

    it('would be found wrong, whatever they are', () => {
        const broken = [
            ['redaction.md', '```ts\nredaction: { replce: 1 }\n```'],
            ['receipt.md', '<!-- is a: ErasureReceipt -->\n```ts\n{ version: 2 }\n```'],
            ['javascript.md', "```js\nconst { BotWarden } = require('bot-warden');\nnew BotWarden({ keys });\n```"],
            ['strict.md', '```ts\nexport const twice = (n) => n * 2;\n```'],
        ] as const;
        const problems = problemsIn(broken.flatMap(([file, text]) => blocksIn(file, text)));
        for (const found of [/^redaction\.md:2: .*replce/, /^receipt\.md:3: /, /^javascript\.md:3: .*storage/, /^strict\.md:2: .*implicitly/]) {
            assert.ok(problems.some((problem) => found.test(problem)), `${found.source} in\n${problems.join('\n')}`);
        }
    });

    it('are not right because the compiler could not read them', () => {
        assert.match(problemsIn(blocksIn('a.md', '```nonsense\n```')).join('\n'), /TS6054/);
    });
});

function isJson(code: string): boolean {
    try {
        JSON.parse(code);
        return true;
    } catch {
        return false;
    }
}
