import { applies, clear, gotThrough, held, none, type Attack } from '../attack';
import { randomName } from '../bench/places';
import type { Chat } from '../bench/chat';
import type { TestBench } from '../bench/test-bench';
import { heardOnTeams } from './turns';

const HEADER = { alg: 'RS256', typ: 'JWT' };
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token with these claims, as an identity provider's but for its signature. */
export function tokenOf(claims: object): string {
    return `${part(HEADER)}.${part({ iss: 'https://issuer.example/', jti: randomName(), ...claims })}.${randomName()}`;
}

/** A user who was asked to sign in. */
export async function asked(bench: TestBench, chat: Chat = bench.chat()): Promise<{ chat: Chat; connectionName: string }> {
    const { connectionName } = bench.options;
    applies(connectionName !== undefined, 'no `connectionName` is given');
    const before = bench.tokens.count('getSignInResource');
    const { wire } = await chat.say(bench.options.signIn);
    const isAsked = bench.tokens.count('getSignInResource') > before || wire.some(({ activity }) => hasSignInCard(activity));
    clear(isAsked, `the bot does not ask its user on ${chat.place.channelId} to sign in at the message that \`signIn\` names`);
    return { chat, connectionName };
}

/**
 * A user who has signed in, with the token that the bot gets.
 * @param claims of the token, beside an issuer and an id
 * @throws an error that says why, when the bot asks nobody to sign in or gets no token afterwards
 */
export async function signedIn(bench: TestBench, claims: object = { sub: 'ann' }): Promise<{ chat: Chat; token: string; since: number }> {
    const { chat, connectionName } = await asked(bench);
    const token = tokenOf(claims);
    bench.tokens.add(token, { userId: chat.user.id, connectionName, channelId: chat.place.channelId });
    await chat.post({ type: 'event', name: 'tokens/response', value: { connectionName, token } });
    const since = Date.now();
    clear((await chat.token()) === token, 'a user who signs in is not signed in');
    return { chat, token, since };
}

/** Whether the bot gets the token when a user's sign-in on Teams was completed by this account. */
async function signsInAs(bench: TestBench, user: Chat, oid: string | undefined): Promise<boolean> {
    const { chat, connectionName } = await asked(bench, user);
    const token = tokenOf({ oid, tid: chat.place.conversation.tenantId });
    bench.tokens.add(token, { userId: chat.user.id, connectionName, channelId: 'msteams', code: '123456' });
    await chat.post({ type: 'invoke', name: 'signin/verifyState', value: { state: '123456' } });
    return (await chat.token()) === token;
}

function hasSignInCard(activity: object): boolean {
    const { attachments } = activity as { attachments?: { contentType?: string }[] };
    return (attachments ?? []).some(({ contentType = '' }) => /card\.(?:oauth|signin)$/.test(contentType));
}

const LOGIN = { measure: 'identity spoofing', mend: '`login: { connectionNames }` of `BotWarden`, or `LoginTimeoutMiddleware`' } as const;

/** At most five codes of a sign-in may be tried. */
const codesHeld = (count: number) => (count > 5 ? gotThrough(`${count} codes reached the token service`) : held(`${count} codes reached the token service`));

export const SIGN_IN_ATTACKS: readonly Attack[] = [
    {
        number: 8, name: 'a forged tokens/response', ...LOGIN,
        what: 'A client posts the event that says a sign-in is finished, with a token of its own making.',
        run: async (bench) => {
            const { chat, connectionName } = await asked(bench);
            const forged = tokenOf({ sub: 'attacker' });
            const { seen } = await chat.post({ type: 'event', name: 'tokens/response', value: { connectionName, token: forged } });
            return seen?.strings.includes(forged) ? gotThrough('the bot was handed the forged token') : held('the forged token did not reach the bot');
        },
    },
    {
        number: 9, name: 'the end of a sign-in that another began', ...LOGIN,
        what: 'A client in the conversation of a user who was asked to sign in finishes that sign-in under an id of its own.',
        run: async (bench) => {
            const { chat, connectionName } = await asked(bench);
            const eve = chat.as(bench.person());
            await eve.post({ type: 'invoke', name: 'signin/verifyState', value: { state: '123456' } });
            await eve.post({ type: 'invoke', name: 'signin/tokenExchange', value: { id: randomName(), connectionName, token: tokenOf({ sub: 'eve' }) } });
            const reached = [...(bench.tokens.codes().length > 0 ? ['a code'] : []), ...(bench.tokens.count('exchangeToken') > 0 ? ['an exchange'] : [])];
            return none(reached, { held: 'nothing of it reached the token service', gotThrough: 'the token service was asked for' });
        },
    },
    {
        number: 9, name: 'a token exchange that comes again', ...LOGIN,
        what: 'A captured token exchange is sent a second time.',
        run: async (bench) => {
            const { chat, connectionName } = await asked(bench);
            const value = { id: randomName(), connectionName, token: tokenOf({ sub: 'ann' }) };
            for (const pause of [0, 60_000]) {
                bench.clock.advance(pause);
                await chat.post({ type: 'invoke', name: 'signin/tokenExchange', value });
            }
            const count = bench.tokens.count('exchangeToken');
            applies(count > 0, 'the bot exchanges no tokens');
            return count > 1 ? gotThrough('it was done twice') : held('it was done once');
        },
    },
    {
        number: 10, name: 'fifty codes, one after the other', ...LOGIN,
        what: 'Somebody who finishes another\'s sign-in guesses its six-digit code.',
        run: async (bench) => {
            const { chat } = await asked(bench);
            for (let code = 0; code < 50; code++) await chat.say(String(100_000 + code));
            return codesHeld(bench.tokens.codes().length);
        },
    },
    {
        number: 10, name: 'codes at once, in two conversations', ...LOGIN,
        what: 'The same, all at once, in two conversations of the same user.',
        run: async (bench) => {
            const { chat } = await asked(bench);
            const second = bench.chat(undefined, chat.user);
            await asked(bench, second);
            await Promise.all(Array.from({ length: 20 }, (_, code) => [chat, second].map((each) => each.say(String(200_000 + code)))).flat());
            return codesHeld(bench.tokens.codes().length);
        },
    },
    {
        number: 10, name: 'codes before and after a restart', ...LOGIN,
        what: 'The same, while the bot is started anew.',
        run: async (bench) => {
            const { chat } = await asked(bench);
            for (let code = 0; code < 12; code++) {
                if (code % 4 === 3) await bench.restart();
                await chat.say(String(300_000 + code));
            }
            return codesHeld(bench.tokens.codes().length);
        },
    },
    {
        number: 11, name: 'a number that is no code', ...LOGIN, measure: 'sensitive data',
        what: 'A user who was asked to sign in types a card or telephone number, of which six digits go to the token service.',
        run: async (bench) => {
            const through: string[] = [];
            for (const [name, text] of [['a card number', '4111 1111 1111 1111'], ['a card number without blanks', '4111111111111111'], ['a telephone number', 'call 5551234567']] as const) {
                const before = bench.tokens.codes().length;
                await (await asked(bench)).chat.say(text);
                if (bench.tokens.codes().length > before) through.push(name);
            }
            return none(through, { held: 'no part of it reached the token service', gotThrough: 'a part reached the token service of' });
        },
    },
    {
        number: 12, name: 'a sign-in of somebody else', ...LOGIN,
        what: 'On Teams, somebody else completes the sign-in, so that the user acts with a stranger\'s token, or the stranger\'s data is shown.',
        mend: '`impersonation` and `login` of `BotWarden`, together',
        run: async (bench) => {
            const [ann, eve] = [await heardOnTeams(bench), bench.onTeams()];
            applies(await signsInAs(bench, ann, ann.user.aadObjectId), 'the bot finishes no sign-ins on Teams');
            return (await signsInAs(bench, eve, ann.user.aadObjectId)) ? gotThrough('the bot got the token of somebody else') : held('the bot did not get the token');
        },
    },
    {
        number: 13, name: 'a sign-in card in a group', ...LOGIN,
        what: 'The card whose link signs in as the user is shown to everybody in a group chat.',
        run: async (bench) => {
            await asked(bench, await heardOnTeams(bench));
            const { wire } = await bench.onTeams({ group: true }).say(bench.options.signIn);
            return wire.some(({ activity }) => hasSignInCard(activity)) ? gotThrough('the card was sent into the group') : held('no card was sent into the group');
        },
    },
];
