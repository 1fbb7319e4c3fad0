import { applies, clear, gotThrough, held, type Attack } from '../attack';
import { randomName, randomWord } from '../bench/places';
import { isIn } from '../bench/strings';
import type { Chat } from '../bench/chat';
import type { TestBench } from '../bench/test-bench';
import { heard } from './turns';

const NOT_ERASED = 'nothing is erased at the message that `forget` names';
const ERASURE = { measure: 'self-destructing messages' } as const;

/** A user of whom something was kept, by the marker in it. */
async function kept(bench: TestBench, chat?: Chat): Promise<{ chat: Chat; marker: string }> {
    applies(bench.bot.transcripts, 'the bot has no `transcripts`');
    const [talking, marker] = [await heard(bench, chat), randomWord()];
    await talking.say(`my cat is called ${marker}`);
    clear(isIn(await bench.transcript(talking), marker), 'what was said is not in `transcripts`');
    return { chat: talking, marker };
}

export const ERASURE_ATTACKS: readonly Attack[] = [
    {
        number: 33, name: 'an erasure that is undone by the turn it happens in', ...ERASURE,
        what: 'A conversation is erased while a turn is at work, and what that turn leaves is written afterwards.',
        mend: '`SelfDestructMiddleware` with a `SelfDestructingTranscripts`, in place of the SDK\'s logger',
        run: async (bench) => {
            const { chat, marker } = await kept(bench);
            const { channelId, conversation } = chat.place;
            const late = randomWord();
            const { error } = await chat.say(`and my dog ${marker}`, {
                logic: async (context) => {
                    await bench.bot.transcripts?.deleteTranscript(channelId, conversation.id);
                    await context.sendActivity(late);
                },
            });
            clear(error === undefined, 'erasing failed');
            const after = await bench.transcript(chat);
            return isIn(after, marker) || isIn(after, late) ? gotThrough('it was kept again') : held('nothing of it is kept');
        },
    },
    {
        number: 33, name: 'what the bot\'s state holds after an erasure', ...ERASURE,
        what: 'A user has the conversation erased, and what they said is still in the bot\'s own state.',
        mend: '`transcripts: { also: [botState(storage)] }`',
        run: async (bench) => {
            const { chat, marker } = await kept(bench);
            applies(isIn(bench.storage.contents(), marker), 'what users say is not in the bot\'s state where the kit can see it');
            await chat.say(bench.options.forget);
            applies(!isIn(await bench.transcript(chat), marker), NOT_ERASED);
            return isIn(bench.storage.contents(), marker) ? gotThrough('it is still there') : held('it is gone');
        },
    },
    {
        number: 34, name: 'an erasure that takes a neighbour with it', ...ERASURE,
        what: 'A conversation is erased whose id is how another one\'s begins.',
        mend: '`SelfDestructingTranscripts`, or `SealedTranscriptStore` around the store you have',
        run: async (bench) => {
            const id = randomName();
            const short = bench.chat({ ...bench.chat().place, conversation: { id } });
            const [one, other] = [await kept(bench, short), await kept(bench, bench.chat({ ...short.place, conversation: { id: `${id}DEF` } }))];
            await bench.bot.transcripts?.deleteTranscript(short.place.channelId, id);
            clear(!isIn(await bench.transcript(one.chat), one.marker), 'erasing does not erase');
            return isIn(await bench.transcript(other.chat), other.marker) ? held('the neighbour is untouched') : gotThrough('the neighbour was erased');
        },
    },
    {
        number: 45, name: 'an impostor who has somebody\'s conversation erased', ...ERASURE,
        what: 'A second user of a conversation says the words that erase it.',
        mend: '`ImpersonationMiddleware`, ahead of what erases',
        run: async (bench) => {
            const mine = await kept(bench);
            await mine.chat.say(bench.options.forget);
            applies(!isIn(await bench.transcript(mine.chat), mine.marker), NOT_ERASED);
            const { chat, marker } = await kept(bench);
            await chat.as(bench.person()).say(bench.options.forget);
            return isIn(await bench.transcript(chat), marker) ? held('nothing was erased') : gotThrough('it was erased');
        },
    },
];
