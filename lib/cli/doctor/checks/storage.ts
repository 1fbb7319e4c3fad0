import { KeyRing } from '../../../storage/key-ring';
import type { Outcome } from '../finding';
import { CANNOT_SEE, isSeen, PASS, seen, settingsWhere, unless, without, type Rule } from '../rule';
import type { Subject } from '../subject';
import { unwrapped } from './wrapped';

const MEMORY = /\bnew MemoryStorage\b/g;
const PLAIN = /\bnew (?:\w{1,30}\.)?(?:BlobsStorage|AzureBlobStorage|BlobStorage|CosmosDbPartitionedStorage|CosmosDbStorage|FileStorage)\s{0,9}\(/g;
const EXPIRES = /\bnew ExpiringStorage\b/g;
const WRAPPERS = 'EncryptedStorage|ExpiringStorage';

function keys(subject: Subject): Outcome {
    const set = settingsWhere(subject, (name, value) => name === 'BOT_WARDEN_KEYS' && value !== '');
    if (set.count === 0) return isSeen(subject, /\bKeyRing\b|\bBOT_WARDEN_KEYS\b/g) ? CANNOT_SEE : without('keys of bot-warden');
    try {
        KeyRing.fromEnv(subject.settings.get('BOT_WARDEN_KEYS')?.value);
        return PASS;
    } catch {
        return { verdict: 'fail', where: set.where };
    }
}

export const storage: readonly Rule[] = [
    {
        id: 'state-in-memory', measure: 'G4.4', severity: 'medium',
        title: "The bot's state outlives its process",
        why: 'MemoryStorage loses who is signed in and who is bound to a conversation with the process, and grows until then.',
        mend: 'Use a storage that several processes share, in an `ExpiringStorage`.',
        check: (subject) => unless(seen(subject, MEMORY), 'warn'),
    },
    {
        id: 'state-sealed', measure: 'G4.1', severity: 'high',
        title: "The bot's state is sealed",
        why: 'The SDK writes state in the clear: whoever reads the store, or its backup, reads what users said.',
        mend: 'new EncryptedStorage({ storage, keys }) around the storage.',
        check: (subject) => unless(unwrapped(subject, PLAIN, WRAPPERS)),
    },
    {
        id: 'state-expires', measure: 'G4.2', severity: 'medium',
        title: "The bot's state has an end",
        why: 'The SDK has no time to live: state of users who never came back stays for good.',
        mend: "new ExpiringStorage({ storage, ... }) around the storage; or the store's own time to live.",
        byHand: "Check that the store deletes by itself: time to live of the Cosmos container, lifecycle of the blobs.",
        check(subject) {
            if (!subject.signs.keepsState) return without('state');
            if (isSeen(subject, EXPIRES)) return PASS;
            return seen(subject, MEMORY).length > 0 ? { ...PASS, note: 'state is in memory' } : CANNOT_SEE;
        },
    },
    {
        id: 'purpose', measure: 'G4.3', severity: 'low',
        title: 'Data goes when it has served its purpose',
        why: 'What is no longer needed can only do harm.',
        mend: 'Delete it.',
        byHand: 'For each property of ConversationState and UserState: when is it no longer needed, and which line deletes it then?',
        check: ({ signs }) => (signs.keepsState ? CANNOT_SEE : without('state')),
    },
    {
        id: 'keys', measure: 'G4.1', severity: 'critical',
        title: 'The keys of bot-warden can be used',
        why: 'Keys that cannot be loaded stop the bot, and with keys that are no random 32 bytes nothing is sealed.',
        mend: 'Make a key with `bot-warden keys generate`, and set BOT_WARDEN_KEYS from a secret store.',
        byHand: 'BOT_WARDEN_KEYS is not set here. It must be set where the bot runs, from a secret store, the same for all instances.',
        check: keys,
    },
    {
        id: 'key-rotation', measure: 'L6', severity: 'low',
        title: 'Keys are changed now and then',
        why: 'A key that leaked unnoticed opens what it sealed until it is changed.',
        mend: 'Put a new key in front of the old one: `<new>,<old>`.',
        byHand: 'Every 90 days: put a new key in front, keep the old one as long as what it sealed, a week at least.',
        check: () => CANNOT_SEE,
    },
    {
        id: 'env-ignored', measure: 'G4.1', severity: 'high',
        title: 'The .env file stays out of git',
        why: 'Passwords that were once committed are in every clone, for good.',
        mend: 'Write `.env` into .gitignore. If it was committed, change every password in it.',
        check({ project }) {
            const secret = [...(project.env ?? [])].find(([name, { value }]) => /pass|secret|key|token|connection_?string/i.test(name) && value !== '');
            if (!secret || project.envIgnored !== false) return PASS;
            return { verdict: 'fail', where: [{ file: '.env', line: secret[1].line }] };
        },
    },
    {
        id: 'hardening', measure: 'G4.4', severity: 'medium',
        title: 'The store and its host are hardened',
        why: 'Default accounts, open firewalls and public containers undo everything else.',
        mend: 'Close them.',
        byHand: 'Firewall of the database, no public access to blob containers, no default accounts, managed identity in place of keys.',
        check: () => CANNOT_SEE,
    },
    {
        id: 'isolation', measure: 'L14', severity: 'low',
        title: 'The network lets in who must come in',
        why: 'Only the channel needs to reach the bot, and only the bot its store.',
        mend: 'Close the rest.',
        byHand: 'Private endpoints for store and keys; for the bot, Direct Line App Service extension if your policy asks for it.',
        check: () => CANNOT_SEE,
    },
];

