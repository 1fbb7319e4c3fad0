import { blank, withoutComments } from './without-comments';

/** A page with blanks in place of its comments, and of those in its scripts. */
export function pageWithoutComments(page: string): string {
    const parts: string[] = [];
    const lower = page.toLowerCase();
    let from = 0;
    for (const { index, isComment } of starts(page)) {
        if (index < from) continue;
        const end = isComment ? after(lower, '-->', index) : after(lower, '</script', index);
        parts.push(page.slice(from, index), isComment ? blank(page.slice(index, end)) : script(page.slice(index, end)));
        from = end;
    }
    return parts.join('') + page.slice(from);
}

function starts(page: string): { index: number; isComment: boolean }[] {
    return [...page.matchAll(/<!--|<script\b/gi)].map(({ 0: token, index }) => ({ index, isComment: token === '<!--' }));
}

/** The tag has addresses, which look like comments. */
function script(element: string): string {
    const open = element.indexOf('>') + 1;
    return element.slice(0, open) + withoutComments(element.slice(open));
}

function after(page: string, mark: string, from: number): number {
    const index = page.indexOf(mark, from);
    return index < 0 ? page.length : index + mark.length;
}
