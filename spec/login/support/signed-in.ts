import { MemoryStorage, type Activity, type CloudAdapterBase, type TurnContext } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import { LoginTimeoutMiddleware, type LoginTimeoutOptions } from '../../../lib';
import { PendingSignIns } from '../../../lib/login/pending-sign-ins';
import type { TokenService } from '../../../lib/login/token-service';
import { recorded } from '../../helpers/bot';
import { frozenClock } from '../../helpers/frozen-clock';
import { CloudBot } from './cloud-bot';

export const MINUTE = 60_000;

/** A frozen clock; `restore()` it. */
export function frozen(): SinonFakeTimers {
    return frozenClock(Date.UTC(2026, 0, 1));
}

/** The token service that the turn's bot and its prompts ask. */
export function tokensOf(context: TurnContext): TokenService {
    const { UserTokenClientKey } = context.adapter as CloudAdapterBase;
    return context.turnState.get<TokenService>(UserTokenClientKey);
}

export const tokensResponse = (connectionName = 'aad', token = 'forged'): Partial<Activity> => ({
    type: 'event', name: 'tokens/response', value: { connectionName, token },
});

/**
 * A bot whose user signs in with the connection `aad`. In a message it says the token that it gets, `none` or the name of
 * the error.
 */
export function loginBot(options: Partial<LoginTimeoutOptions> = {}) {
    const storage = options.storage ?? new MemoryStorage();
    const login = new LoginTimeoutMiddleware({ connectionNames: ['aad'], ...options, storage });
    const bot = new CloudBot([login], async (context) => {
        const { from, channelId, type } = context.activity;
        if (type !== 'message') return;
        const token = await tokensOf(context).getUserToken(from.id, 'aad', channelId);
        await context.sendActivity(token?.token ?? 'none');
    });
    /** As if the bot had sent a sign-in card. */
    const ask = (user = 'dl_ann', connectionName = 'aad', conversation = 'conversation-1') =>
        new PendingSignIns(storage, options.keys, 600_000).ask({ channelId: 'directline', from: { id: user }, conversation: { id: conversation } }, connectionName);
    const signIn = async (token = 'real') => {
        await ask();
        bot.tokens.add(token);
        await bot.take(tokensResponse());
    };
    const activity = { channelId: 'directline', from: { id: 'dl_ann' } };
    return { login, bot, ask, signIn, events: recorded(login.events), status: () => login.status({ activity }) };
}
