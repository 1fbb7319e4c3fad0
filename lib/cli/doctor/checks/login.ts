import type { Outcome, Place } from '../finding';
import { CANNOT_SEE, FAIL, isSeen, PASS, seen, unless, WARN, without, type Rule } from '../rule';
import { placesIn } from '../project/source';
import type { Subject } from '../subject';

const PROMPT = /\bnew OAuthPrompt\s{0,9}\(/g;
const TEN_MINUTES = 600_000;
/** NIST SP 800-63B-4, AAL2: an hour of silence, a day altogether. */
const LONGEST = { idle: 3_600_000, absolute: 86_400_000 };

/** What has no sense where nobody signs in. */
function whereUsersSignIn(check: (subject: Subject) => Outcome): (subject: Subject) => Outcome {
    return (subject) => (subject.signs.signsIn ? check(subject) : without('sign-in'));
}

function byLogin(otherwise: Outcome): (subject: Subject) => Outcome {
    return whereUsersSignIn(({ protections }) => (protections.has('login') ? { ...PASS, note: 'bot-warden, login' } : otherwise));
}

function timeLimit(subject: Subject): Outcome {
    const login = subject.config?.warden?.['login'];
    if (!login) return byLogin(FAIL)(subject);
    const [idle, absolute] = [Number(login['idle']), Number(login['absolute'])];
    const note = `${idle / 60_000} minutes of silence, ${absolute / 3_600_000} hours altogether`;
    return { verdict: idle > LONGEST.idle || absolute > LONGEST.absolute ? 'warn' : 'pass', note };
}

/** Prompts that wait longer than ten minutes; without a `timeout` they wait for fifteen. */
function longPrompts({ project }: Subject): Place[] {
    return project.sources.flatMap((source) => placesIn({ ...source, code: withoutShort(source.code) }, PROMPT));
}

function withoutShort(code: string): string {
    return code.replace(/\bnew OAuthPrompt(?=[^;]{0,600})/g, (prompt, at: number) => {
        const [, product] = /\btimeout['"]?\s{0,9}:\s{0,9}([\d_ *]{1,40})/.exec(code.slice(at, at + 600)) ?? [];
        const length = product?.split('*').reduce((total, factor) => total * Number(factor.replaceAll('_', '')), 1);
        return length !== undefined && length <= TEN_MINUTES ? ' '.repeat(prompt.length) : prompt;
    });
}

export const login: readonly Rule[] = [
    {
        id: 'login-time-limit', measure: 'G2.2', severity: 'high',
        title: 'Logins end after a time',
        why: "The SDK has no limit: whoever finds the chat open next week is signed in as its user.",
        mend: "Name the bot's OAuth connections: `login: { connectionNames: [...] }` of bot-warden. Limits beyond 1 hour of silence and 24 hours altogether need a reason.",
        check: whereUsersSignIn(timeLimit),
    },
    {
        id: 'sign-in-forged', measure: 'C7', severity: 'critical',
        title: 'Only a sign-in that was asked for can end',
        why: 'OAuthPrompt takes the value of any `tokens/response` event for the token, and clients of Direct Line can send events.',
        mend: 'Guard it: `login` of bot-warden, and `LoginTimeoutDialog` in place of OAuthPrompt.',
        check(subject) {
            const found = byLogin(FAIL)(subject);
            return found.verdict === 'fail' ? { ...found, where: seen(subject, PROMPT) } : found;
        },
    },
    {
        id: 'sign-in-identity', measure: 'C6', severity: 'high',
        title: 'Who signs in is who speaks',
        why: 'Nothing compares the account of the sign-in with the account of the channel: somebody else may have followed the link.',
        mend: 'Use `impersonation` and `login` of bot-warden together.',
        check: whereUsersSignIn(({ protections }) => (protections.has('login') && protections.has('impersonation') ? PASS : FAIL)),
    },
    {
        id: 'magic-code', measure: 'C8', severity: 'high',
        title: 'Codes cannot be guessed',
        why: 'OAuthPrompt tries the first six digits of every message, as often as one likes; a card number typed then goes to the token service.',
        mend: "Use `login` of bot-warden: five tries, only a message of six digits, only by the user who was asked; or `magicCode: 'off'`.",
        check: byLogin(FAIL),
    },
    {
        id: 'sign-in-timeout', measure: 'C8', severity: 'medium',
        title: 'A sign-in must be finished within ten minutes',
        why: 'A code is good for ten minutes at most (OWASP ASVS 5.0, 6.5.5); OAuthPrompt waits for fifteen unless told otherwise.',
        mend: 'Set `timeout: 600_000`, or use `LoginTimeoutDialog`.',
        check: whereUsersSignIn((subject) => unless(subject.protections.has('login') ? [] : longPrompts(subject), 'warn')),
    },
    {
        id: 'sign-in-in-groups', measure: 'L7', severity: 'high',
        title: 'Sign-in cards do not go into groups',
        why: 'Anybody in a group can press the button of the card, and is signed in as the one who was asked.',
        mend: 'Use `login` of bot-warden, which keeps them out of groups.',
        check: whereUsersSignIn((subject) => (subject.signs.inTeams ? byLogin(WARN)(subject) : byLogin(CANNOT_SEE)(subject))),
        byHand: 'If the bot can be added to groups, no sign-in card must be sent there.',
    },
    {
        id: 'token-over', measure: 'L8', severity: 'medium',
        title: 'A token that is over ends the login',
        why: 'Token services return tokens that are over, and the bot goes on as if somebody was signed in.',
        mend: 'Use `login` of bot-warden, or look at `expiration` before each use.',
        check: whereUsersSignIn((subject) => (isSeen(subject, /\.expiration\b/g) ? PASS : byLogin(WARN)(subject))),
    },
    {
        id: 'sign-out', measure: 'L9', severity: 'medium',
        title: 'Users can sign out',
        why: 'Who cannot sign out stays signed in on a machine that others use.',
        mend: '`login` of bot-warden takes "sign out"; or call `signOutUser` of the token service.',
        check: whereUsersSignIn((subject) => (isSeen(subject, /\.signOut(?:User)?\s{0,9}\(/g) ? PASS : byLogin(FAIL)(subject))),
    },
    {
        id: 'scopes', measure: 'L15', severity: 'medium',
        title: 'Connections ask for the scopes that the bot needs, and no more',
        why: 'A token that leaks is worth what its scopes allow.',
        mend: 'Ask for less.',
        byHand: 'Azure portal > the bot > Configuration > OAuth connection settings: compare the scopes with what the bot does.',
        check: whereUsersSignIn(() => CANNOT_SEE),
    },
];
