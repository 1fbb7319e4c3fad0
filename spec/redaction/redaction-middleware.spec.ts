import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { MemoryTranscriptStore, ShowTypingMiddleware, TranscriptLoggerMiddleware, TurnContext as BotContext, type Activity, type Middleware, type TurnContext } from 'botbuilder';
import type { SecurityEvent } from '../../lib/events/security-events';
import type { Detector } from '../../lib/redaction/finding';
import { RedactionMiddleware, type RedactionOptions } from '../../lib/redaction/redaction-middleware';
import { asItLeaves } from '../../lib/turn/egress';
import type { MiddlewareLike } from '../../lib/turn/types';
import { recorded, TestBot } from '../helpers/bot';

type Given = Partial<Activity> & Record<string, unknown>;

const VISA = '4111 1111 1111 1111';
const PLAIN = VISA.replaceAll(' ', '');
const REFUSED = 'Sorry, I cannot take this message.';
const failing: Detector = (text) => { if (/[ !]/.test(text)) throw new Error(`broken at ${text}`); return []; };

function redacting(logic?: (context: TurnContext) => Promise<void>, options: RedactionOptions = {}, ...others: MiddlewareLike[]) {
    const middleware = new RedactionMiddleware(options);
    const events = recorded(middleware.events);
    return { bot: new TestBot([middleware, ...others], logic), events };
}

const message = (more: object): Given => ({ type: 'message', ...more });
const sending = (activity: Given) => redacting(async (context) => void (await context.sendActivity(activity)));
const shortly = (events: readonly SecurityEvent[]) => events.map(({ at: _, channelId: __, conversation: ___, activityId: ____, ...detail }) => detail);
const card = (content: object) => message({ attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] });
const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;

/** Where sensitive strings are in activities, in either direction. */
const PLACES: readonly (readonly [string, Given])[] = [
    ['text', message({ text: `my card is ${VISA}` })],
    ['text of which nothing else is left', message({ text: PLAIN })],
    ['speak', message({ speak: `<speak><say-as interpret-as="digits">${PLAIN}</say-as></speak>` })],
    ['summary', message({ summary: VISA })],
    ['a text block of an adaptive card', card({ type: 'AdaptiveCard', body: [{ type: 'Container', items: [{ type: 'TextBlock', text: VISA }] }] })],
    ['the input of an adaptive card', card({ body: [{ type: 'Input.Text', id: 'n', value: VISA, placeholder: PLAIN }] })],
    ['a fact of an adaptive card', card({ body: [{ type: 'FactSet', facts: [{ title: 'Card', value: VISA }] }] })],
    ['the data of an action', card({ actions: [{ type: 'Action.Submit', data: { card: { number: PLAIN } } }] })],
    ['the data of an action, as a number', card({ actions: [{ type: 'Action.Execute', data: { card: Number(PLAIN) } }] })],
    ['a hero card', message({ attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { title: VISA, buttons: [{ title: VISA, value: PLAIN }] } }] })],
    ['a receipt', message({ attachments: [{ contentType: 'application/vnd.microsoft.card.receipt', content: { facts: [{ key: PLAIN, value: PLAIN }] } }] })],
    ['the HTML copy of a text', message({ attachments: [{ contentType: 'text/html', content: `<div>${VISA}</div>` }] })],
    ['the name of an attachment', message({ attachments: [{ contentType: 'image/png', name: `card ${VISA}.png`, contentUrl: 'https://files.example/1' }] })],
    ['the address of an attachment', message({ attachments: [{ contentType: 'image/png', contentUrl: `https://files.example/?card=${PLAIN}`, thumbnailUrl: `https://files.example/${PLAIN}` }] })],
    ['the text of a sign-in card', message({ attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content: { text: VISA, connectionName: 'aad' } }] })],
    ['value', { type: 'event', name: 'form', value: VISA }],
    ['a value in an object', message({ value: { card: { number: VISA } } })],
    ['a value as a number', message({ value: { card: Number(PLAIN) } })],
    ['the value of an invoke', { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: { card: PLAIN } } } }],
    ['a key of an object', message({ value: { [PLAIN]: 'my card' } })],
    ['a key in channelData', message({ channelData: { [VISA]: { a: 1 } } })],
    ['channelData', message({ channelData: { clientData: [VISA], text: `copy of ${PLAIN}` } })],
    ['a title of suggestedActions', message({ suggestedActions: { to: [], actions: [{ type: 'imBack', title: VISA, value: PLAIN, text: VISA, displayText: VISA }] } })],
    ['a mention', message({ text: 'hello', entities: [{ type: 'mention', text: VISA, mentioned: { id: 'm', name: PLAIN } }] })],
    ['a place', message({ entities: [{ type: 'Place', address: VISA }] })],
    ['a highlight', message({ textHighlights: [{ text: VISA, occurrence: 1 }], listenFor: [VISA] })],
    ['a semantic action', message({ semanticAction: { id: 's', entities: { card: { number: PLAIN } } } })],
    ['the name of an event', { type: 'event', name: `pay with ${VISA}` }],
    ['the label and value of a trace', { type: 'trace', label: VISA, value: { state: { card: PLAIN } } }],
    ['the name of a user', { type: 'message', text: 'hi', from: { id: 'user1', name: `Joe ${VISA}` } } as Given],
    ["a user's properties", { type: 'message', text: 'hi', from: { id: 'user1', name: 'Joe', properties: { card: PLAIN } } } as unknown as Given],
    ['members', { type: 'conversationUpdate', membersAdded: [{ id: 'user1', name: VISA }] } as Given],
    ['a field of nobody', message({ [PLAIN]: VISA, note: VISA })],
    ['fields with few values', message({ locale: VISA, inputHint: VISA, importance: VISA, localTimezone: VISA, textFormat: VISA, attachmentLayout: VISA })],
    ['a number that JSON rounds', message({ value: { card: 9792030394440796 } })],
    ['something with a name of the language', message({ value: JSON.parse(`{"__proto__":{"card":"${PLAIN}"},"constructor":{"prototype":{"card":"${PLAIN}"}}}`) as object })],
];

describe('RedactionMiddleware', () => {
    for (const [title, activity] of PLACES) {
        it(`hides ${title} from the bot`, async () => {
            const { bot, events } = redacting(() => Promise.resolve());
            await bot.take(structuredClone(activity));
            assert.equal(bot.seen.length, 1);
            assert.doesNotMatch(JSON.stringify(bot.seen), /4111.?1111|__proto__/);
            if (!/language/.test(title)) assert.match(JSON.stringify(bot.seen), /\[CREDIT_CARD\]/);
            assert.deepEqual(shortly(events), [{ type: 'redacted', direction: 'to-bot', kinds: ['CREDIT_CARD'] }]);
        });

        it(`hides ${title} from the user, on a copy`, async () => {
            const own = structuredClone(activity);
            const { bot, events } = sending(own);
            const [left] = await bot.take('hi');
            const { from: _, ...sent } = (left ?? {}) as Given; // the SDK puts the bot in its place, and sends no traces
            if (!('from' in activity)) {
                assert.doesNotMatch(JSON.stringify(sent), /4111.?1111|__proto__/);
                assert.deepEqual(shortly(events), [{ type: 'redacted', direction: 'to-user', kinds: ['CREDIT_CARD'] }]);
            }
            assert.equal(JSON.stringify(own), JSON.stringify(activity));
        });
    }

    it('lets all else be as it is', async () => {
        const value = { card: 'none', list: [1, 2.5, null, true], when: '2024-01-31T12:00:00Z', id: '1700000000000' };
        const { bot, events } = sending(message({ text: 'hello', value }));
        const [left] = await bot.take(message({ text: 'hi', value, channelData: { a: [] } }));
        assert.deepEqual([bot.seen[0]?.value, bot.seen[0]?.channelData, left?.value], [value, { a: [] }, value]);
        assert.deepEqual(events, []);
    });

    it('keeps the parts of an activity that did not change', async () => {
        const value = { nothing: 'here' };
        let same: unknown;
        const { bot } = redacting((context) => Promise.resolve(void (same = context.activity.value)));
        await bot.take(message({ text: VISA, value }));
        assert.equal(same, value);
    });

    it('leaves what routes an activity', async () => {
        const { bot } = redacting();
        const routing = { id: PLAIN, serviceUrl: `https://smba.example/${PLAIN}`, replyToId: PLAIN };
        await bot.take(message({ text: 'hi', ...routing, from: { id: PLAIN, name: 'n' }, conversation: { id: `sms:${PLAIN}`, name: VISA } }));
        const { id, serviceUrl, replyToId, from, conversation } = bot.seen[0]!;
        assert.deepEqual({ id, serviceUrl, replyToId }, routing);
        assert.deepEqual([from?.id, conversation?.id, conversation?.name], [PLAIN, `sms:${PLAIN}`, '[CREDIT_CARD]']);
    });

    for (const [type, name, value] of [
        ['event', 'tokens/response', { token: PLAIN, connectionName: 'aad' }],
        ['invoke', 'signin/verifyState', { state: PLAIN }],
        ['invoke', 'signin/tokenExchange', { id: PLAIN, token: PLAIN }],
    ] as const) {
        it(`leaves the payload of ${name}`, async () => {
            const { bot, events } = redacting(() => Promise.resolve());
            await bot.take({ type, name, value } as Given);
            assert.deepEqual([bot.seen[0]?.value, events], [value, []]);
        });

        it(`hides a card in a message that calls itself ${name}`, async () => {
            const { bot } = redacting(() => Promise.resolve());
            await bot.take(message({ name, value }));
            assert.doesNotMatch(JSON.stringify(bot.seen), /4111/);
        });
    }

    it('leaves what a sign-in card signs in with', async () => {
        const content = { text: 'Please sign in', connectionName: 'aad', tokenExchangeResource: { uri: `api://${PLAIN}` }, buttons: [{ type: 'signin', title: 'Sign in', value: `https://token.example?state=${PLAIN}` }] };
        const { bot } = sending(message({ attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content }] }));
        assert.deepEqual((await bot.take('hi'))[0]?.attachments?.[0]?.content, content);
    });

    describe('whatever order middleware is registered in', () => {
        const log = () => {
            const lines: string[] = [];
            const logger: MiddlewareLike = {
                onTurn: async (context, next) => {
                    lines.push(`in ${context.activity.text}`);
                    context.onSendActivities(async (_: unknown, activities: Given[], send: () => Promise<unknown>) => {
                        for (const { text } of activities) lines.push(`out ${text}`);
                        return send();
                    });
                    await next();
                },
            };
            return { lines, logger };
        };
        const leaks: MiddlewareLike = {
            onTurn: async (context, next) => {
                context.onSendActivities(async (_: unknown, activities: Given[], send: () => Promise<unknown>) => {
                    activities[0]!.text = `${activities[0]!.text} ${VISA}`;
                    activities.push(message({ text: VISA }));
                    return send();
                });
                await next();
            },
        };

        it('what a logger reads before us may be raw, and what leaves is not', async () => {
            const { lines, logger } = log();
            const bot = new TestBot([logger, new RedactionMiddleware()], async (context) => void (await context.sendActivity(`yours is ${VISA}`)));
            assert.deepEqual(await bot.say(`mine is ${VISA}`), ['yours is [CREDIT_CARD]']);
            assert.deepEqual(lines, [`in mine is ${VISA}`, `out yours is ${VISA}`]);
        });

        it('what a logger reads after us is redacted on the way in', async () => {
            const { lines, logger } = log();
            await new TestBot([new RedactionMiddleware(), logger]).say(VISA);
            assert.deepEqual(lines, ['in [CREDIT_CARD]', 'out echo: [CREDIT_CARD]']);
        });

        for (const [title, order] of [
            ['before', (redaction: MiddlewareLike) => [leaks, redaction]],
            ['after', (redaction: MiddlewareLike) => [redaction, leaks]],
        ] as const) {
            it(`what a handler registered ${title} us adds does not leave`, async () => {
                assert.deepEqual(await new TestBot(order(new RedactionMiddleware())).say('hi'), ['echo: hi [CREDIT_CARD]', '[CREDIT_CARD]']);
            });

            it(`nor in the HTTP response, by a handler registered ${title} us`, async () => {
                let replies: Partial<Activity>[] = [];
                const bot = new TestBot(order(new RedactionMiddleware()), async (context) => {
                    await context.sendActivity(VISA);
                    replies = context.bufferedReplyActivities;
                });
                assert.deepEqual(await bot.say(message({ text: 'hi', deliveryMode: 'expectReplies' })), []);
                assert.deepEqual(replies.map(({ text }) => text), ['[CREDIT_CARD] [CREDIT_CARD]', '[CREDIT_CARD]']);
            });
        }

        it("the SDK's own logger behind us writes redacted transcripts", async () => {
            const store = new MemoryTranscriptStore();
            await new TestBot([new RedactionMiddleware(), new TranscriptLoggerMiddleware(store) as unknown as MiddlewareLike], async (context) => {
                await context.sendActivity(context.activity.text);
            }).say(VISA);
            const { items } = await store.getTranscriptActivities('test', 'Convo1');
            assert.deepEqual(items.map(({ text }) => text), ['[CREDIT_CARD]', '[CREDIT_CARD]']);
        });

        it('middleware that calls the adapter itself goes on working', async () => {
            const bot = new TestBot([new ShowTypingMiddleware(1_000) as Middleware as MiddlewareLike, new RedactionMiddleware()]);
            assert.deepEqual(await bot.say(VISA), ['echo: [CREDIT_CARD]']);
        });
    });

    describe('hides what leaves by another way', () => {
        it('straight through the adapter', async () => {
            const own = message({ text: VISA });
            const { bot } = redacting(async (context) => void (await context.adapter.sendActivities(context, [own])));
            assert.deepEqual(await bot.say('hi'), ['[CREDIT_CARD]']);
            assert.equal(own.text, VISA);
        });

        it("by an update, without a change to the bot's own object", async () => {
            const attachments = [{ contentType: 'application/vnd.microsoft.card.hero', content: { title: VISA } }];
            const update = message({ text: VISA, attachments });
            const { bot, events } = redacting(async (context) => {
                update.id = (await context.sendActivity('wait'))!.id;
                await context.updateActivity(update);
            });
            const [updated] = await bot.take('hi');
            assert.doesNotMatch(JSON.stringify(updated), /4111/);
            assert.deepEqual([update.text, update.attachments, attachments[0]?.content.title], [VISA, attachments, VISA]);
            assert.deepEqual(shortly(events), [{ type: 'redacted', direction: 'to-user', kinds: ['CREDIT_CARD'] }]);
        });

        it('in the response to an invoke', async () => {
            const body = { result: VISA, card: { number: Number(PLAIN) } };
            const { bot } = redacting(async (context) => void (await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })));
            const [response] = await bot.take({ type: 'invoke', name: 'adaptiveCard/action' });
            assert.deepEqual(response?.value, { status: 200, body: { result: '[CREDIT_CARD]', card: { number: '[CREDIT_CARD]' } } });
            assert.deepEqual(body, { result: VISA, card: { number: Number(PLAIN) } });
        });

        it('in a batch', async () => {
            const { bot } = redacting(async (context) => void (await context.sendActivities([VISA, 'hello', VISA].map((text) => message({ text })))));
            assert.deepEqual(await bot.say('hi'), ['[CREDIT_CARD]', 'hello', '[CREDIT_CARD]']);
        });

        it('in the getters of a class, straight through the adapter', async () => {
            class Greeting { type = 'message'; get text() { return `yours is ${VISA}`; } }
            const own = new Greeting();
            const { bot } = redacting(async (context) => void (await context.adapter.sendActivities(context, [own as Activity])));
            assert.deepEqual(await bot.say('hi'), ['yours is [CREDIT_CARD]']);
        });

        it('with the conversation that it creates', async () => {
            const created: unknown[] = [];
            const { bot, events } = redacting(async (context) => {
                const parameters = { isGroup: false, activity: message({ text: VISA }), topicName: VISA, channelData: { card: PLAIN } };
                await context.adapter.createConversationAsync('app', 'msteams', 'https://s', 'aud', parameters as never, () => Promise.resolve());
            });
            bot.adapter.createConversationAsync = (...given) => Promise.resolve(void created.push(given[4]));
            await bot.say('hi');
            assert.deepEqual(created, [{
                isGroup: false, activity: { type: 'message', text: '[CREDIT_CARD]' }, topicName: '[CREDIT_CARD]', channelData: { card: '[CREDIT_CARD]' },
            }]);
            assert.deepEqual(events.map(({ type, channelId }) => [type, channelId]), [['redacted', 'msteams'], ['redacted', 'msteams']]);
        });

        it('in the HTTP response, by a handler of its own and in an error handler', async () => {
            let replies: Partial<Activity>[] = [];
            const { bot } = redacting((context) => {
                replies = context.bufferedReplyActivities;
                context.onSendActivities((_, activities, next) => (activities.forEach((activity) => (activity.text += ` ${VISA}`)), next()));
                throw new Error(VISA);
            });
            bot.adapter.onTurnError = async (context, error) => void (await context.sendActivity(`Sorry: ${error.message}`));
            await bot.say(message({ text: 'hi', deliveryMode: 'expectReplies' }));
            assert.deepEqual(replies.map(({ text }) => text), ['Sorry: [CREDIT_CARD] [CREDIT_CARD]']);
        });

        it('in an error handler', async () => {
            const { bot } = redacting(() => Promise.reject(new Error(`no funds on ${VISA}`)));
            bot.adapter.onTurnError = async (context, error) => void (await context.sendActivity(`Sorry: ${error.message} ${VISA}`));
            assert.deepEqual(await bot.say('hi'), ['Sorry: no funds on [CREDIT_CARD] [CREDIT_CARD]']);
        });
    });

    describe('scrubs what the bot throws', () => {
        const thrownBy = async (error: unknown): Promise<unknown> => {
            const { bot } = redacting(() => { throw error; });
            return bot.say('hi').then(() => assert.fail('nothing thrown'), (given: unknown) => given);
        };
        class Declined extends Error { override name = 'Declined'; code = 51; }
        const withCause = (depth: number): Error => new Error(depth === 0 ? VISA : `level ${depth}`, depth === 0 ? {} : { cause: withCause(depth - 1) });

        for (const [title, error] of [
            ['an error', new Error(`no funds on ${VISA}`)],
            ['an error of its own class', new Declined(VISA)],
            ['an error whose cause says it', new Error('declined', { cause: new Error(VISA) })],
            ['an error whose cause is a string', new Error('declined', { cause: VISA })],
            ['an error with causes further down', withCause(5)],
            ['an error with more causes than anybody reads', withCause(50)],
            ['an error that holds it in its stack alone', Object.assign(new Error('x'), { stack: `Error: ${VISA}\n at bot` })],
            ['a string', `no funds on ${VISA}`],
            ['an object like an error', { message: `no funds on ${VISA}`, statusCode: 402 }],
        ] as const) {
            it(`when it is ${title}`, async () => {
                const given = (await thrownBy(error)) as { message?: string; stack?: string; cause?: unknown };
                assert.doesNotMatch(inspect(given, { depth: 20 }), /4111/);
                for (const text of [String(given), given.message, given.stack, inspect(given.cause)]) assert.doesNotMatch(text ?? '', /4111/);
            });
        }

        it('and leaves the class, the code and the bot’s own error as they were', async () => {
            const error = new Declined(VISA);
            const given = (await thrownBy(error)) as Declined;
            assert.ok(given instanceof Declined);
            assert.deepEqual([given.name, given.code, given.message, error.message], ['Declined', 51, '[CREDIT_CARD]', VISA]);
        });

        const cyclic = new Error('round');
        cyclic.cause = cyclic;
        it('of personal values too, as it will be logged', async () => {
            assert.equal(((await thrownBy(new Error('no account of ann@example.com'))) as Error).message, 'no account of [EMAIL_ADDRESS]');
        });

        for (const [title, error] of [
            ['an error without anything to hide', new Error('declined', { cause: new Error('no funds') })],
            ['a string', 'declined'],
            ['an object', { statusCode: 402 }],
            ['a number', 42],
            ['null', null],
            ['nothing', undefined],
        ] as const) {
            it(`passes on ${title} as it is`, async () => assert.equal(await thrownBy(error), error));
        }

        it('ends at an error that is its own cause', async () => assert.equal(((await thrownBy(cyclic)) as Error).message, 'round'));
    });

    it('tells others what would leave, and reports only what leaves', async () => {
        const own = message({ text: `yours is hush ${VISA}` });
        const hush: Detector = (text) => [...text.matchAll(/hush/g)].map(({ index }) => ({ kind: 'HUSH', start: index, end: index + 4 }));
        let kept: unknown;
        const { bot, events } = redacting((context) => Promise.resolve(void (kept = asItLeaves(context, own))), { detectors: [hush] });
        await bot.say('hi');
        assert.deepEqual([kept, own.text, events], [{ type: 'message', text: 'yours is [HUSH] [CREDIT_CARD]' }, `yours is hush ${VISA}`, []]);
    });

    it('puts what changed into an inbound activity that has getters only', async () => {
        class Typed { type = 'message'; from = { id: 'user1' }; get text() { return VISA; } }
        const activity = new Typed() as unknown as Activity;
        const context = new BotContext(new TestBot([]).adapter as never, activity);
        await new RedactionMiddleware().onTurn(context as never, () => Promise.resolve());
        assert.equal(context.activity.text, '[CREDIT_CARD]');
    });

    describe('closed', () => {
        for (const [title, activity, answer] of [
            ['a message of 1 MB', message({ text: 'x'.repeat(1_000_000) }), [{ type: 'message', text: REFUSED }]],
            ['a message with 49,000 nested arrays', message({ text: 'hi', value: nested(49_000) }), [{ type: 'message', text: REFUSED }]],
            ['a message with 100,000 keys', message({ channelData: Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 0])) }), [{ type: 'message', text: REFUSED }]],
            ['an invoke that is too deep', { type: 'invoke', name: 'a', value: nested(40) } as Given, [{ type: 'invokeResponse', text: undefined }]],
            ['an event that is too deep', { type: 'event', name: 'a', value: nested(40) } as Given, []],
            ['a message with a data URI of 1 MB', message({ attachments: [{ contentType: 'image/png', contentUrl: `data:image/png;base64,${'A'.repeat(1_000_000)}` }] }), [{ type: 'message', text: REFUSED }]],
        ] as const) {
            it(`refuses ${title}, and tells the developer`, async () => {
                const { bot, events } = redacting();
                const answers = await bot.take(activity as Given);
                assert.deepEqual(answers.map(({ type, text }) => ({ type, text })), answer);
                assert.equal(bot.seen.length, 0);
                assert.deepEqual(shortly(events), [{ type: 'activity-refused', reason: 'too-large' }]);
            });
        }

        const cyclic: Record<string, unknown> = {};
        cyclic['self'] = { cyclic };
        for (const [title, value] of [
            ['is a circle', cyclic],
            ['is too deep', nested(49_000)],
            ['is too large', { text: 'x'.repeat(5_000_000) }],
        ] as const) {
            it(`does not send what ${title}, and tells the developer`, async () => {
                const { bot, events } = sending(message({ text: VISA, value }));
                await assert.rejects(bot.take('hi'), { code: 'ERR_WARDEN_BUDGET' });
                assert.equal(bot.adapter.activeQueue.length, 0);
                assert.deepEqual(shortly(events), [{ type: 'activity-refused', reason: 'too-large' }]);
            });
        }

        it('does not send what throws when it is read', async () => {
            const { bot } = sending(message({ value: { get card() { throw new Error(`unreadable ${VISA}`); } } }));
            await assert.rejects(bot.take('hi'), { message: 'unreadable [CREDIT_CARD]' });
            assert.equal(bot.adapter.activeQueue.length, 0);
        });

        it('does not let the bot see what throws when it is read', async () => {
            const { bot } = redacting();
            await assert.rejects(bot.take(message({ value: { get card() { throw new Error('unreadable'); } } })), { message: 'unreadable' });
            assert.equal(bot.seen.length, 0);
        });

        it('sends cards that are larger than what a user may send', async () => {
            const { bot } = sending(message({ text: VISA, channelData: { picture: 'x'.repeat(1_000_000) } }));
            assert.deepEqual(await bot.say('hi'), ['[CREDIT_CARD]']);
        });

        it('replaces a text at which a detector throws, in both directions, and tells the developer', async () => {
            const { bot, events } = redacting(async (context) => void (await context.sendActivity('hello there')), { detectors: [failing] });
            assert.deepEqual(await bot.say('hi there'), ['[REDACTION_FAILED]']);
            assert.equal(bot.seen[0]?.text, '[REDACTION_FAILED]');
            assert.deepEqual(shortly(events), [
                { type: 'detector-failed', direction: 'to-bot' },
                { type: 'detector-failed', direction: 'to-user' },
            ]);
        });

        it('keeps a conversation going when a detector throws at everything', async () => {
            const { bot } = redacting(undefined, { detectors: [() => { throw new Error('broken'); }] });
            assert.deepEqual(await bot.say('hi'), ['[REDACTION_FAILED]']);
            assert.equal(bot.seen[0]?.conversation?.id, 'Convo1');
        });
    });

    describe('options', () => {
        for (const [title, options, said, expected] of [
            ['mail and phone are the bot’s by default', {}, 'joe@example.com, +1 425 555 0123', 'joe@example.com, +1 425 555 0123'],
            ['a kind that is off', { policy: { CREDIT_CARD: 'off' } }, VISA, VISA],
            ['a kind that is personal', { policy: { CREDIT_CARD: 'personal' } }, VISA, VISA],
            ['a kind that is restricted', { policy: { EMAIL_ADDRESS: 'restricted' } }, 'joe@example.com', '[EMAIL_ADDRESS]'],
            ['a detector', { detectors: [(text: string) => (text === 'hush' ? [{ kind: 'HUSH', start: 0, end: 4 }] : [])] }, 'hush', '[HUSH]'],
            ['a replacement', { replace: () => '***' }, VISA, '***'],
        ] satisfies [string, RedactionOptions, string, string][]) {
            it(`takes ${title}`, async () => assert.deepEqual(await redacting(undefined, options).bot.say(said), [`echo: ${expected}`]));
        }

        it('takes a sentence for refused users', async () => {
            assert.deepEqual(await redacting(undefined, { refusal: 'Too long.' }).bot.say('x'.repeat(200_000)), ['Too long.']);
        });

        for (const [given, option] of [
            [[], 'options'],
            ['off', 'options'],
            [{ kinds: [] }, 'kinds'],
            [{ policy: 'off' }, 'policy'],
            [{ policy: { CREDIT_CRD: 'off' } }, 'policy.CREDIT_CRD'],
            [{ policy: { CREDIT_CARD: 'on' } }, 'policy.CREDIT_CARD'],
            [{ detectors: failing }, 'detectors'],
            [{ detectors: ['x'] }, 'detectors[0]'],
            [{ replace: '[X]' }, 'replace'],
            [{ refusal: '' }, 'refusal'],
            [{ refusal: 1 }, 'refusal'],
        ] as const) {
            it(`names ${option} when it is wrong, as in ${JSON.stringify(given)}`, () => {
                assert.throws(() => new RedactionMiddleware(given as never), { name: 'OptionError', code: 'ERR_WARDEN_OPTION', option });
            });
        }
    });

    it('reports nothing of what it hid', async () => {
        const { bot, events } = redacting();
        await bot.say(message({ text: VISA, from: { id: '+14255550123', name: 'Joe' } }));
        assert.equal(events.length, 1);
        assert.doesNotMatch(JSON.stringify(events), /4111111111111111|14255550123|"Joe"/);
    });
});
