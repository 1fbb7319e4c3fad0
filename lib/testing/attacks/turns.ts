import { applies, clear, none, type Finding } from '../attack';
import type { Chat, TurnChanges } from '../bench/chat';
import type { TestBench } from '../bench/test-bench';

/** A turn that the bot must not see, and what it is called in a report. */
export type BadTurn = readonly [name: string, activity: object, changes?: TurnChanges];

const SEEN = { held: 'the bot saw none of it', gotThrough: 'the bot saw' };

/** A user whose ordinary message reaches the bot; without that, what does not reach it proves nothing. */
export async function heard(bench: TestBench, chat: Chat = bench.chat()): Promise<Chat> {
    const { times } = await chat.say('hello');
    clear(times === 1, `an ordinary message on ${chat.place.channelId} did not reach the bot`);
    return chat;
}

/** The same on Teams, where a bot need not be. */
export async function heardOnTeams(bench: TestBench): Promise<Chat> {
    const chat = bench.onTeams();
    applies((await chat.say('hello')).times === 1, 'the bot takes no messages from Teams');
    return chat;
}

/** Ends attacks that only those can try whose client writes its own user id. */
export function appliesToClients({ options }: TestBench): void {
    applies(options.channel !== 'msteams', 'clients on Teams do not write their user ids');
}

/** Posts each turn to the conversation that `chat` makes for it, in which an ordinary message was heard. */
export async function noneSeen(bench: TestBench, turns: readonly BadTurn[], chat: () => Promise<Chat> = () => heard(bench)): Promise<Finding> {
    const seen: string[] = [];
    for (const [name, activity, changes] of turns) {
        const { times } = await (await chat()).post(activity, changes);
        if (times > 0) seen.push(name);
    }
    return none(seen, SEEN);
}
