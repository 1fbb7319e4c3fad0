import { lineAt, matchesIn } from '../project/source';
import { isSeen, PASS, seen, unless, without, type Rule } from '../rule';
import type { Subject } from '../subject';
import { ADAPTER } from './errors';

const OURS = 'BotWarden|SecureChannelMiddleware|ImpersonationMiddleware|LoginTimeoutMiddleware|RedactionMiddleware|SelfDestructMiddleware|SafeUseMiddleware';
const MADE = new RegExp(String.raw`\bnew (?:${OURS})\b`, 'g');
/** Of an adapter or a set of middleware: those of web servers are none. */
const USE = /(?<!\b(?:app|server|router|express)\s{0,9})\.use\s{0,9}\(([^;\n]{0,200})/g;
const LISTED = /\bmiddleware['"]?\s{0,9}[:=]/gi;

export const registered: Rule = {
    id: 'warden-registered', measure: 'G1.2', severity: 'critical',
    title: 'bot-warden is registered on the adapter',
    why: 'A protection that is made and not registered protects nothing.',
    mend: 'Call `adapter.use(warden)`, before every other `use`.',
    check(subject) {
        const made = seen(subject, MADE);
        if (made.length === 0) return without('bot-warden');
        return !isSeen(subject, ADAPTER) || isSeen(subject, LISTED) || mayRegister(subject) ? PASS : unless(made);
    },
};

/** Whether something is registered that is bot-warden's, or that nobody can tell from here. */
function mayRegister({ project: { sources } }: Subject): boolean {
    const uses = sources.flatMap(({ code }) => matchesIn(code, USE).map(([, given = '']) => given));
    return uses.some((given) => !isOther(given, sources.map(({ code }) => code)));
}

/** Whether it is, for sure, other middleware: made in place, or by the name of what was made. */
function isOther(given: string, codes: readonly string[]): boolean {
    const [, made, name] = /^\s{0,20}(?:new (?:\w{1,40}\.)?(\w{1,60})\b|(\w{1,60})\s{0,9}\)\s{0,9}$)/.exec(given) ?? [];
    if (made !== undefined) return !new RegExp(`^(?:${OURS})$`).test(made) && !new RegExp(String.raw`\b(?:${OURS}|warden)\b`).test(given);
    if (name === undefined) return false;
    const other = new RegExp(String.raw`\b${name}\s{0,9}=\s{0,9}new (?!(?:${OURS})\b)\w`);
    return codes.some((code) => other.test(code));
}

/** Whether a first argument of `use` is bot-warden's. */
function isWarden(what: string, code: string): boolean {
    if (new RegExp(MADE.source).test(what)) return true;
    const [name] = /^\w{1,40}$/.exec(what.trim()) ?? [];
    return name !== undefined && (/warden/i.test(name) || new RegExp(String.raw`\b${name}\s{0,9}=\s{0,9}new (?:BotWarden|SecureChannelMiddleware)\b`).test(code));
}

/** Where other middleware is registered before it. */
export const first: Rule = {
    id: 'warden-first', measure: 'G1.2', severity: 'medium',
    title: 'bot-warden is registered before other middleware',
    why: 'Middleware ahead of it sees every turn as it came, card numbers and strangers included.',
    mend: 'Call `adapter.use(warden)` before every other `use`.',
    check(subject) {
        if (!isSeen(subject, MADE)) return without('bot-warden');
        return unless(subject.project.sources.flatMap((source) => {
            const uses = matchesIn(source.code, /\b\w{0,40}[aA]dapter\s{0,9}\.use\s{0,9}\(\s{0,20}([^\n,)]{0,80})/g);
            const [warden] = uses.filter(([, what = '']) => isWarden(what, source.code));
            const before = warden ? uses.filter(({ index, 1: what = '' }) => index < warden.index && !isWarden(what, source.code)) : [];
            return before.map(({ index }) => ({ file: source.file, line: lineAt(source.code, index) }));
        }), 'warn');
    },
};
