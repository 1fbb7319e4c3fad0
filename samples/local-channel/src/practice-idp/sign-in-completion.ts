import { CHANNEL_ID } from '../activity';
import type { Conversation } from '../conversations/conversation';
import type { Parts } from '../parts';
import type { SignIn } from '../token-service/sign-ins';
import { codePage, signedInPage } from './page';
import { identityToken, type Person } from './people';
import { needsSession } from './sign-in-request';

/** Signs the user in, at once or by way of a code. @returns what the page says then. */
export async function completeSignIn(signIn: SignIn, person: Person, parts: Parts): Promise<string> {
    const { options, idpKey, userTokens, signIns } = parts;
    const claims = { iss: `${options.baseUrl}/practice-idp`, aud: options.appId };
    const token = await identityToken(person, idpKey, claims);
    const conversation = parts.conversations.get(signIn.conversationId);
    if (!conversation || !needsSession(signIn, parts)) {
        return codePage(person.name, signIns.codes.issue(signIn, token));
    }
    userTokens.set(signIn, token); // before the bot hears of it: a careful bot asks the token service
    await tellBot(conversation, signIn, token, parts);
    return signedInPage(person.name);
}

async function tellBot(conversation: Conversation, signIn: SignIn, token: string, { botEndpoint }: Parts): Promise<void> {
    const { connectionName, userId } = signIn;
    const { user } = conversation;
    await botEndpoint.notify(conversation, {
        type: 'event',
        name: 'tokens/response',
        from: user?.id === userId ? user : { id: userId, role: 'user' },
        value: { channelId: CHANNEL_ID, connectionName, token },
    });
}
