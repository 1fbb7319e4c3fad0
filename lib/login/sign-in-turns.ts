import type { SecurityEvents } from '../events/security-events';
import { Recent } from '../support/recent';
import { within } from '../support/within';
import type { ActivityLike, TurnContextLike } from '../turn/types';
import type { PendingSignIns } from './pending-sign-ins';
import type { TokenLike } from './token-service';
import type { TurnLogin } from './turn-login';

/** Milliseconds that a client waits for the outcome of an exchange that another client began; channels give up after ten seconds or so. */
const WAIT = 5_000;
const STEP = 250;
const REMEMBERED = 1_000;

/** What becomes of a turn: the bot sees it, nobody does, or it is answered already. `done` is to be called when the bot is done with it. */
export type SignInVerdict = { pass: true; done?: () => void } | { pass: false; isAnswered: boolean };

const PASS: SignInVerdict = { pass: true };
const REFUSED: SignInVerdict = { pass: false, isAnswered: false };

interface Exchange {
    id: string;
    connectionName: string;
}

/** Turns that say that a sign-in is finished. Clients can post such turns too, so none is believed. */
export class SignInTurns {
    /** Exchanges that this process has begun; done when their turn is. */
    private readonly exchanges = new Recent<Promise<void>>(REMEMBERED);

    constructor(
        private readonly connectionNames: readonly string[],
        private readonly pending: PendingSignIns,
        private readonly events: SecurityEvents,
    ) {}

    async take(context: TurnContextLike, login: TurnLogin): Promise<SignInVerdict> {
        const verdict = await this.decide(context, login);
        if (!verdict.pass && !verdict.isAnswered) this.events.report(context.activity, { type: 'sign-in-forged' });
        return verdict;
    }

    private async decide(context: TurnContextLike, login: TurnLogin): Promise<SignInVerdict> {
        const { activity } = context;
        switch (`${activity.type} ${activity.name}`) {
            case 'event tokens/response':
                return this.redeem(activity, login);
            case 'invoke signin/verifyState':
                return (await this.pending.isAskedHere(activity)) ? PASS : REFUSED;
            case 'invoke signin/tokenExchange':
                return this.exchange(context, login);
            default:
                return PASS;
        }
    }

    /** Puts the token service's own token into the event; none where it is somebody else's, which the bot's dialog has to hear of. */
    private async redeem(activity: ActivityLike, login: TurnLogin): Promise<SignInVerdict> {
        const { connectionName = '' } = (activity.value ?? {}) as TokenLike;
        const token = this.connectionNames.includes(connectionName) ? await login.redeem(connectionName) : undefined;
        activity.value = token;
        return token || login.failure ? PASS : REFUSED;
    }

    /** Teams has all clients of a user send the same exchange: one is done, and the others get its outcome. */
    private async exchange(context: TurnContextLike, login: TurnLogin): Promise<SignInVerdict> {
        const exchange = exchangeIn(context.activity);
        if (!exchange || !this.connectionNames.includes(exchange.connectionName)) return REFUSED;
        const verdict = await this.pending.beginExchange(context.activity, exchange.connectionName, exchange.id);
        if (verdict === 'first') return this.first(context.activity, exchange);
        if (verdict === 'refused') return REFUSED;
        await this.answerDuplicate(context, login, exchange);
        return { pass: false, isAnswered: true };
    }

    private first(activity: ActivityLike, exchange: Exchange): SignInVerdict {
        let done = () => {};
        void this.exchanges.set(nameOf(activity, exchange), new Promise((resolve) => { done = resolve; }));
        return { pass: true, done: () => done() };
    }

    private async answerDuplicate(context: TurnContextLike, login: TurnLogin, { id, connectionName }: Exchange): Promise<void> {
        const isSignedIn = async () => (await login.state(connectionName, 'now')) === 'live';
        const begunHere = this.exchanges.get(nameOf(context.activity, { id, connectionName }));
        if (begunHere) await within(WAIT, begunHere).catch(() => undefined);
        const isDone = begunHere ? await isSignedIn() : await eventually(isSignedIn);
        const body = { id, connectionName, failureDetail: isDone ? null : 'The token was not exchanged. Proceed with regular login.' };
        await context.sendActivity({ type: 'invokeResponse', value: { status: isDone ? 200 : 412, body } });
    }
}

function exchangeIn({ value }: ActivityLike): Exchange | undefined {
    const { id, connectionName, token } = (value ?? {}) as Record<string, unknown>;
    return [id, connectionName, token].every((each) => typeof each === 'string' && each !== '') ? { id, connectionName } as Exchange : undefined;
}

function nameOf({ channelId, from }: ActivityLike, { id, connectionName }: Exchange): string {
    return JSON.stringify([channelId, from?.id, connectionName, id]);
}

/** For an exchange that another process has begun. */
async function eventually(isSo: () => Promise<boolean>): Promise<boolean> {
    for (let left = WAIT / STEP; left > 0; left--) {
        if (await isSo()) return true;
        await new Promise((resolve) => { setTimeout(resolve, STEP); });
    }
    return isSo();
}
