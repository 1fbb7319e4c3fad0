import { randomBytes } from 'node:crypto';

/** How the names of copies end. */
export const COPY = /\.[0-9a-f]{8}\.bot-warden-tmp$/;

/** The name of the copy that is written beside a file, before it takes its place. */
export function copyName(path: string): string {
    return `${path}.${randomBytes(4).toString('hex')}.bot-warden-tmp`;
}

/** Whether it is the name of such a copy: it stays when the tool is killed. */
export function isLeftover(name: string): boolean {
    return COPY.test(name);
}
