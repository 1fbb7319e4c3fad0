/** Text in lines of at most so many characters; a longer word is cut. */
export function wrapped(text: string, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ').flatMap((each) => cut(each, width))) {
        if (line !== '' && line.length + 1 + word.length > width) {
            lines.push(line);
            line = word;
        } else line = line === '' ? word : `${line} ${word}`;
    }
    return line === '' ? lines : [...lines, line];
}

function cut(word: string, width: number): string[] {
    const parts: string[] = [];
    for (let from = 0; from < word.length; from += width) parts.push(word.slice(from, from + width));
    return parts;
}
