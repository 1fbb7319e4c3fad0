import { clear, gotThrough, held, none, type Attack } from '../attack';
import type { MiddlewareFunction } from '../bench/adapter';
import { randomWord } from '../bench/places';
import { isIn, stringsIn } from '../bench/strings';
import type { Taken } from '../bench/chat';
import type { TestBench } from '../bench/test-bench';
import type { ActivityLike, TurnContextLike } from '../../turn/types';
import { heard } from './turns';
import { PAN } from './values';

const REDACTION = { measure: 'sensitive data', mend: '`RedactionMiddleware`, on in `BotWarden`: it looks at what leaves the adapter' } as const;

interface Sender {
    sendActivities(context: TurnContextLike, activities: ActivityLike[]): Promise<unknown>;
}

type Turn = TurnContextLike & { updateActivity(activity: object): Promise<unknown> };

/** A way in which a value can leave: what the bot's place does in a turn of this kind. */
interface Way {
    name: string;
    turn?: object;
    leave(context: TurnContextLike, value: string): Promise<unknown>;
}

/** All that has left in a turn, the HTTP response included. */
const left = ({ wire, answer }: Taken): string[] => [...stringsIn(wire.map(({ activity }) => activity)), ...stringsIn(answer?.body)];

/** Held when a card number leaves in none of these ways, while other words do. */
async function leaving(bench: TestBench, ways: readonly Way[]) {
    const through: string[] = [];
    for (const way of ways) {
        const { name, turn = { type: 'message', text: 'hello' } } = way;
        const marker = randomWord();
        const run = async (value: string) => left(await (await heard(bench)).post(turn, { logic: async (context) => way.leave(context, value) }));
        clear(isIn(await run(marker), marker), `what the bot sends does not arrive: ${name}`);
        if (isIn(await run(PAN), PAN, PAN)) through.push(name);
    }
    return none(through, { held: 'it did not leave', gotThrough: 'it left by' });
}

const sending = (name: string, activity: (value: string) => object): Way => ({ name, leave: (context, value) => context.sendActivity({ type: 'message', ...activity(value) }) });

const card = (content: object) => ({ attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content }] });

const PARTS: readonly Way[] = [
    sending('the text', (text) => ({ text })), sending('speech', (value) => ({ speak: `<speak><say-as interpret-as="digits">${value}</say-as></speak>` })),
    sending('the summary', (summary) => ({ summary })), sending('a card', (text) => card({ text })), sending('a button', (value) => card({ buttons: [{ type: 'imBack', title: value, value }] })),
    sending('a suggested action', (value) => ({ suggestedActions: { actions: [{ type: 'imBack', title: value, value, displayText: value }] } })),
    sending('channel data', (value) => ({ channelData: { value } })), sending('an entity', (value) => ({ entities: [{ type: 'x', value }] })),
    sending('a text highlight', (text) => ({ textHighlights: [{ text, occurrence: 1 }] })), sending('the value of an event', (value) => ({ type: 'event', name: 'x', value: { value } })),
];

const PATHS: readonly Way[] = [
    { name: 'an update', leave: (context, text) => (context as Turn).updateActivity({ type: 'message', id: 'sent', text }) },
    { name: 'the answer to an invoke', turn: { type: 'invoke', name: 'x' }, leave: (context, value) => context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { value } } }) },
    { name: 'replies in the HTTP response', turn: { type: 'message', text: 'hello', deliveryMode: 'expectReplies' }, leave: (context, text) => context.sendActivity({ type: 'message', text }) },
    {
        name: 'the adapter itself', leave: ({ adapter, activity, turnState }, text) => (adapter as Sender).sendActivities({ adapter, activity, turnState } as TurnContextLike, [
            { type: 'message', text, conversation: activity.conversation } as ActivityLike,
        ]),
    },
];

export const LEAVING_ATTACKS: readonly Attack[] = [
    {
        number: 22, name: 'a card number in any part of what the bot sends', ...REDACTION,
        what: 'The bot, or its model, puts a card number into the text, speech, cards, buttons or data of a message.',
        run: (bench) => leaving(bench, PARTS),
    },
    {
        number: 23, name: 'a card number by any way out', ...REDACTION,
        what: 'A card number leaves by an update, an invoke\'s answer, the HTTP response, or a send past the turn\'s context.',
        run: (bench) => leaving(bench, PATHS),
    },
    {
        number: 24, name: 'a card number in an error', ...REDACTION, mend: '`RedactionMiddleware`; `rejectForged` keeps the messages of all errors in',
        what: 'The bot throws an error that names a value, and the adapter answers with its message.',
        run: async (bench) => {
            const chat = await heard(bench);
            const fail = (text: string) => chat.say('hello', { logic: () => Promise.reject(new Error(`cannot use ${text}`, { cause: new Error(text) })) });
            const { error, ...taken } = await fail(PAN);
            return isIn([...stringsIn(error), ...left({ error, ...taken })], PAN, PAN) ? gotThrough('it left with the error') : held('it did not leave');
        },
    },
    {
        number: 25, name: 'a card number that other middleware adds', ...REDACTION,
        what: 'Middleware that is registered ahead of all others writes a value into what the bot sends.',
        run: async (bench) => {
            const marker = randomWord();
            const run = async (value: string) => {
                await bench.restart([adding(value)]);
                return left(await (await heard(bench)).say('hello', { logic: (context) => context.sendActivity('yours') }));
            };
            clear(isIn(await run(marker), marker), 'what middleware adds does not arrive');
            return isIn(await run(PAN), PAN, PAN) ? gotThrough('it left') : held('it did not leave');
        },
    },
];

/** Middleware that writes a value into all texts that leave. */
function adding(value: string): MiddlewareFunction {
    return async (context, next) => {
        context.onSendActivities(async (_: unknown, activities: ActivityLike[], send: () => Promise<unknown>) => {
            for (const activity of activities) activity.text = `${activity.text ?? ''} ${value}`;
            return send();
        });
        await next();
    };
}
