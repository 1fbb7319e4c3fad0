import type { Place } from '../finding';
import { placesIn } from '../project/source';
import { unless, type Rule } from '../rule';
import type { Subject } from '../subject';

/** A name of something secret, and a text that it is given. */
const SECRET = /\b(?:\w{0,40}(?:password|passwd|secret|api_?key|account_?key|access_?key|connection_?string)|BOT_WARDEN_KEYS)['"]?\s{0,9}[:=]\s{0,9}(['"`])([^'"`\n]{8,400})\1/gi;
/** Secrets that are known by their form: of Azure Storage, of Direct Line, of Entra applications. */
const FORMS = /\bAccountKey=[\w+/]{40,100}|(?<![\w.-])[\w-]{11}\.[\w-]{43}(?![\w.-])|(?<![\w.-])[\w-]{8,14}\.cwA\.[\w-]{3,8}\.[\w-]{40,50}|(?<![\w~.-])[\w~.-]{3}8Q~[\w~.-]{31,34}(?![\w~.-])/g;
/** What stands for a secret, and is none. */
const PLACEHOLDER = /your|<|>|\$\{|\.\.\.|…|xxx|\*\*\*|example|placeholder|changeme|todo|enter|insert|^(.)\1+$/i;

/** Pages are looked at by another rule. */
function hardCoded({ project }: Subject): Place[] {
    return project.sources.filter(({ kind }) => kind === 'script').flatMap((source) => {
        const blanked = source.code.replace(SECRET, (text, _quote: string, value: string) => (isSecret(value) ? text : ' '.repeat(text.length)));
        return unique([...placesIn({ ...source, code: blanked }, SECRET), ...placesIn(source, FORMS)]);
    });
}

/** A sentence is the label of a field, and a word without a digit the name of a setting. */
function isSecret(value: string): boolean {
    return !PLACEHOLDER.test(value) && !/\s/.test(value.replace(/;\s/g, ';')) && /\d/.test(value) && /[a-z]/i.test(value);
}

function unique(places: readonly Place[]): Place[] {
    return places.filter(({ line }, index) => places.findIndex((other) => other.line === line) === index);
}

export const secrets: readonly Rule[] = [
    {
        id: 'secret-in-code', measure: 'G4.1', severity: 'critical',
        title: 'No password, secret or key is in the code',
        why: 'Code is copied to every developer, build and backup, and stays in the history.',
        mend: 'Move it to a secret store or an environment variable, and change it: it is no longer secret.',
        check: (subject) => unless(hardCoded(subject)),
    },
];
