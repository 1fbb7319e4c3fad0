import type { Place } from '../finding';
import { lineAt, matchesIn, placesIn } from '../project/source';
import { isSeen, PASS, unless, without, type Rule } from '../rule';
import type { Subject } from '../subject';

const HAS_CHAT = /\brenderWebChat\b|\bcreateDirectLine\w{0,30}|botframework-webchat|webchat\.botframework\.com\/embed/;
const SECRET = /\bcreateDirectLine\s{0,9}\(\s{0,20}\{[^}]{0,200}\bsecret\b|\bnew (?:DirectLine\.)?DirectLine\s{0,9}\(\s{0,20}\{[^}]{0,200}\bsecret\s{0,9}[:,}]|webchat\.botframework\.com\/embed\/[^"'\s]{1,200}[?&]s=|\b[aA]uthorization['"]?\s{0,9}:\s{0,9}['"`]Bearer (?!\$\{)[\w.-]{20,200}/g;
const SCRIPT = /<script\b[^>]{0,800}>/gi;
const FROM_CDN = /\bsrc\s{0,9}=\s{0,9}['"]?https:\/\/cdn\.botframework\.com\//i;
const POLICY = /content-security-policy|contentSecurityPolicy|\bhelmet\s{0,9}\(/gi;

function pagesWithChat({ project }: Subject) {
    return project.sources.filter(({ kind, code }) => kind === 'page' && HAS_CHAT.test(code));
}

/** Scripts of pages lie in files of their own, too. */
function inBrowser({ project }: Subject): Place[] {
    const isServer = (code: string) => /\brequire\s{0,9}\(\s{0,9}['"](?:node:)?(?:express|restify|http|https|botbuilder)\b|from ['"](?:node:)?(?:express|restify|http|https|botbuilder)['"]/.test(code);
    return project.sources.filter(({ kind, code }) => kind === 'page' || !isServer(code)).flatMap((source) => {
        return HAS_CHAT.test(source.code) ? placesIn(source, SECRET) : [];
    });
}

export const pages: readonly Rule[] = [
    {
        id: 'secret-in-page', measure: 'L1', severity: 'critical',
        title: "Direct Line's secret is in no page",
        why: 'It opens every conversation of the bot, for good, to everybody who looks at the source of the page.',
        mend: 'Make a new secret in the portal, keep it on the server, and give pages a token: `directLineTokenEndpoint` of bot-warden.',
        check: (subject) => unless(inBrowser(subject)),
    },
    {
        id: 'page-policy', measure: 'G5', severity: 'medium',
        title: 'The page of the chat has a content security policy',
        why: 'One injected script in that page reads the whole conversation and speaks for its user.',
        mend: "Send Content-Security-Policy with the page: default-src 'self', and the chat's own hosts in connect-src.",
        check(subject) {
            const found = pagesWithChat(subject);
            if (found.length === 0) return without('page with Web Chat');
            return isSeen(subject, POLICY) ? PASS : unless(found.map(({ file }) => ({ file })), 'warn');
        },
    },
    {
        id: 'page-integrity', measure: 'G5', severity: 'low',
        title: 'Web Chat is loaded in a version that was looked at',
        why: '`latest` from a CDN runs tomorrow what somebody else puts there.',
        mend: 'Serve a fixed version yourself, or give the script an `integrity`.',
        check: (subject) => unless(pagesWithChat(subject).flatMap(({ file, code }) => {
            const tags = matchesIn(code, SCRIPT).filter(([tag]) => FROM_CDN.test(tag) && !/\bintegrity\s{0,9}=/i.test(tag));
            return tags.map(({ index }) => ({ file, line: lineAt(code, index) }));
        }), 'warn'),
    },
];
