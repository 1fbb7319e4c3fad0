import type { Project } from './project/project';
import type { Setting } from './subject';

/** What kind of bot it is, by signs in its code. */
export interface Signs {
    /** Whether a bot is in the folder, and not only a page or a token endpoint. */
    isBot: boolean;
    sdk: 'botbuilder' | 'agents' | 'unknown';
    signsIn: boolean;
    inTeams: boolean;
    /** A page with Web Chat, or code that asks for Direct Line tokens. */
    onDirectLine: boolean;
    keepsState: boolean;
    keepsTranscripts: boolean;
    hasSkills: boolean;
}

const BOT = /\bnew (?:\w{1,40}\.)?(?:CloudAdapter|BotFrameworkAdapter|BotFrameworkHttpAdapter|AgentApplication|BotWarden)\b|\bextends (?:Teams)?(?:ActivityHandler|AgentApplication)\b/;
const SIGNS_IN = /\bnew (?:OAuthPrompt|LoginTimeoutDialog|SignedInDialog|TeamsSSOTokenExchangeMiddleware)\b|\.getUserToken\s*\(|\bauthorization\.(?:getToken|beginOrContinueFlow)\s*\(/;
const IN_TEAMS = /\bTeams(?:ActivityHandler|Info)\b|['"`]msteams['"`]|\bagents-hosting-extensions-teams\b/;
const DIRECT_LINE = /\bcreateDirectLine\w*\s*\(|\bnew DirectLine\s*\(|tokens\/generate\b|\bdirectLineTokenEndpoint\s*\(|\brenderWebChat\s*\(|webchat\.botframework\.com\/embed/;
const STATE = /\bnew (?:ConversationState|UserState|PrivateConversationState|AgentApplication(?:Builder)?|TurnState)\b/;
const TRANSCRIPTS = /\bnew (?:TranscriptLoggerMiddleware|\w*TranscriptStore|ConsoleTranscriptLogger|SelfDestruct\w+)\b/;
const SKILLS = /\b(?:CloudSkillHandler|SkillHandler|SkillHttpClient|createBotFrameworkClient|ChannelServiceRoutes|SkillConversationIdFactory\w*)\b/;

export function signsOf({ sources, manifest }: Project): Signs {
    const seen = (pattern: RegExp) => sources.some(({ code }) => pattern.test(code));
    const depends = (pattern: RegExp) => [...(manifest?.dependencies.keys() ?? [])].some((name) => pattern.test(name));
    const sdk = depends(/^@microsoft\/agents-hosting/) ? 'agents' : depends(/^botbuilder/) ? 'botbuilder' : sdkIn(seen);
    return {
        sdk,
        isBot: sdk !== 'unknown' || seen(BOT),
        signsIn: seen(SIGNS_IN),
        inTeams: seen(IN_TEAMS),
        onDirectLine: seen(DIRECT_LINE),
        keepsState: seen(STATE),
        keepsTranscripts: seen(TRANSCRIPTS),
        hasSkills: seen(SKILLS),
    };
}

function sdkIn(seen: (pattern: RegExp) => boolean): Signs['sdk'] {
    if (seen(/['"]@microsoft\/agents-hosting/)) return 'agents';
    return seen(/['"]botbuilder(?:-core)?['"]/) ? 'botbuilder' : 'unknown';
}

/** Of the environment and `.env`; the environment wins, as with dotenv. */
export function settingsOf(project: Project, env: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, Setting> {
    const given = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, { value }] as const]));
    return new Map<string, Setting>([...(project.env ?? []), ...given]);
}
