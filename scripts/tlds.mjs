// Writes the table of top-level domains: node scripts/tlds.mjs [FILE]
// FILE is a copy of IANA's list, which is fetched otherwise.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainToUnicode } from 'node:url';
import { root } from './support/run.mjs';

const SOURCE = 'https://data.iana.org/TLD/tlds-alpha-by-domain.txt';
const WIDTH = 145;

const [file] = process.argv.slice(2);
const list = file ? readFileSync(file, 'utf8') : await (await fetch(SOURCE)).text();
const names = new Set(list.split('\n').map(line => line.trim().toLowerCase()).filter(line => line && !line.startsWith('#')).map(domainToUnicode));
if (names.size < 1_000) throw new Error(`${names.size} names are not the whole list`);

const lines = [''];
for (const name of [...names].toSorted((a, b) => (a < b ? -1 : 1))) {
    if (lines.at(-1).length + name.length >= WIDTH) lines.push('');
    lines.push(`${lines.pop()} ${name}`.trimStart());
}
writeFileSync(join(root, 'lib/redaction/detectors/network/tlds.ts'), `// Written by scripts/tlds.mjs from ${SOURCE}

/** The top-level domains of the Internet in lower case, those of other scripts in their own letters. */
export const TLDS: ReadonlySet<string> = new Set(
    \`
${lines.join('\n')}
\`.trim().split(/\\s+/),
);
`);
