import { readFileSync } from 'node:fs';
import { cellsOf } from './markdown';

/** An option by its name, with the beginning of its `@default`. */
export type Options = ReadonlyMap<string, string | undefined>;

/** The members of an interface in a declaration file, those that it extends there included. */
export function optionsIn(file: string, name: string, text = readFileSync(file, 'utf8')): Options {
    const [, parent, body = ''] = new RegExp(`^export interface ${name}(?: extends (\\w+))? \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(text) ?? [];
    if (!body) throw new Error(`${file} declares no interface ${name}`);
    const members = [...body.matchAll(/(?:^ {4}(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\n)?^ {4}(\w+)\??[:(]/gm)];
    const own = members.map(([, comment = '', member = '']) => [member, /@default ([^\n]*?)\s*(?:\*\/)?$/m.exec(comment)?.[1]] as const);
    const inherited = parent ? parentOf(file, text, parent) : new Map<string, string | undefined>();
    return new Map([...inherited, ...own]);
}

function parentOf(file: string, text: string, name: string): Options {
    const [, from] = new RegExp(`import [^;]*\\b${name}\\b[^;]* from '\\./([^']+)';`).exec(text) ?? [];
    return from ? optionsIn(`${file.slice(0, file.lastIndexOf('/'))}/${from}.d.ts`, name) : optionsIn(file, name, text);
}

/** The rows of a table in a part of a markdown text: the cell of the default, by each name in the first cell. */
export function tableIn(text: string, heading: string, firstCell: string): Options {
    const part = text.split(/^(?=#{2,3} )/m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
    const lines = part.split('\n');
    const head = lines.findIndex((line) => line.startsWith(`| ${firstCell} |`));
    if (head < 0) throw new Error(`no table "${firstCell}" under "${heading}"`);
    const titles = cellsOf(lines[head] ?? '');
    const rows = lines.slice(head + 2);
    const end = rows.findIndex((line) => !line.startsWith('|'));
    return new Map(rows.slice(0, end < 0 ? rows.length : end).flatMap((row) => {
        const all = cellsOf(row);
        const names = [...(all[0] ?? '').replace(/ \([^)]*\)$/, '').matchAll(/`(\w+)[^`]*`/g)].map(([, name = '']) => name);
        return names.map((name) => [name, all[titles.indexOf('default')]] as const);
    }));
}

/** Whether a table's cell refers to what is explained elsewhere. */
const REFERS = /^(?:as above|the table above|)$/;

/** Whether a table's cell says the default of a doc comment, as far as that is a number, a text or true or false. */
export function agrees(declared: string | undefined, cell: string | undefined): boolean {
    if (cell !== undefined && REFERS.test(cell)) return true;
    const [, number, quoted, word] = /^(?:(\d[\d_]*)|'([^']+?)(?: ?\.\.\.)?'|(true|false)\b)/.exec(declared ?? '') ?? [];
    const said = (cell ?? '').replaceAll(/(?<=\d)[_,](?=\d{3})/g, '');
    if (number !== undefined) return numbersIn(said).includes(Number(number.replaceAll('_', '')));
    if (quoted !== undefined) return said.includes(quoted);
    return word === undefined || said.includes(word) || said.startsWith(word === 'false' ? 'off' : 'on');
}

const UNITS = { hours: 3_600_000, minutes: 60_000 } as const;

function numbersIn(text: string): number[] {
    return [...text.matchAll(/(\d+)(?: (hours|minutes))?/g)].map(([, number, unit]) => Number(number) * (unit ? UNITS[unit as keyof typeof UNITS] : 1));
}
