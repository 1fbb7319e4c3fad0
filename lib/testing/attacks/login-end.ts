import { applies, clear, gotThrough, held, type Attack, type Finding } from '../attack';
import type { Chat } from '../bench/chat';
import type { TestBench } from '../bench/test-bench';
import { signedIn, tokenOf } from './signing-in';

const LOGIN = { measure: 'time limit on logins', mend: '`login: { connectionNames }` of `BotWarden`, or `LoginTimeoutMiddleware`' } as const;

/** The token that the bot gets a second after this. */
async function tokenGone(chat: Chat, token: string, how?: 'proactive'): Promise<Finding> {
    return (await chat.token(how)) === token ? gotThrough('the bot still got the token') : held('the bot got no token');
}

/** Lets time pass until the chat's next turn, which comes a second later, is at `instant` (epoch milliseconds). */
function untilNextTurnAt(bench: TestBench, instant: number): void {
    bench.clock.advance(Math.max(0, instant - Date.now() - 1_000));
}

export const LOGIN_ATTACKS: readonly Attack[] = [
    {
        number: 36, name: 'a login after a long silence', ...LOGIN,
        what: 'Somebody finds a signed-in chat on a screen that its user has left.',
        run: async (bench) => {
            const { chat, token } = await signedIn(bench);
            untilNextTurnAt(bench, Date.now() + bench.options.idle);
            return tokenGone(chat, token);
        },
    },
    {
        number: 36, name: 'a login that never ends', ...LOGIN,
        what: 'A login is kept alive for days by a message now and then.',
        run: async (bench) => {
            const { chat, token, since } = await signedIn(bench);
            const { idle, absolute } = bench.options;
            const step = Math.floor(idle / 2);
            while (Date.now() + step < since + absolute) {
                untilNextTurnAt(bench, Date.now() + step);
                await chat.token();
            }
            untilNextTurnAt(bench, since + absolute);
            return tokenGone(chat, token);
        },
    },
    {
        number: 36, name: 'a login that is prolonged by what is no message', ...LOGIN,
        what: 'A page keeps a login alive without its user: by typing indicators, events, and news of a sign-in.',
        run: async (bench) => {
            const { chat, token } = await signedIn(bench);
            const last = Date.now();
            const { connectionName, idle } = bench.options;
            const turns = [{ type: 'typing' }, { type: 'event', name: 'page-opened' }, { type: 'event', name: 'tokens/response', value: { connectionName } }];
            for (const [index, turn] of turns.entries()) {
                untilNextTurnAt(bench, last + Math.floor((idle * (index + 1)) / (turns.length + 1)));
                await chat.post(turn, { logic: () => Promise.resolve() });
            }
            untilNextTurnAt(bench, last + idle);
            return tokenGone(chat, token);
        },
    },
    {
        number: 37, name: 'a turn of the bot\'s own after the login has ended', ...LOGIN,
        what: 'The bot writes first, with what only a signed-in user may read.',
        run: async (bench) => {
            const { chat, token } = await signedIn(bench);
            clear((await chat.token('proactive')) === token, 'a turn of the bot\'s own gets no token of a live login');
            untilNextTurnAt(bench, Date.now() + bench.options.idle + 1_000);
            return tokenGone(chat, token, 'proactive');
        },
    },
    {
        number: 38, name: 'a token that is on its way while its user signs out', ...LOGIN,
        what: 'A turn asks for the token, and before the answer is there the user has signed out in another one.',
        run: async (bench) => {
            const { chat, token } = await signedIn(bench);
            const { reached, release } = bench.tokens.holdNext();
            const asking = chat.token();
            await Promise.race([reached, asking]);
            await chat.say(bench.options.signOut);
            release();
            return (await asking) === token ? gotThrough('the bot got the token') : held('the bot got no token');
        },
    },
    {
        number: 38, name: 'a sign-out that the token service does not hear', ...LOGIN,
        what: 'A user signs out while the token service is away, and the token is there again afterwards.',
        run: async (bench) => {
            const { chat, token } = await signedIn(bench);
            bench.tokens.signOutFails = true;
            await chat.say(bench.options.signOut);
            return tokenGone(chat, token);
        },
    },
    {
        number: 39, name: 'messages and sign-outs of one user at once', ...LOGIN,
        what: 'A user signs out while other messages of theirs are at work.',
        run: async (bench) => {
            const { chat, token } = await signedIn(bench);
            await Promise.all([chat.token(), chat.say(bench.options.signOut), chat.token(), chat.say(bench.options.signOut)]);
            return tokenGone(chat, token);
        },
    },
    {
        number: 40, name: 'a sensitive action after an old sign-in', measure: 'time limit on logins',
        what: 'Somebody at a signed-in chat does what takes a fresh proof, with a token that says the proof is old and of one factor.',
        mend: '`stepUp` of `bot-warden/dialogs`',
        run: async (bench) => {
            const { stepUp, connectionName, idle } = bench.options;
            applies(stepUp, 'no `stepUp` is given');
            const claims = { sub: 'ann', auth_time: Math.floor(Date.now() / 1_000) - 86_400, amr: ['pwd'] };
            const { chat } = await signedIn(bench, claims);
            bench.clock.advance(Math.floor(idle / 2));
            const isDone = ({ wire }: Awaited<ReturnType<Chat['say']>>) => wire.some(({ activity }) => stepUp.done.test(activity.text ?? ''));
            if (isDone(await chat.say(stepUp.say))) return gotThrough('it was done at once');
            const token = tokenOf(claims);
            bench.tokens.add(token, { userId: chat.user.id, connectionName: connectionName ?? '', channelId: chat.place.channelId });
            const again = await chat.post({ type: 'event', name: 'tokens/response', value: { connectionName, token } });
            return isDone(again) ? gotThrough('it was done after a sign-in with an old proof') : held('it was not done');
        },
    },
];
