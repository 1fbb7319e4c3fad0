import assert from 'node:assert/strict';
import { MemoryStorage, type TurnContext } from 'botbuilder';
import { LoginTimeoutMiddleware } from '../../lib';
import { PendingSignIns } from '../../lib/login/pending-sign-ins';
import { onIdentity, type IdentifiedToken, type IdentityCheck } from '../../lib/turn/identity';
import { recorded } from '../helpers/bot';
import { CloudBot } from './support/cloud-bot';
import { jwt } from './support/jwt';
import { tokensOf, tokensResponse } from './support/signed-in';

const ANN = { iss: 'https://idp', sub: 'ann', oid: 'o', tid: 't' };

/** A bot on which each of these checks is asked. */
function checkedBot(...checks: IdentityCheck[]) {
    const storage = new MemoryStorage();
    const asked: IdentifiedToken[] = [];
    const login = new LoginTimeoutMiddleware({ storage, connectionNames: ['aad', 'github'] });
    const checking = { onTurn: async (context: TurnContext, next: () => Promise<void>) => {
        onIdentity(context, async (token) => { asked.push(token); return true; });
        for (const check of checks) onIdentity(context, check);
        await next();
    } };
    const bot = new CloudBot([checking as never, login], async (context) => {
        if (context.activity.type !== 'message') return;
        const token = await tokensOf(context).getUserToken('dl_ann', 'aad', 'directline');
        await context.sendActivity(token ? 'token' : 'none');
    });
    const signIn = async (token = jwt(ANN)) => {
        await new PendingSignIns(storage, undefined, 600_000).ask({ channelId: 'directline', from: { id: 'dl_ann' }, conversation: { id: 'conversation-1' } }, 'aad');
        bot.tokens.add(token);
        await bot.take(tokensResponse());
    };
    return { bot, login, asked, signIn, events: recorded(login.events), status: () => login.status({ activity: { channelId: 'directline', from: { id: 'dl_ann' } } }) };
}

describe("a check of a token's identity", () => {
    it('is asked when a sign-in ends, and whenever a token is looked up', async () => {
        const { bot, asked, signIn } = checkedBot();
        await signIn();
        assert.deepEqual(await bot.say('hi'), ['token']);
        assert.deepEqual(asked, [{ connectionName: 'aad', identity: ANN, isSignIn: true }, { connectionName: 'aad', identity: ANN, isSignIn: false }]);
    });

    it('is asked about an opaque token', async () => {
        const { asked, signIn } = checkedBot();
        await signIn('opaque');
        assert.deepEqual(asked[0]?.identity, {});
    });

    for (const [what, check] of [['no', async () => false], ['something else', async () => 'yes' as never]] as [string, IdentityCheck][]) {
        it(`that says ${what} to a sign-in has the token dropped and revoked at every connection`, async () => {
            const { bot, signIn, status, events } = checkedBot(check);
            await signIn();
            assert.deepEqual([await status(), bot.tokens.has(), bot.tokens.signOuts.length], [undefined, false, 2]);
            assert.deepEqual([bot.seen.length, bot.seen[0]?.value], [1, undefined]); // a dialog that waits has to hear of it
            assert.deepEqual(events.map((event) => [event.type, 'reason' in event && event.reason]), [['login-ended', 'identity-mismatch']]);
        });
    }

    it("that says no to a live login's token ends the login", async () => {
        const { bot, signIn, status, events } = checkedBot(({ identity: { sub } }) => sub === 'ann');
        await signIn();
        events.length = 0;
        bot.tokens.add(jwt({ ...ANN, sub: 'bob' })); // the subject has changed
        assert.deepEqual([await bot.say('hi'), await status(), bot.tokens.has()], [['none'], undefined, false]);
        assert.deepEqual([bot.tokens.signOuts.length, events.map((event) => [event.type, 'reason' in event && event.reason])], [2, [['login-ended', 'identity-mismatch']]]);
    });

    it('that throws gives nothing to anybody', async () => {
        const { bot, signIn, status, events } = checkedBot(() => { throw new Error('down'); });
        await signIn();
        assert.deepEqual([await status(), bot.seen.length, events.map(({ type }) => type)], [undefined, 0, ['store-unavailable']]);
    });

    it("is asked about a resource's token", async () => {
        const { bot, signIn } = checkedBot(({ isSignIn }) => isSignIn);
        await signIn();
        let tokens: unknown;
        await bot.proactive(async (context) => { tokens = await tokensOf(context).getAadTokens('dl_ann', 'aad', ['https://graph'], 'directline'); });
        assert.deepEqual(tokens, {});
    });
});
