import type { TurnContextLike } from '../turn/types';
import { isProactive } from '../turn/who';

/** Who stands behind a turn, as far as the adapter has found out. */
export type CallerKind =
    /** The adapter says nothing. */
    | 'none'
    /** The adapter does not ask. */
    | 'anonymous'
    /** The bot started the turn itself. */
    | 'bot'
    /** A channel, by a token of Bot Framework's or of another issuer that the adapter trusts. */
    | 'channel'
    /** Somebody with a token that was issued to the bot: the emulator, or the Direct Line extension of the bot's own web app. */
    | 'self'
    /** Another bot, which calls this one as its skill or answers as one. */
    | 'skill'
    /** A process on this machine, over a named pipe. */
    | 'pipe';

export interface Caller {
    kind: CallerKind;
    /** Whether the turn came over a stream that the other side has opened, so that replies go back by that and not by its service URL. */
    streams: boolean;
    /** The app id of another bot. */
    appId?: string | undefined;
    /** The service URL that the token was issued for. */
    serviceUrl?: string | undefined;
    /** The tenant in the token. */
    tenant?: string | undefined;
}

type Claims = ReadonlyMap<string, string>;

interface Identity {
    claims: Claims;
    isAuthenticated: boolean;
}

interface Keys {
    BotIdentityKey?: symbol;
    ConnectorFactoryKey?: symbol;
}

const ISSUERS = new Set(['https://api.botframework.com', 'https://api.botframework.us']);

/** Who stands behind a turn: what the adapter knows, nothing of what the activity says. */
export function callerOf(context: TurnContextLike): Caller {
    const { adapter, turnState } = context as { adapter: Keys; turnState: TurnContextLike['turnState'] };
    const given = turnState.get(adapter.BotIdentityKey) ?? (context as { identity?: unknown }).identity;
    const factory: unknown = turnState.get(adapter.ConnectorFactoryKey);
    const streams = typeof factory === 'object' && factory !== null && 'requestHandler' in factory; // the SDK's StreamingConnectorFactory
    if (typeof given !== 'object' || given === null) return { kind: 'none', streams };
    const identity = identityOf(given);
    if (isProactive(context) || isProactiveOfSuccessor(context, given, identity)) return { kind: 'bot', streams };
    return { streams, ...known(identity, streams) };
}

function known({ claims, isAuthenticated }: Identity, streams: boolean): Omit<Caller, 'streams'> {
    const appId = claims.get('ver') === '2.0' ? claims.get('azp') : claims.get('appid');
    const audience = claims.get('aud') ?? '';
    if (claims.get('appid') === 'AnonymousSkill') return { kind: 'anonymous' };
    if (!isAuthenticated) return { kind: streams && audience !== '' ? 'pipe' : 'anonymous' };
    if (audience === '') return { kind: 'anonymous' };
    const said = { serviceUrl: claims.get('serviceurl'), tenant: claims.get('tid') };
    if (ISSUERS.has(claims.get('iss') ?? '') || appId === undefined) return { kind: 'channel', ...said };
    return { kind: appId === audience ? 'self' : 'skill', appId, ...said };
}

/** An identity of the SDK's has a list of claims, one of its successor's is the token's payload. */
function identityOf(given: object): Identity {
    const { claims, isAuthenticated } = given as { claims?: unknown; isAuthenticated?: unknown };
    if (!Array.isArray(claims)) return { claims: texts(Object.entries(given)), isAuthenticated: 'iss' in given };
    const listed = claims as readonly { type: string; value: unknown }[];
    return { claims: texts(listed.map(({ type, value }) => [type, value])), isAuthenticated: isAuthenticated === true };
}

/** The first of each name counts, as in the SDK. */
function texts(claims: readonly (readonly [string, unknown])[]): Claims {
    return new Map(claims.filter((claim): claim is readonly [string, string] => typeof claim[1] === 'string').toReversed());
}

/** The successor makes up an identity without an issuer for such turns; what comes by HTTP has one, or no audience either. */
function isProactiveOfSuccessor({ activity }: TurnContextLike, given: object, { claims, isAuthenticated }: Identity): boolean {
    const { type, name = '' } = activity;
    const isNamedSo = type === 'event' && ['ContinueConversation', 'CreateConversation'].includes(name);
    return isNamedSo && !('claims' in given) && !isAuthenticated && claims.has('aud');
}
