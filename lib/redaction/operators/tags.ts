/** One of XML or HTML; a name alone may have a digit. */
const TAG = /<(\/?)([a-z][a-z:-]{0,30}[1-6]?)(?:\s[^<>]{0,300}?)?(\/?)>/gi;

/** The tags that open or close inside a value but not both: without them, what is spoken would be no XML any more. Their attributes go. */
export function tagsIn(value: string): string {
    if (!value.includes('<')) return '';
    const open: string[] = [];
    const closed: string[] = [];
    for (const [, end, name = '', empty] of value.matchAll(TAG)) {
        if (empty) continue;
        if (!end) open.push(name);
        else if (open.at(-1) === name) open.pop();
        else closed.push(name);
    }
    return closed.map((name) => `</${name}>`).join('') + open.map((name) => `<${name}>`).join('');
}
