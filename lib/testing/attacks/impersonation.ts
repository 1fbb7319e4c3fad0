import { applies, clear, gotThrough, held, none, type Attack } from '../attack';
import { randomName, webChat } from '../bench/places';
import type { TestBench } from '../bench/test-bench';
import { appliesToClients, heard, noneSeen } from './turns';

const IMPERSONATION = { measure: 'impersonation', mend: '`ImpersonationMiddleware`, on in `BotWarden`' } as const;

const GUESSABLE: readonly (readonly [string, string])[] = [
    ['one of old samples', 'default-user'], ['a name with a number', 'user1'], ['one that was to be replaced', 'YOUR_USER_ID'], ['a short one', 'dl_1'], ['a mail address', 'ann@example.com'],
];

/** Ids that look like this one, or come to it when somebody tidies them up. */
function lookAlikes(id: string): [string, string][] {
    return [
        ['in other case', swapped(id)], ['a blank after it', `${id} `], ['an invisible character in it', `${id.slice(0, 4)}\u200b${id.slice(4)}`],
        ['in full-width letters', id.split('').map((letter) => (/[\w-]/.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0) : letter)).join('')],
        ['a slash after it', `${id}/`], ['an escaped slash after it', `${id}%2F`], ['10,000 characters after it', id + 'x'.repeat(10_000)],
    ];
}

const swapped = (id: string) => id.split('').map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())).join('');

/** Whether a turn that the bot sees raises an alarm, where the bot says where alarms go. */
async function unnoticed(bench: TestBench, turn: () => Promise<{ times: number }>): Promise<boolean> {
    const before = bench.alarms.filter((type) => type === 'impersonation').length;
    const { times } = await turn();
    return times > 0 && bench.alarms.filter((type) => type === 'impersonation').length === before;
}

const NOTICED = { held: 'refused, or reported by an event', gotThrough: 'the bot saw, and nothing was reported of' };

export const IMPERSONATION_ATTACKS: readonly Attack[] = [
    {
        number: 1, name: 'another user id in the middle of a conversation', ...IMPERSONATION,
        what: 'The client of a Direct Line conversation goes on under the id of somebody else.',
        run: async (bench) => {
            const from = bench.person();
            return noneSeen(bench, [
                ['a message', { type: 'message', text: 'hello', from }], ['an event', { type: 'event', name: 'x', from }], ['an invoke', { type: 'invoke', name: 'x', from }],
                ['typing', { type: 'typing', from }],
            ]);
        },
    },
    {
        number: 1, name: 'a message without a user id, or in the bot\'s name', ...IMPERSONATION,
        what: 'A client leaves its id out, gives the bot\'s, or says that it is the bot.',
        run: async (bench) => noneSeen(bench, [
            ['no id', { type: 'message', text: 'hello', from: { id: '' } }], ['the bot\'s id', { type: 'message', text: 'hello', from: bench.place().recipient }],
            ['the role of the bot', { type: 'message', text: 'hello', from: { ...bench.person(), role: 'bot' } }],
        ]),
    },
    {
        number: 2, name: 'a client that says it is in a group', ...IMPERSONATION,
        what: 'On Direct Line, a second user says that the conversation is a group, where several may speak.',
        run: async (bench) => {
            appliesToClients(bench);
            const chat = await heard(bench);
            const conversation = { ...chat.place.conversation, isGroup: true, conversationType: 'groupChat' };
            const { times } = await chat.as(bench.person()).post({ type: 'message', text: 'hello', conversation });
            return times > 0 ? gotThrough('the bot heard the second user') : held('the bot did not hear the second user');
        },
    },
    {
        number: 3, name: 'an id that anybody can guess', ...IMPERSONATION,
        what: 'A page gives its users ids from a sample, their mail address, or a number.',
        mend: '`directLineTokenEndpoint` with `signedIds`, or `actions: { \'id-guessable\': \'block\' }`; watch the event, and give the kit `events`',
        run: async (bench) => {
            appliesToClients(bench);
            await heard(bench);
            const through: string[] = [];
            for (const [name, id] of GUESSABLE) if (await unnoticed(bench, () => bench.chat(undefined, { id }).say('hello'))) through.push(name);
            return none(through, NOTICED);
        },
    },
    {
        number: 3, name: 'one id for all visitors', ...IMPERSONATION,
        what: 'A page gives all its visitors the same id, so that they share state and tokens.',
        mend: '`directLineTokenEndpoint`, or `actions: { \'id-shared\': \'block\' }`; watch the event, and give the kit `events`',
        run: async (bench) => {
            appliesToClients(bench);
            const user = (await heard(bench)).user;
            for (let visitor = 1; visitor < 12; visitor++) await bench.chat(undefined, user).say('hello');
            const isUnnoticed = await unnoticed(bench, () => bench.chat(undefined, user).say('hello'));
            return none(isUnnoticed ? ['the thirteenth visitor'] : [], NOTICED);
        },
    },
    {
        number: 4, name: 'a signed id that was made up or altered', ...IMPERSONATION,
        what: 'A client changes a character of an id that the token endpoint has signed, or uses it after its time.',
        mend: '`impersonation: { signedIds: {} }`, with the keys of `directLineTokenEndpoint`',
        run: async (bench) => {
            applies(bench.options.hasUserIds, 'no `userId` is given, so ids are not signed');
            await heard(bench);
            const { id } = bench.person();
            const altered = id.slice(0, -1) + (id.endsWith('A') ? 'B' : 'A');
            const made: [string, string, number][] = [['an altered id', altered, 0], ['a made-up id', `dl_${randomName()}`, 0], ['an id of the day before yesterday', id, 48 * 3_600_000]];
            const through: string[] = [];
            for (const [name, other, later] of made) {
                bench.clock.advance(later);
                for (const place of [undefined, webChat()]) if ((await bench.chat(place, { id: other }).say('hello')).times > 0) through.push(name);
            }
            return none([...new Set(through)], { held: 'the bot saw none of them', gotThrough: 'the bot saw' });
        },
    },
    {
        number: 5, name: 'a look-alike of the speaker\'s id', ...IMPERSONATION,
        what: 'A second user of a conversation has an id that looks like the first one\'s.',
        run: async (bench) => {
            const through: string[] = [];
            const chat = await heard(bench);
            for (const [name, id] of lookAlikes(chat.user.id)) if ((await chat.as({ id }).say('hello')).times > 0) through.push(name);
            return none(through, { held: 'the bot saw none of them', gotThrough: 'the bot saw one' });
        },
    },
    {
        number: 5, name: 'a look-alike that gets somebody\'s state', measure: 'impersonation',
        what: 'A user whose id looks like somebody\'s is given what the bot stores of that somebody.',
        mend: 'use ids as they are in the names of records; `EncryptedStorage` hashes them',
        run: async (bench) => {
            const ann = bench.chat();
            const [hers, others] = [await bench.storage.during(() => ann.say('hello')), await bench.storage.during(() => bench.chat().say('hello'))];
            const own = [...hers.written].filter((name) => !others.written.has(name) && !others.read.has(name));
            applies(own.length > 0, 'the bot stores nothing of a user where the kit can see it');
            const shared: string[] = [];
            for (const [name, id] of lookAlikes(ann.user.id)) {
                const { read } = await bench.storage.during(() => bench.chat(undefined, { id }).say('hello'));
                if (own.some((record) => read.has(record))) shared.push(name);
            }
            return none(shared, { held: 'records of their own', gotThrough: 'the same records for an id' });
        },
    },
    {
        number: 15, name: 'a message that comes again', ...IMPERSONATION,
        what: 'A captured request is sent a second time.',
        run: async (bench) => {
            const [chat, message] = [await heard(bench), { type: 'message', text: 'pay', id: bench.nextId() }];
            clear((await chat.post(message)).times === 1, 'the message did not reach the bot the first time');
            return (await chat.post(message)).times > 0 ? gotThrough('the bot saw it twice') : held('the bot saw it once');
        },
    },
    {
        number: 15, name: 'other words under a known activity id', ...IMPERSONATION,
        what: 'A captured request is sent again with another text.',
        run: async (bench) => {
            const [chat, id] = [await heard(bench), bench.nextId()];
            clear((await chat.post({ type: 'message', text: 'pay 10', id })).times === 1, 'the message did not reach the bot the first time');
            return (await chat.post({ type: 'message', text: 'pay 1000', id })).times > 0 ? gotThrough('the bot saw it') : held('the bot did not see it');
        },
    },
    {
        number: 15, name: 'a message a hundred times at once', ...IMPERSONATION,
        what: 'A captured request is sent a hundred times in the same moment.',
        run: async (bench) => {
            const [chat, message] = [await heard(bench), { type: 'message', text: 'pay', id: bench.nextId() }];
            const taken = await Promise.all(Array.from({ length: 100 }, () => chat.post(message)));
            const times = taken.reduce((sum, each) => sum + each.times, 0);
            clear(times > 0, 'the message did not reach the bot at all');
            return times > 1 ? gotThrough(`the bot saw it ${times} times`) : held('the bot saw it once');
        },
    },
    {
        number: 39, name: 'two first speakers in the same moment', ...IMPERSONATION,
        what: 'Two clients begin to speak in a new conversation at once, each under an id of its own.',
        run: async (bench) => {
            const chat = bench.chat();
            const taken = await Promise.all([chat, chat.as(bench.person())].map((each) => each.say('hello')));
            const times = taken.reduce((sum, each) => sum + each.times, 0);
            clear(times > 0, 'the bot heard neither');
            return times > 1 ? gotThrough('the bot heard both') : held('the bot heard one');
        },
    },
];
