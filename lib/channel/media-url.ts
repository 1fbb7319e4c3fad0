import { isContainer } from '../turn/properties';
import { isPublicHost } from './addresses';

/** What bots and clients load by themselves. */
const LOADED = new Set(['contentUrl', 'thumbnailUrl', 'downloadUrl']);
/** Fields of cards that hold an address, by their name. */
const ADDRESS = /(?:url|uri)$|^(?:image|src|href)$/i;
/** Text under such a name that is an address, and not the name of a picture. */
const ABSOLUTE = /^\s*(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i;

export interface MediaRules {
    /** Characters of one `data:` URL. */
    dataUrl: number;
    /** The turn's own service on a developer's machine, from which attachments may come too. */
    origin?: string | undefined;
}

/** Which of a turn's attachments hold an address that nobody should load. */
export function badAttachments(attachments: unknown, rules: MediaRules): ReadonlySet<unknown> {
    if (!Array.isArray(attachments)) return new Set();
    return new Set((attachments as unknown[]).filter((attachment) => !isHarmless(attachment, rules)));
}

/** Looks at all addresses in it; its size is checked by then. */
function isHarmless(attachment: unknown, rules: MediaRules): boolean {
    const stack: unknown[] = [attachment];
    while (stack.length > 0) {
        const holder = stack.pop();
        if (!isContainer(holder)) continue;
        for (const [name, value] of Object.entries(holder)) {
            if (typeof value !== 'string') stack.push(value);
            else if (isAddress(name, value) && !isAllowedMedia(value, rules)) return false;
        }
    }
    return true;
}

function isAddress(name: string, value: string): boolean {
    if (LOADED.has(name)) return value !== '';
    return ADDRESS.test(name) && ABSOLUTE.test(value);
}

/** Whether an address can be loaded without reaching into the network of whoever loads it. */
export function isAllowedMedia(text: string, { dataUrl, origin }: MediaRules): boolean {
    if (/^data:/i.test(text)) return text.length <= dataUrl;
    return URL.canParse(text) && (new URL(text).origin === origin || isPublicUrl(new URL(text)));
}

/** Https, to a host in the Internet, without a user name that looks like one. */
export function isPublicUrl({ protocol, username, password, hostname }: URL): boolean {
    return protocol === 'https:' && username === '' && password === '' && isPublicHost(hostname);
}
