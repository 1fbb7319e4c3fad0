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
            const [, notChecked] = /^<!-- not checked: (.+) -->$/.exec(lines[open.line - 3] ?? '') ?? /^<!-- not checked: (.+) -->$/.exec(lines[open.line - 2] ?? '') ?? [];
            blocks.push({ file, line: open.line + 1, language: open.language, code: lines.slice(open.line, index).join('\n'), notChecked });
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
