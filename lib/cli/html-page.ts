import { createHash } from 'node:crypto';

/** A page in one file: it loads nothing and runs nothing, and a policy in it forbids both. */
export function htmlPage(title: string, style: string, body: string): string {
    const hash = createHash('sha256').update(style).digest('base64');
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A text for HTML: as content, and between quotation marks. */
export function escaped(text: string | number): string {
    return String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
