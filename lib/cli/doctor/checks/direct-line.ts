import type { Outcome, Place } from '../finding';
import { lineAt, matchesIn, placesIn, type Source } from '../project/source';
import { CANNOT_SEE, FAIL, isSeen, needs, PASS, seen, unless, WARN, without, type Rule } from '../rule';
import type { Subject } from '../subject';

/** A request for a token; a route of that name is somebody's own Direct Line. */
const GENERATE = /(?<!\b(?:app|router|routes|server)\.(?:post|all|use)\s{0,9}\(\s{0,9}['"`][\w/-]{0,60})tokens\/generate\b/g;
const OURS = /\bdirectLineTokenEndpoint\s{0,9}\(/g;
const WEB_CHAT = /\b(?:renderWebChat|createDirectLine\w{0,30}|ReactWebChat|WebChat)\b|\bnew DirectLine\b|tokens\/generate\b|directlinejs|botframework-webchat/;
const STATIC_ID = /\b(?:user_?id|userID)['"]?\s{0,9}[:=]\s{0,9}(['"`])(?!\1)[^'"`\n$]{1,100}\1(?!\s{0,9}\+)|\buser['"]?\s{0,9}:\s{0,9}\{\s{0,40}['"]?id['"]?\s{0,9}:\s{0,9}(['"`])(?!\2)[^'"`\n$]{1,100}\2(?!\s{0,9}\+)/gi;
const GUESSABLE_ID = /\b(?:user_?id|userID)['"]?\s{0,9}[:=]\s{0,9}[^;\n]{0,100}?(?:Math\.random|Date\.now|getTime\s{0,9}\(|\.email\b|\bemail\b|\.userName\b)/gi;
const SHARED_ID = /^(?:const|let|var) \w{0,40}user_?id\w{0,10}\s{0,9}=\s{0,9}[^\n]{0,120}(?:dl_|uuid|random|uniqueId)/gim;
const CLIENTS_ID = /\bid['"]?\s{0,9}:\s{0,9}(?:req|request|ctx\.request)\.(?:body|query|params)\b/g;

/** What a request for a token says: the code around it. */
const AROUND = 1_500;

function requests({ project }: Subject): { source: Source; index: number; around: string }[] {
    return project.sources.flatMap((source) => matchesIn(source.code, GENERATE).map(({ index }) => {
        return { source, index, around: source.code.slice(Math.max(0, index - AROUND), index + AROUND) };
    }));
}

/** Fails where tokens are asked for without something; the endpoint of bot-warden has it. */
function inRequests(subject: Subject, has: RegExp): Outcome {
    const asked = requests(subject);
    if (asked.length === 0) return isSeen(subject, OURS) ? { ...PASS, note: 'directLineTokenEndpoint of bot-warden' } : subject.signs.onDirectLine ? CANNOT_SEE : noDirectLine();
    const where: Place[] = asked.filter(({ around }) => !has.test(around)).map(({ source: { file, code }, index }) => ({ file, line: lineAt(code, index) }));
    return unless(where);
}

function noDirectLine(): Outcome {
    return { ...CANNOT_SEE, note: 'no page and no token endpoint in this folder' };
}

function inWebChat(subject: Subject, pattern: RegExp, isThere: (code: string) => boolean = (code) => WEB_CHAT.test(code)): Place[] {
    return subject.project.sources.filter(({ code }) => isThere(code)).flatMap((source) => placesIn(source, pattern));
}

const TOKEN_BY_HAND = 'The page and its token endpoint are elsewhere: run this on their folder too.';

export const directLine: readonly Rule[] = [
    {
        id: 'static-user-id', measure: 'C1', severity: 'critical',
        title: 'Every user has an id of their own',
        why: "With one id in the page all visitors are one user: they share state, and the tokens of whoever signed in.",
        mend: 'Leave `userID` out, and give the token an id of its own: `directLineTokenEndpoint` of bot-warden.',
        check: (subject) => unless(inWebChat(subject, STATIC_ID)),
    },
    {
        id: 'shared-user-id', measure: 'C1', severity: 'critical',
        title: 'User ids are made for each request',
        why: 'An id that is made once, when the server starts, is that of everybody who comes after.',
        mend: 'Make it inside of the handler, or use `directLineTokenEndpoint` of bot-warden.',
        check: (subject) => unless(inWebChat(subject, SHARED_ID, (code) => code.search(GENERATE) >= 0)),
    },
    {
        id: 'guessable-user-id', measure: 'C1', severity: 'high',
        title: 'User ids come from a generator that nobody can predict',
        why: 'Who guesses the id of somebody else is that person to the bot and to the token service.',
        mend: "`dl_` and 24 bytes of `crypto.randomBytes`; `directLineTokenEndpoint` of bot-warden does it, and signs them.",
        check: (subject) => unless(inWebChat(subject, GUESSABLE_ID)),
    },
    {
        id: 'user-ids-detected', measure: 'C1', severity: 'high',
        title: 'Guessable and shared ids are noticed',
        why: 'The bot takes any id that a channel passes on, also "user1" from a thousand conversations.',
        mend: 'Register bot-warden: its `impersonation` reports them, and blocks them with `actions`.',
        check: needs('impersonation'),
    },
    {
        id: 'web-chat-channel', measure: 'C2', severity: 'medium',
        title: 'Pages connect by Direct Line',
        why: "The Web Chat channel's own frame takes a secret in its address, and a user id of the client's.",
        mend: 'Use Direct Line with a token endpoint, and switch the Web Chat channel off.',
        byHand: 'Azure portal > the bot > Channels: switch off what is not used, Web Chat too if pages use Direct Line.',
        check(subject) {
            const frames = seen(subject, /webchat\.botframework\.com\/embed\//g);
            return frames.length > 0 ? { ...FAIL, where: frames } : CANNOT_SEE;
        },
    },
    {
        id: 'speaker-bound', measure: 'C3', severity: 'critical',
        title: 'A changed user id is noticed by the bot',
        why: 'Without an id in the token, the client writes any `from.id`, and the bot loads the state and tokens of that user.',
        mend: 'Register bot-warden: its `impersonation` lets only the first speaker of a conversation speak in it.',
        check: needs('impersonation'),
    },
    {
        id: 'enhanced-authentication', measure: 'C3', severity: 'high',
        title: 'Enhanced authentication is on in the portal',
        why: 'It makes Direct Line detect a changed user id, and complete a sign-in only in the browser in which it began.',
        mend: 'Switch it on.',
        byHand: 'Azure portal > the bot > Channels > Direct Line > the site: "Enhanced authentication options" is on, with at least one trusted origin.',
        check: () => CANNOT_SEE,
    },
    {
        id: 'dl-prefix', measure: 'C4', severity: 'high',
        title: 'User ids of tokens begin with dl_',
        why: 'Enhanced authentication takes no others.',
        mend: 'Put `dl_` in front; `directLineTokenEndpoint` of bot-warden does.',
        byHand: TOKEN_BY_HAND,
        check: (subject) => inRequests(subject, /dl_/),
    },
    {
        id: 'user-in-token', measure: 'C5', severity: 'critical',
        title: 'The user id is in the token',
        why: 'Only then does Direct Line replace the id that a client claims.',
        mend: 'Send `user: { id }` when a token is generated; `directLineTokenEndpoint` of bot-warden does.',
        byHand: TOKEN_BY_HAND,
        check: (subject) => inRequests(subject, /\buser['"]?\s{0,9}[:,}]|\bUser['"]?\s{0,9}:/),
    },
    {
        id: 'signed-ids', measure: 'C5', severity: 'medium',
        title: 'The bot can tell ids of your token endpoint from others',
        why: 'The bot never sees the token: a signed id is the only proof that it came from your site.',
        mend: "Use `directLineTokenEndpoint` with the bot's keys, and `impersonation: { signedIds: {} }`.",
        check(subject) {
            const described = subject.config?.warden?.['impersonation'];
            if (described?.['signedIds'] === true || isSeen(subject, /\bsignedIds\s{0,9}:/g)) return PASS;
            return subject.signs.onDirectLine ? WARN : without('page on Direct Line');
        },
    },
    {
        id: 'trusted-origins', measure: 'C9', severity: 'high',
        title: 'Tokens name the origins that are trusted',
        why: 'Without them a sign-in can be completed in another browser, with a code that can be phished.',
        mend: 'Send `trustedOrigins` when a token is generated, and compare the `Origin` of the request; `directLineTokenEndpoint` of bot-warden does both.',
        byHand: TOKEN_BY_HAND,
        check: (subject) => inRequests(subject, /\btrustedOrigins\b/i),
    },
    {
        id: 'portal-origins', measure: 'C10', severity: 'medium',
        title: 'Trusted origins of the portal are those of the token endpoint',
        why: 'A list in the portal overrides that of the request, which is ignored then.',
        mend: 'Make them equal.',
        byHand: 'Azure portal > the bot > Channels > Direct Line > the site: compare the trusted origins with those of your token endpoint, letter by letter.',
        check: () => CANNOT_SEE,
    },
    {
        id: 'clients-user-id', measure: 'L3', severity: 'critical',
        title: 'The server decides whose token it is',
        why: 'An id from the body of the request is whoever the client wants to be.',
        mend: 'Take the id from your own session, or make a random one.',
        check: (subject) => unless(inWebChat(subject, CLIENTS_ID, (code) => code.search(GENERATE) >= 0)),
    },
];
