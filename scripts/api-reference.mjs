// Writes docs/api: a page for each entry point of the package, from the declarations in dist and the comments in them.
//   npm run build && node scripts/api-reference.mjs [folder]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './support/run.mjs';

const { exports: entries } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const KINDS = [['class', 'Classes'], ['function', 'Functions'], ['const', 'Constants'], ['interface', 'Interfaces'], ['type', 'Types']];

/** What a module exports, with the module that declares it: `export { A, type B } from './c'`, `export *`, or declared in place. */
function exportsOf(file) {
    const text = readFileSync(file, 'utf8');
    const found = [];
    for (const [, names, from] of text.matchAll(/^export (?:type )?\{([^}]*)\}(?: from '([^']+)')?;/gm)) {
        for (const each of names.split(',').map((name) => name.replace(/^\s*type /, '').trim()).filter(Boolean)) {
            const [local, name = local] = each.split(/ as /);
            found.push({ name, local, file: from ? declarationAt(file, from) : file });
        }
    }
    for (const [, name] of text.matchAll(/^export (?:declare )?(?:abstract )?(?:class|function|const|interface|type) (\w+)/gm)) found.push({ name, local: name, file });
    return found;
}

function declarationAt(file, from) {
    const path = join(dirname(file), from);
    return existsSync(`${path}.d.ts`) ? `${path}.d.ts` : join(path, 'index.d.ts');
}

/** A declaration as it stands, its kind, and the comment above it; through modules that only pass it on. */
function declarationOf({ local, file }) {
    const text = readFileSync(file, 'utf8');
    const start = new RegExp(`^(?:export )?(?:declare )?(?:abstract )?(class|function|const|interface|type) ${local}\\b`, 'm').exec(text);
    if (!start) {
        const passedOn = exportsOf(file).find(({ name, file: other }) => name === local && other !== file);
        if (!passedOn) throw new Error(`${local} is not declared in ${file}`);
        return declarationOf(passedOn);
    }
    const overloads = [...text.matchAll(new RegExp(`^export (?:declare )?function ${local}\\b`, 'gm'))];
    const last = overloads.at(-1)?.index ?? start.index;
    const code = text.slice(start.index, endOf(text, last));
    const [, comment = ''] = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\s*$/.exec(text.slice(0, start.index)) ?? [];
    return { kind: start[1], code: withoutPrivate(code), comment: prose(comment) };
}

/** Where a declaration ends: behind its braces, or its semicolon. */
function endOf(text, from) {
    let depth = 0;
    for (let at = from; at < text.length; at++) {
        if (text.startsWith('/*', at)) at = text.indexOf('*/', at) + 1;
        else if (`'"\``.includes(text[at])) at = text.indexOf(text[at], at + 1);
        else if ('{(['.includes(text[at])) depth++;
        else if ('})]'.includes(text[at]) && --depth === 0 && text[at] === '}' && /^\s*(?:\n|$)/.test(text.slice(at + 1, at + 3))) return at + 1;
        else if (text[at] === ';' && depth === 0) return at + 1;
    }
    return text.length;
}

function withoutPrivate(code) {
    return code
        .replace(/^export (?:declare )?/gm, '')
        .replace(/^ {4}(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n {4})?(?:private |protected |#private).*\n/gm, '');
}

/** A comment as markdown. */
function prose(comment) {
    return comment.replace(/^\/\*\*|\*\/$/g, '').replace(/^\s*\* ?/gm, '').replace(/\{@link ([^}|]+)(?:\|[^}]+)?\}/g, '`$1`')
        .replace(/^@throws \{(\w+)\} ?/gm, '\n**Throws** `$1` ').replace(/^@(\w+)/gm, '\n**$1**').trim();
}

function page(entry, found) {
    const declared = found.map((each) => ({ name: each.name, ...declarationOf(each) }));
    const parts = KINDS.flatMap(([kind, title]) => {
        const all = declared.filter((each) => each.kind === kind).toSorted((a, b) => (a.name < b.name ? -1 : 1));
        return all.length > 0 ? [`## ${title}`, ...all.map(({ name, comment, code }) => [`### ${name}`, comment, `\`\`\`typescript\n${code.trim()}\n\`\`\``].filter(Boolean).join('\n\n'))] : [];
    });
    return `${[`# ${entry}`, ...parts].join('\n\n')}\n`;
}

const folder = process.argv[2] ?? join(root, 'docs/api');
mkdirSync(folder, { recursive: true });
const pages = Object.entries(entries).filter(([, { types } = {}]) => types).map(([path, { types }]) => {
    const entry = join('bot-warden', path).replace(/\/$/, '');
    const name = `${entry.replaceAll('/', '-')}.md`;
    writeFileSync(join(folder, name), page(entry, exportsOf(join(root, types))));
    return `- [${entry}](${name})`;
});
writeFileSync(join(folder, 'README.md'), `# API reference\n\nMade by \`scripts/api-reference.mjs\` from the declarations and their comments.\n\n${pages.join('\n')}\n`);
