import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { envFile } from '../../../lib/cli/doctor/project/env-file';
import { pageWithoutComments } from '../../../lib/cli/doctor/project/page-without-comments';
import { projectAt } from '../../../lib/cli/doctor/project/project';
import { lineAt, placesIn, sourceOf } from '../../../lib/cli/doctor/project/source';
import { withoutComments } from '../../../lib/cli/doctor/project/without-comments';
import { folder } from '../support/cli';

describe('the bot that the doctor reads', () => {
    const files = folder();
    const read = () => projectAt(files.path());
    const names = () => read().sources.map(({ file }) => file);

    it('is source files and pages, in order, and not what is installed, built or only tries it out', () => {
        for (const name of [
            'b.ts', 'a.js', 'src/c.mjs', 'public/index.html', 'node_modules/x/index.js', 'dist/a.js', 'test/a.js', '.cache/a.js', 'a.spec.ts', 'types.d.ts', 'lib.min.js', 'notes.md',
        ]) files.write(name, 'x');
        assert.deepEqual(names(), ['a.js', 'b.ts', 'public/index.html', 'src/c.mjs']);
    });

    it('does not follow links, loops least of all', () => {
        files.write('a.js', 'x');
        symlinkSync(files.path(), files.path('loop'));
        symlinkSync(files.path('a.js'), files.path('b.js'));
        assert.deepEqual(names(), ['a.js']);
    });

    it('says what it could not read, and reads the rest', () => {
        files.write('a.js', 'x');
        files.write('big.js', 'x'.repeat(512 * 1024 + 1));
        files.write('binary.js', 'a\0b');
        files.write('package.json', '{');
        let deep = 'd';
        for (let level = 1; level < 18; level += 1) deep += '/d';
        files.write(`${deep}/a.js`, 'x');
        const { sources, unread, manifest } = read();
        assert.deepEqual([sources.map(({ file }) => file), manifest], [['a.js'], undefined]);
        assert.deepEqual(unread.map(({ file, because }) => [file.slice(0, 12), because]), [['big.js', 'too-large'], ['binary.js', 'binary'], ['package.json', 'malformed'], ['d/d/d/d/d/d/', 'too-deep']]);
    });

    it('says which file it may not read', () => {
        files.write('a.js', 'x');
        symlinkSync(files.path('package.json'), files.path('package.json'));
        mkdirSync(files.path('.env'));
        assert.deepEqual(read().unread, [{ file: 'package.json', because: 'unreadable' }, { file: '.env', because: 'unreadable' }]);
    });

    it('is two thousand files at most', () => {
        mkdirSync(files.path('many'));
        for (let index = 0; index < 2_001; index += 1) writeFileSync(files.path('many', `${index}.js`), '');
        const { sources, unread } = read();
        assert.deepEqual([sources.length, unread.map(({ because }) => because)], [2_000, ['too-many']]);
    });

    for (const [what, prepare, expected] of [
        ['is not there', () => files.path('none'), /none is not there$/],
        ['is a file', () => files.write('a.js', ''), /a\.js is no folder/],
        ['is a loop', () => { symlinkSync(files.path('loop'), files.path('loop')); return files.path('loop'); }, /loop cannot be read \(ELOOP\)$/],
        ['is empty', () => files.path(), /holds no bot/],
    ] as const) {
        it(`is refused when its folder ${what}`, () => assert.throws(() => projectAt(prepare()), expected));
    }

    for (const [ignore, expected] of [['.env\n', true], ['node_modules\n/.env\r\n', true], ['*.env', true], ['.env.example\n', false], ['', false]] as const) {
        it(`has its .env in git or not, by ${JSON.stringify(ignore)}`, () => {
            mkdirSync(files.path('.git'));
            files.write('.gitignore', ignore);
            files.write('bots/one/a.js', '');
            assert.equal(projectAt(files.path('bots/one')).envIgnored, expected);
        });
    }

    it('has no say about git outside of a repository', () => {
        files.write('a.js', '');
        assert.equal(read().envIgnored, undefined);
    });

    for (const [line, value] of [
        ['A=b', 'b'], ['export A = b ', 'b'], ['A="b # c" # d', 'b # c'], ["A='b'", 'b'], ['A=b # c', 'b'], ['A=', ''], ['A=# c', ''], ['A=""', ''], ['A: b', 'b'], ['A=b#c', 'b#c'], ['A="b', '"b'], ['\tA=b\r', 'b'],
    ] as const) {
        it(`reads ${JSON.stringify(line)} of .env`, () => assert.deepEqual(envFile(`#\n${line}\n`).get('A'), { value, line: 2 }));
    }

    for (const [code, expected] of [
        ['a // b', 'a     '], ['a /* b\nc */ d', 'a     \n     d'], ["'// a' // b", "'// a'     "], ['`// ${a}` /* b */', '`// ${a}`        '], ['"\\"// a" //', '"\\"// a"   '],
        ['a = /\\/\\/ /; // b', 'a = /\\/\\/ /;     '], ['a / b // c', 'a / b     '], ['return /["]/ // c', 'return /["]/     '], ['a = /[/]"/; // b', 'a = /[/]"/;     '], ["it's // a\nb", "it's // a\nb"], ['/* a', '    '],
    ] as const) {
        it(`blanks the comments of ${JSON.stringify(code)}`, () => assert.equal(withoutComments(code), expected));
    }

    it('blanks the comments of pages and their scripts, and no addresses', () => {
        const page = '<a href="https://a.example"> <!-- b --> <script src="https://c.example">// d\ne</script> // f';
        assert.equal(pageWithoutComments(page), '<a href="https://a.example">            <script src="https://c.example">    \ne</script> // f');
    });

    it('keeps every position, whatever the code', () => {
        const code = fc.array(fc.constantFrom('/', '*', '"', "'", '`', '\\', '\n', 'a', ' ', '<!--', '-->', '<script>', '</script>', '[', ']', '=')).map((parts) => parts.join(''));
        fc.assert(fc.property(code, (text) => {
            for (const blanked of [withoutComments(text), pageWithoutComments(text)]) {
                assert.equal(blanked.length, text.length);
                for (const [index, character] of [...blanked].entries()) assert.ok(character === text[index] || (character === ' ' && text[index] !== '\n'));
            }
        }));
    });

    for (const piece of ['/', '/*', '"', '`', '[/', '=/[', '<!--', '<script>', '//\n', "'\n", '`${']) {
        it(`reads half a megabyte of ${JSON.stringify(piece)} in linear time: any more would take minutes`, () => {
            const text = piece.repeat((512 * 1024) / piece.length);
            for (const name of ['a.js', 'a.html']) assert.equal(sourceOf(name, text).code.length, text.length);
        }).timeout(60_000);
    }

    it('names each line once', () => {
        const source = sourceOf('a.js', 'x x\n\nx');
        assert.deepEqual(placesIn(source, /x/g), [{ file: 'a.js', line: 1 }, { file: 'a.js', line: 3 }]);
        assert.equal(lineAt('\n\na', 2), 3);
    });
});
