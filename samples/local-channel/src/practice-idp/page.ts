import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { people } from './people';

const STYLE = [
    'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem}',
    'body,button{color:#1b1b1b;background:#fff}',
    'button{font:inherit;padding:.6rem 1.2rem;margin:0 .5rem .5rem 0;border:2px solid #0b57a4;border-radius:4px;cursor:pointer}',
    'button:hover,button:focus-visible{background:#0b57a4;color:#fff;outline:3px solid #8ab8e8}',
    'strong{font-size:2rem;letter-spacing:.2em}',
    'footer{margin-top:2rem;color:#555}',
].join('');

const POLICY = [
    "default-src 'none'", `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
].join('; ');

const TITLE = 'Practice sign-in';

/** The page that asks who to sign in as. */
export function choicePage(state: string): string {
    const buttons = [...people].map(([id, { name }]) => `<button name="person" value="${id}">${name}</button>`);
    return `<p>Who do you want to be?</p>
<form method="post" action="/practice-idp/sign-in">
<input type="hidden" name="state" value="${state}">
${buttons.join('\n')}
</form>`;
}

export function signedInPage(name: string): string {
    return `<p role="status">You are signed in as ${name}. You can close this window.</p>`;
}

export function codePage(name: string, code: string): string {
    return `<p role="status">To sign in as ${name}, type this code into the chat that you came from, and nowhere else:</p>
<p><strong>${code}</strong></p>
<p>It works once, for 10 minutes.</p>`;
}

export function refusedPage(reason: string): string {
    return `<p role="alert">${reason}</p>`;
}

/** Sends a page of fixed text and tickets, that runs no script and is neither kept nor framed. */
export function sendPage(res: Response, status: number, content: string): void {
    res.status(status).type('html').set({
        'Content-Security-Policy': POLICY,
        'Referrer-Policy': 'same-origin', // with no-referrer a browser sends the form with the origin "null"
        'X-Frame-Options': 'DENY',
    }).send(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLE}</title><style>${STYLE}</style></head>
<body><main><h1>${TITLE}</h1>
${content}</main>
<footer>Practice sign-in, no real account. It exists on this machine only.</footer></body>
</html>
`);
}
