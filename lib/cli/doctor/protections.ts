import type { WardenDescription } from '../../support/description';
import type { Project } from './project/project';

/** bot-warden's protections, by the names of its options. */
export const PROTECTIONS = ['channel', 'impersonation', 'login', 'redaction', 'transcripts', 'education'] as const;

export type Protection = (typeof PROTECTIONS)[number];

/** Which of them the bot has. */
export type Protections = ReadonlySet<Protection>;

/** A class of one protection, and how the option that switches it is read in code when BotWarden is used. */
const SIGNS: Readonly<Record<Protection, { alone: RegExp; isOn: (code: string) => boolean }>> = {
    channel: { alone: /\bnew SecureChannelMiddleware\b/, isOn: not(/\bchannel\s{0,9}:\s{0,9}false\b/) },
    impersonation: { alone: /\bnew ImpersonationMiddleware\b/, isOn: not(/\bimpersonation\s{0,9}:\s{0,9}false\b/) },
    login: { alone: /\bnew LoginTimeoutMiddleware\b/, isOn: (code) => /\blogin\s{0,9}:\s{0,9}(?!false\b)[\w{]/.test(code) },
    redaction: { alone: /\bnew RedactionMiddleware\b/, isOn: not(/\bredaction\s{0,9}:\s{0,9}false\b/) },
    transcripts: { alone: /\bnew SelfDestructMiddleware\b/, isOn: not(/\btranscripts\s{0,9}:\s{0,9}false\b/) },
    education: { alone: /\bnew SafeUseMiddleware\b/, isOn: not(/\beducation\s{0,9}:\s{0,9}false\b/) },
};

function not(pattern: RegExp): (code: string) => boolean {
    return (code) => !pattern.test(code);
}

/** What a config module says of itself is certain; the rest is read in the code. */
export function protectionsOf({ sources }: Project, described: WardenDescription | undefined): Protections {
    if (described) return new Set(PROTECTIONS.filter((name) => described[name] !== undefined));
    const warden = sources.filter(({ code }) => /\bnew BotWarden\b/.test(code)).map(({ code }) => code);
    return new Set(PROTECTIONS.filter((name) => {
        const { alone, isOn } = SIGNS[name];
        return warden.some(isOn) || sources.some(({ code }) => alone.test(code));
    }));
}
