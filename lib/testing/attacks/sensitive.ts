import { applies, clear, gotThrough, held, none, type Attack, type Finding } from '../attack';
import { isIn } from '../bench/strings';
import { randomWord } from '../bench/places';
import type { Chat } from '../bench/chat';
import type { TestBench } from '../bench/test-bench';
import { DISGUISES, FORMS, MARKUP, PAN, SECRETS, WORDS, type Written } from './values';
import { heard } from './turns';


const REDACTION = { measure: 'sensitive data', mend: '`RedactionMiddleware`, on in `BotWarden`; `redaction: { policy }` says who may have what' } as const;

/** Held when the bot gets to see none of these. */
async function typed(bench: TestBench, written: readonly Written[], sentence = (text: string) => `my card is ${text}, thanks`): Promise<Finding> {
    const chat = await heard(bench);
    const through: string[] = [];
    for (const [name, text] of written) {
        const { seen } = await chat.say(sentence(text));
        if (seen && isIn(seen.strings, text, PAN)) through.push(name);
    }
    return none(through, { held: 'the bot saw none of them', gotThrough: 'the bot saw' });
}

export const SENSITIVE_ATTACKS: readonly Attack[] = [
    {
        number: 17, name: 'a card number that is typed', ...REDACTION,
        what: 'A user types a card number into the chat, and the bot, its state and its model have it.',
        run: (bench) => typed(bench, FORMS),
    },
    {
        number: 17, name: 'a card number that is stored', ...REDACTION, measure: 'secure data storage',
        what: 'What a user types is kept in clear, in the bot\'s state or in its transcripts.',
        mend: '`RedactionMiddleware`; for the bot\'s own state also `EncryptedStorage`',
        run: async (bench) => {
            const [chat, marker] = [await heard(bench), randomWord()];
            await chat.say(`my cat is called ${marker}`);
            const kept = async () => [...(await bench.transcript(chat)), ...bench.storage.contents()];
            applies(isIn(await kept(), marker), 'what users say is not kept where the kit can see it');
            await chat.say(`my card is ${PAN}`);
            return isIn(await kept(), PAN, PAN) ? gotThrough('it was kept') : held('it was not kept');
        },
    },
    {
        number: 17, name: 'a card number that is repeated', ...REDACTION,
        what: 'The bot repeats what was typed, on a screen that others see, and in the channel\'s own copy.',
        run: async (bench) => {
            const [chat, marker] = [await heard(bench), randomWord()];
            const said = async (text: string) => (await chat.say(text)).wire.flatMap(({ activity }) => [activity.text ?? '']);
            applies(isIn(await said(`my cat is called ${marker}`), marker), 'the bot does not repeat what is said');
            return isIn(await said(`my card is ${PAN}`), PAN, PAN) ? gotThrough('it was repeated') : held('it was not repeated');
        },
    },
    {
        number: 18, name: 'a card number in disguise', ...REDACTION,
        what: 'A card number is written in digits of another script, or with invisible characters in it.',
        run: (bench) => typed(bench, DISGUISES),
    },
    {
        number: 19, name: 'a card number over several messages', ...REDACTION, mend: '`RedactionMiddleware` with `storage` and `keys`, as in `BotWarden`',
        what: 'A user types a card number in four messages, one after the other.',
        run: async (bench) => {
            const chat = await heard(bench);
            const seen: string[] = [];
            for (const text of ['my card is 4111', '1111', '1111', '1111']) seen.push((await chat.say(text)).seen?.text ?? '');
            return isIn([seen.join(' ')], PAN, PAN) ? gotThrough('the bot saw all parts') : held('the bot did not see all parts');
        },
    },
    {
        number: 20, name: 'a card number in markup', ...REDACTION,
        what: 'A card number is written with HTML, markdown or URL escapes in it.',
        run: (bench) => typed(bench, MARKUP),
    },
    {
        number: 20, name: 'a card number in words', ...REDACTION,
        what: 'A card number is spelled out.',
        run: (bench) => typed(bench, WORDS),
    },
    {
        number: 26, name: 'a secret that is typed', ...REDACTION,
        what: 'A user pastes a token, a key or a connection string.',
        run: (bench) => typed(bench, SECRETS, (text) => `this does not work: ${text}`),
    },
    {
        number: 21, name: 'a card number beside the text', ...REDACTION,
        what: 'A card number comes in a form\'s answer, in channel data, in a copy of the text as HTML, in the name of a file.',
        run: async (bench) => {
            const chat = await heard(bench);
            const through: string[] = [];
            for (const [name, parts] of Object.entries(beside(PAN))) {
                const { seen } = await chat.post({ type: 'message', text: 'hello', ...parts });
                if (seen && isIn(seen.strings, PAN, PAN)) through.push(name);
            }
            return none(through, { held: 'the bot saw none of them', gotThrough: 'the bot saw' });
        },
    },
    {
        number: 43, name: 'a vault\'s token that is typed', ...REDACTION, mend: '`redaction: { replace: \'vault\' }`: brackets that are typed lose their meaning',
        what: 'Somebody types the token that stands for another user\'s card number, for the bot to use it.',
        run: async (bench) => {
            const { token } = await vaulted(bench);
            const { seen, wire } = await (await heard(bench)).say(`pay with ${token}`);
            if (isIn([...(seen?.strings ?? []), ...wire.map(({ activity }) => activity.text ?? '')], PAN, PAN)) return gotThrough('the value came back');
            return seen?.text?.includes(token) ? gotThrough('the bot cannot tell it from a token of its own') : held('the bot saw no token');
        },
    },
    {
        number: 44, name: 'a model that prints the vault\'s tokens', ...REDACTION,
        what: 'A model that was talked into it prints tokens of the vault into another user\'s chat.',
        run: async (bench) => {
            const { token } = await vaulted(bench);
            const { wire } = await (await heard(bench)).say('hello', { logic: (context) => context.sendActivity(`there: ${token}`) });
            clear(wire.length > 0, 'what the bot sends does not arrive');
            return isIn(wire.map(({ activity }) => activity.text ?? ''), PAN, PAN) ? gotThrough('the value was sent') : held('the value was not sent');
        },
    },
];

/** A user whose card number the bot works with by a token. */
async function vaulted(bench: TestBench): Promise<{ chat: Chat; token: string }> {
    const chat = await heard(bench);
    const { seen } = await chat.say(`my card is ${PAN}`);
    const [token] = /⟦[^⟧]+⟧/.exec(seen?.text ?? '') ?? [];
    applies(token !== undefined, 'the bot uses no vault');
    return { chat, token };
}

/** Where users' values can be besides the text. */
function beside(value: string): Record<string, object> {
    return {
        'a form\'s answer': { value: { number: value } }, 'a nested answer': { value: { form: { cards: [{ number: value }] } } }, 'a key of an answer': { value: { [value]: 'x' } },
        'channel data': { channelData: { raw: { text: value } } }, 'a copy as HTML': { attachments: [{ contentType: 'text/html', content: `<div>${value}</div>` }] },
        'a mention': { entities: [{ type: 'mention', text: `<at>${value}</at>`, mentioned: { id: 'x', name: value } }] },
        'the name of a file': { attachments: [{ contentType: 'text/plain', name: `card ${value}.txt`, contentUrl: 'https://files.example/1' }] },
        'the address of a file': { attachments: [{ contentType: 'text/plain', contentUrl: `https://files.example/?card=${value}` }] },
    };
}
