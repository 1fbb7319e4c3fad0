import { MemoryStorage, type Activity, type CloudAdapterBase } from 'botbuilder';
import { KeyRing, LoginTimeoutMiddleware, ImpersonationMiddleware, type ImpersonationOptions, type SecurityEvent, type StorageLike } from '../../../lib';
import { PendingSignIns } from '../../../lib/login/pending-sign-ins';
import type { MiddlewareLike } from '../../../lib/turn/types';
import { recorded } from '../../helpers/bot';
import { CloudBot } from '../../login/support/cloud-bot';
import { tokensOf } from '../../login/support/signed-in';

export const REFUSED = 'Sorry, I cannot take this message.';
export const ANN = 'dl_q7Rk2_vXw9LmZ0tYb3-HcJ5n';
export const EVE = 'dl_Z8pWn4-KdTs1QxVf6_ByGu0e';

export type Given = Omit<Partial<Activity>, 'conversation' | 'from' | 'recipient'> & { conversation?: object; from?: object; recipient?: object; [more: string]: unknown };

/** A turn by this user. */
export const by = (id: unknown, more: Given = {}): Given => ({ ...more, from: { id } });

/** A storage that counts its calls. */
export function counting(storage: StorageLike = new MemoryStorage()) {
    const calls = { read: 0, write: 0, delete: 0 };
    const counted: StorageLike = {
        read: (names) => (calls.read++, storage.read(names)),
        write: (changes) => (calls.write++, storage.write(changes)),
        delete: (names) => (calls.delete++, storage.delete(names)),
    };
    /** What was called since the last time. */
    const take = () => {
        const { read, write } = calls;
        Object.assign(calls, { read: 0, write: 0 });
        return { read, write };
    };
    return { storage: counted, take };
}

/** The detections among events, `reason action`, with what else is said of them. */
export function found(events: readonly SecurityEvent[]): string[] {
    return events.flatMap((event) => (event.type === 'impersonation' ? [[event.reason, event.because, event.action].filter(Boolean).join(' ')] : []));
}

/** A bot behind the gate that answers everything it sees. */
export function gated(options: Partial<ImpersonationOptions> = {}, logic?: ConstructorParameters<typeof CloudBot>[1]) {
    const memory: Record<string, string> = {};
    const gate = new ImpersonationMiddleware({ storage: new MemoryStorage(memory), ...options });
    const identity: { claims?: Record<string, string> } = {};
    const bot = new CloudBot([claiming(identity), gate], logic ?? (async (context) => {
        if (context.activity.type === 'message') await context.sendActivity('hello');
        if (context.activity.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { first: true } } });
    }));
    const take = (turn: Given) => bot.take({ from: { id: ANN }, ...turn } as Partial<Activity>);
    return { bot, memory, take, identity, events: recorded(gate.events) };
}

/** Has turns come with these claims, instead of a channel's. */
function claiming(identity: { claims?: Record<string, string> }): MiddlewareLike {
    return {
        async onTurn({ adapter, turnState }, next) {
            const claims = Object.entries(identity.claims ?? {}).map(([type, value]) => ({ type, value }));
            if (identity.claims) turnState.set((adapter as CloudAdapterBase).BotIdentityKey, { claims, isAuthenticated: true });
            await next();
        },
    };
}

/** The same with a login: a bot that says the token it gets. */
export function withLogin(options: Partial<ImpersonationOptions> = {}) {
    const [storage, keys] = [options.storage ?? new MemoryStorage(), options.keys ?? KeyRing.generate()];
    const login = new LoginTimeoutMiddleware({ storage, connectionNames: ['aad', 'other'] });
    const gate = new ImpersonationMiddleware({ keys, login, events: login.events, ...options, storage });
    const bot = new CloudBot([gate, login], async (context) => {
        const { from, channelId, type, text } = context.activity;
        const connection = text?.startsWith('other') ? 'other' : 'aad';
        if (type !== 'message') return;
        if (text === 'bye') await tokensOf(context).signOutUser(from.id, connection, channelId);
        const token = await tokensOf(context).getUserToken(from.id, connection, channelId, /\d{6}/.exec(text ?? '')?.[0] as string);
        await context.sendActivity(token?.token ?? 'none');
    });
    const say = async (text: string, turn: Given = {}) => (await bot.take({ text, from: { id: ANN }, ...turn } as Partial<Activity>)).sent.map((sent) => sent.text);
    const ask = async (who: { channelId: string; from: { id: string } }, connection = 'aad') =>
        new PendingSignIns(storage, undefined, 600_000).ask({ ...who, conversation: { id: 'conversation-1' } }, connection);
    /** Signs in through the browser. */
    const signIn = async (token: string, { connection = 'aad', ...turn }: Given & { connection?: string } = {}) => {
        const { from = { id: ANN }, channelId = 'directline' } = turn as { from?: { id: string }; channelId?: string };
        await ask({ channelId, from }, connection);
        bot.tokens.add(token, { user: from.id, channel: channelId, connection });
        await bot.take({ ...turn, from, type: 'event', name: 'tokens/response', value: { connectionName: connection } } as Partial<Activity>);
    };
    return { bot, login, gate, storage, keys, say, ask, signIn, events: recorded(login.events) };
}
