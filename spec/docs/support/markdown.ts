import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A fenced block of code in a markdown file. */
export interface Block {
    file: string;
    /** Of its first line of code, from 1. */
    line: number;
    language: string;
    code: string;
    /** What an HTML comment above it, `<!-- not checked: why -->`, says. */
    notChecked: string | undefined;
    /** The exported type that an object is, by `<!-- is a: Name -->` above it. */
    isA?: string | undefined;
}

const FENCE = /^```(\w*)$/;

export function blocksIn(file: string, text = readFileSync(file, 'utf8')): Block[] {
    const lines = text.split('\n');
    const blocks: Block[] = [];
    let open: { language: string; line: number } | undefined;
    for (const [index, line] of lines.entries()) {
        const [, language] = FENCE.exec(line) ?? [];
        if (language === undefined) continue;
        if (open) {
            const above = lines.slice(Math.max(open.line - 3, 0), open.line - 1).join('\n');
            const said = (what: string) => new RegExp(`<!-- ${what}: (.+) -->`).exec(above)?.[1];
            blocks.push({ file, line: open.line + 1, language: open.language, code: lines.slice(open.line, index).join('\n'), notChecked: said('not checked'), isA: said('is a') });
            open = undefined;
        } else open = { language, line: index + 1 };
    }
    return blocks;
}

/** The anchors of a file's headings, as GitHub makes them. */
export function anchorsIn(text: string): Set<string> {
    const headings = withoutCode(text).split('\n').flatMap((line) => /^#{1,6} (.+)$/.exec(line)?.[1] ?? []);
    return new Set(headings.map((heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').trim().replaceAll(' ', '-')));
}

/** The lines of rows that are no part of a table, as a line without bars stands before them. */
export function strayRowsIn(text: string): number[] {
    const lines = withoutCode(text).split('\n');
    const isRow = (line: string | undefined) => line?.startsWith('|') ?? false;
    return lines.flatMap((line, index) => {
        const isHead = /^\|(?: ?:?-+:? ?\|)+$/.test(lines[index + 1] ?? '');
        return isRow(line) && !isRow(lines[index - 1]) && !isHead ? [index + 1] : [];
    });
}

export interface Row {
    line: number;
    /** By the titles of their columns. */
    cells: ReadonlyMap<string, string>;
}

/** The rows of all tables in a text. */
export function rowsIn(text: string): Row[] {
    const lines = text.split('\n');
    let titles: string[] = [];
    return lines.flatMap((line, index) => {
        if (!line.startsWith('|') || /^\|[ :|-]+$/.test(line)) return [];
        const cells = cellsOf(line);
        if (/^\|[ :|-]+-[ :|-]+$/.test(lines[index + 1] ?? '')) {
            titles = cells;
            return [];
        }
        return [{ line: index + 1, cells: new Map(cells.map((cell, column) => [titles[column] ?? '', cell])) }];
    });
}

export function cellsOf(row: string): string[] {
    return row.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim());
}

/** The targets of the links in a text, with their lines. */
export function linksIn(text: string): { target: string; line: number }[] {
    return withoutCode(text).split('\n').flatMap((line, index) => [...line.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => ({ target, line: index + 1 })));
}

function withoutCode(text: string): string {
    return text.replace(/^```[\s\S]*?^```$/gm, (block) => block.replace(/[^\n]/g, '')).replace(/`[^`\n]*`/g, (code) => (/\]\(/.test(code) ? '' : code));
}

/** Every markdown file that a reader of the repository meets. */
export function markdownFiles(folder = '.'): string[] {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        if (/^(?:node_modules|dist|coverage|\..*)$/.test(name)) return [];
        if (statSync(path).isDirectory()) return markdownFiles(path);
        return name.endsWith('.md') ? [path] : [];
    }).toSorted();
}
