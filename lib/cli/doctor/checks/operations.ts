import type { Outcome } from '../finding';
import { CANNOT_SEE, FAIL, isSeen, needs, ofBots, PASS, scriptsWhere, seen, unless, WARN, without, type Rule } from '../rule';
import type { Subject } from '../subject';

const CLAIMS = /\b(?:allowedCallersClaimsValidator|allowedSkillsClaimsValidator|validateClaims|claimsValidator|AuthenticationConfiguration|skillCallers)\b/g;
const ANY_CALLER = /\ballowedCallers['"]?\s{0,9}[:=]\s{0,9}\[?\s{0,9}['"]\*['"]|\b(?:allowedCallersClaimsValidator|AuthenticationConfiguration)\s{0,9}\(\s{0,9}(?:\[\s{0,9}['"]\*['"]|\[\s{0,9}\]\s{0,9}\)|\))/g;
const MANIFEST = [{ file: 'package.json' }];

function sdk({ project, signs }: Subject): Outcome {
    if (!project.manifest) return { ...FAIL, note: 'no package.json here that can be read' };
    if (signs.sdk === 'agents') return PASS;
    const [, major = '', minor = '0'] = /(\d{1,4})(?:\.(\d{1,4}))?/.exec(project.manifest.dependencies.get('botbuilder') ?? project.manifest.dependencies.get('botbuilder-core') ?? '') ?? [];
    if (major === '') return { ...WARN, note: 'neither botbuilder nor the Agents SDK is among the dependencies', where: MANIFEST };
    if (Number(major) < 4 || (major === '4' && Number(minor) < 20)) return { ...FAIL, note: `botbuilder ${major}.${minor}, older than 4.20`, where: MANIFEST };
    return { ...WARN, note: `botbuilder ${major}.${minor}: Bot Framework SDK is archived and gets no more fixes`, where: MANIFEST };
}

function skills(subject: Subject): Outcome {
    const any = seen(subject, ANY_CALLER);
    if (any.length > 0) return { ...FAIL, where: any };
    if (!subject.signs.hasSkills) return without('skills');
    return isSeen(subject, CLAIMS) ? PASS : FAIL;
}

function tenants(subject: Subject): Outcome {
    if (Number(subject.config?.warden?.['channel']?.['tenants']) > 0 || isSeen(subject, /\btenants\s{0,9}:/g)) return PASS;
    const multi = [...subject.settings].filter(([name, { value }]) => name === 'MicrosoftAppType' && value.toLowerCase() === 'multitenant');
    if (!subject.signs.inTeams && multi.length === 0) return { ...CANNOT_SEE, note: 'no sign of Teams in the code' };
    return WARN;
}

export const operations: readonly Rule[] = [
    {
        id: 'sdk', measure: 'G0', severity: 'medium',
        title: 'The SDK is maintained',
        why: 'What is found in an SDK that nobody maintains stays open.',
        mend: 'Update botbuilder to 4.23, put bot-warden in front of it, and plan the move to the Microsoft 365 Agents SDK.',
        check: ofBots(sdk),
    },
    {
        id: 'adapter', measure: 'G0', severity: 'low',
        title: 'The adapter is CloudAdapter',
        why: 'BotFrameworkAdapter is deprecated since 4.14, and knows no managed identity and no single-tenant bots.',
        mend: 'Use `new CloudAdapter(botFrameworkAuthentication)`.',
        check: (subject) => unless(seen(subject, /\bnew (?:\w{1,30}\.)?BotFrameworkAdapter\s{0,9}\(/g), 'warn'),
    },
    {
        id: 'all-read', measure: 'G0', severity: 'low',
        title: 'Every source file was read',
        why: 'What was not read was not checked.',
        mend: 'Make the file readable, or look through it by hand.',
        check({ project: { unread } }) {
            const where = unread.map(({ file }) => ({ file }));
            if (where.length === 0) return PASS;
            const reasons = [...new Set(unread.map(({ because }) => because))].join(', ');
            return { verdict: unread.some(({ because }) => because === 'unreadable' || because === 'malformed') ? 'fail' : 'warn', where, note: reasons };
        },
    },
    {
        id: 'skill-callers', measure: 'L11', severity: 'critical',
        title: 'Only known bots call as skills',
        why: 'Without a claims validator every bot of the world may call this one, or answer in the name of its skills.',
        mend: 'List app ids: `allowedCallersClaimsValidator` of the SDK, and `channel: { skillCallers }` of bot-warden. Never "*".',
        check: skills,
    },
    {
        id: 'tenants', measure: 'L10', severity: 'medium',
        title: 'Only known tenants call',
        why: 'Teams passes on whoever installs the bot, from any company.',
        mend: "channel: { tenants: { msteams: ['<tenant id>'] } }.",
        byHand: 'If the bot is in Teams: list the tenants that may call, in `channel: { tenants }` of bot-warden.',
        check: tenants,
    },
    {
        id: 'in-pipeline', measure: 'G6.1', severity: 'low',
        title: 'This check runs with every build',
        why: 'What nobody looks at again comes back.',
        mend: 'Run `bot-warden doctor` in a script of package.json or in the pipeline.',
        byHand: 'No script of package.json runs `bot-warden doctor`. Is it in the pipeline?',
        check: (subject) => (scriptsWhere(subject, /\bbot-warden doctor\b/).length > 0 ? PASS : CANNOT_SEE),
    },
    {
        id: 'training', measure: 'G6.2', severity: 'low',
        title: 'Whoever answers for the bot was trained',
        why: 'People are the weakest link: a code read out on the telephone undoes every check.',
        mend: 'Train them.',
        byHand: 'Who works with the bot knows: never ask users for codes or passwords, never paste tokens or secrets into a chat.',
        check: () => CANNOT_SEE,
    },
    {
        id: 'safe-use', measure: 'G6.3', severity: 'low',
        title: 'Users are told how to use the bot safely',
        why: 'Who was told that the bot never asks for a password notices when somebody does.',
        mend: 'Tell them in the first message, and when a value was taken out.',
        byHand: 'Does the bot tell users what not to type, and that it never asks for passwords?',
        check: needs('education', CANNOT_SEE),
    },
    {
        id: 'privacy', measure: 'L13', severity: 'low',
        title: 'There is a privacy statement, and consent where it is needed',
        why: 'The review guidelines of Bot Framework ask for both, and forbid financial details and health records in chat.',
        mend: 'Link it.',
        byHand: "The bot's profile and first message link to terms of use and privacy statement; users are told when a person takes over.",
        check: () => CANNOT_SEE,
    },
];
