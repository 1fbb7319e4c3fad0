import { applies, gotThrough, held, none, type Attack } from '../attack';
import { addressesAsked } from '../bench/calls';
import { channelIdentity, directLine, identity, type Place } from '../bench/places';
import type { TestBench } from '../bench/test-bench';
import type { TurnChanges } from '../bench/chat';
import { heard, heardOnTeams, noneSeen } from './turns';

const ELSEWHERE: readonly (readonly [string, string])[] = [
    ['another host', 'https://attacker.example/'],
    ['a host that begins alike', 'https://directline.botframework.com.attacker.example/'],
    ['a user name before the host', 'https://directline.botframework.com@attacker.example/'],
    ['no TLS', 'http://directline.botframework.com/'],
    ['an address of this machine', 'http://127.0.0.1:9/'],
];

/** Where replies would go, and the bot's token with them. @param claimed what the token says of it */
async function forgedServiceUrl(bench: TestBench, claimed: (forged: string) => string) {
    await heard(bench);
    const through: string[] = [];
    for (const [name, serviceUrl] of ELSEWHERE) {
        const { times, wire } = await bench.chat().post({ type: 'message', text: 'hello', serviceUrl }, { identity: channelIdentity(bench.options.appId, claimed(serviceUrl)) });
        if (times > 0 || wire.length > 0) through.push(name);
    }
    return none(through, { held: 'the bot did not run, and nothing was sent there', gotThrough: 'the bot ran, or sent something there' });
}

/** A caller of another kind, in a conversation of its own. */
async function caller(bench: TestBench, callers: readonly (readonly [string, TurnChanges['identity'], Partial<Place>?])[]) {
    await heard(bench);
    const seen: string[] = [];
    for (const [name, who, place] of callers) {
        const { times } = await bench.chat({ ...bench.place(), ...place }).say('hello', { identity: who });
        if (times > 0) seen.push(name);
    }
    return none(seen, { held: 'the bot saw none of them', gotThrough: 'the bot saw' });
}

const EMULATOR = { channelId: 'emulator', serviceUrl: 'http://localhost:56150' };

export const CHANNEL_ATTACKS: readonly Attack[] = [
    {
        number: 6, name: 'a service URL other than the token names', measure: 'authentication of the caller',
        what: 'An activity under a channel\'s token names another service URL, so that the answer goes there with the bot\'s own token.',
        mend: '`SecureChannelMiddleware`, on in `BotWarden`; with botbuilder, an app id, so that its adapter compares them too',
        run: (bench) => forgedServiceUrl(bench, () => bench.place().serviceUrl),
    },
    {
        number: 6, name: 'a service URL that is nobody\'s', measure: 'encrypted channels',
        what: 'Activity and token agree on a service URL that is not Bot Framework\'s, or not encrypted.',
        mend: '`SecureChannelMiddleware`; list your own hosts in `channel: { serviceUrls }`, and leave `development` off',
        run: (bench) => forgedServiceUrl(bench, (forged) => forged),
    },
    {
        number: 7, name: 'Direct Line in the name of another channel', measure: 'authentication of the caller',
        what: 'An activity from Direct Line\'s host says that it comes from Teams, an unknown channel or none, for what is trusted there.',
        mend: '`SecureChannelMiddleware`; list the channels you use in `channel: { channels }`',
        run: (bench) => noneSeen(bench, [
            ['msteams', { type: 'message', text: 'hello', channelId: 'msteams' }], ['no channel', { type: 'message', text: 'hello', channelId: '' }],
            ['an unknown channel', { type: 'message', text: 'hello', channelId: 'toString' }],
        ], async () => (await heard(bench)) && bench.chat(directLine())),
    },
    {
        number: 16, name: 'a caller that nobody authenticated', measure: 'authentication of the caller',
        what: 'The adapter has no app id, or says nothing of who calls, and takes everybody.',
        mend: 'an app id in the bot\'s settings, and `SecureChannelMiddleware` with `development` off',
        run: (bench) => caller(bench, [['an anonymous caller', identity({})], ['an anonymous skill', identity({ appid: 'AnonymousSkill', aud: bench.options.appId })]]),
    },
    {
        number: 16, name: 'the emulator', measure: 'authentication of the caller',
        what: 'The emulator calls a bot in production: anonymously, or with the bot\'s own password.',
        mend: '`SecureChannelMiddleware` with `development` off',
        run: (bench) => caller(bench, [
            ['anonymously', identity({}), EMULATOR],
            ['with the bot\'s password', identity({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', aud: bench.options.appId, appid: bench.options.appId }), EMULATOR],
        ]),
    },
    {
        number: 16, name: 'another bot', measure: 'authentication of the caller',
        what: 'Another bot calls this one as its skill, in the name of whatever user it likes.',
        mend: '`SecureChannelMiddleware`; list the bots that may in `channel: { skillCallers }`',
        run: (bench) => caller(bench, [['a skill\'s caller', identity({
            iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', aud: bench.options.appId, appid: '99999999-0000-4000-8000-000000000000',
        }), { serviceUrl: 'https://parent.example/api/skills' }]]),
    },
    {
        number: 28, name: 'an activity that is too much', measure: 'availability',
        what: 'A small request holds 49,000 arrays inside each other, or 100,000 keys, 10,000 attachments, a megabyte in an address.',
        mend: '`SecureChannelMiddleware`: `channel: { limits }`; and a limit of the web framework for bodies',
        run: async (bench) => {
            const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1]));
            const picture = { contentType: 'image/png', contentUrl: `data:image/png;base64,${'A'.repeat(1_000_000)}` };
            return noneSeen(bench, [
                ['49,000 nested arrays', { type: 'message', text: 'hello', value: nested(49_000) }], ['100,000 keys', { type: 'message', text: 'hello', value: keys }],
                ['10,000 attachments', { type: 'message', text: 'hello', attachments: Array.from({ length: 10_000 }, () => ({ contentType: 'a/b' })) }],
                ['a megabyte in an address', { type: 'message', text: 'hello', attachments: [picture] }],
            ]);
        },
    },
    {
        number: 29, name: 'a key named __proto__', measure: 'availability',
        what: 'JSON with a key `__proto__` changes what all objects inherit, where somebody copies it carelessly.',
        mend: '`SecureChannelMiddleware`',
        run: (bench) => noneSeen(bench, [
            ['in the value', { type: 'message', text: 'hello', value: polluting() }], ['in the channel data', { type: 'message', text: 'hello', channelData: polluting() }],
            ['in an entity', { type: 'message', text: 'hello', entities: [polluting()] }],
        ]),
    },
    {
        number: 42, name: 'an attachment inside the bot\'s own network', measure: 'encrypted channels',
        what: 'The address of an attachment leads to the metadata service or another inner host, for a bot that downloads it.',
        mend: '`SecureChannelMiddleware`: `channel: { attachments }`; download with `guardedFetch`',
        run: async (bench) => {
            const chat = await heard(bench);
            const through: string[] = [];
            for (const [name, contentUrl] of INNER) {
                const attachments = [{ contentType: 'image/png', contentUrl }];
                const asked = await addressesAsked(async () => {
                    const { seen } = await chat.post({ type: 'message', text: 'look', attachments });
                    if (seen?.strings.includes(contentUrl)) through.push(name);
                });
                if (asked.some((url) => url.includes(new URL(contentUrl).host))) return gotThrough(`the bot called it: ${name}`);
            }
            return none(through, { held: 'the bot saw no such address', gotThrough: 'the bot was handed' });
        },
    },
    {
        number: 14, name: 'tenants that disagree', measure: 'authentication of the caller',
        what: 'On Teams, the conversation names one tenant and the channel data another.',
        mend: '`ImpersonationMiddleware`, or `channel: { tenants }`',
        run: async (bench) => {
            const chat = await heardOnTeams(bench);
            const { times } = await chat.post({ type: 'message', text: 'hello', channelData: { tenant: { id: '00000000-0000-4000-8000-0000000000ee' } } });
            return times > 0 ? gotThrough('the bot saw it') : held('the bot did not see it');
        },
    },
    {
        number: 14, name: 'a tenant that may not call', measure: 'authentication of the caller',
        what: 'A user of another tenant, or of none, writes to the bot on Teams.',
        mend: '`channel: { tenants: { msteams: [...] } }`',
        run: async (bench) => {
            applies(bench.options.tenant, 'no `tenant` is given');
            await heardOnTeams(bench);
            const other = await bench.onTeams({ tenant: '00000000-0000-4000-8000-0000000000ee' }).say('hello');
            const nobody = bench.onTeams();
            const without = await nobody.post({ type: 'message', text: 'hello', channelData: {}, conversation: { id: nobody.place.conversation.id } });
            return none([...(other.times > 0 ? ['another tenant'] : []), ...(without.times > 0 ? ['no tenant'] : [])], { held: 'the bot saw neither', gotThrough: 'the bot saw' });
        },
    },
];

const INNER: readonly (readonly [string, string])[] = [
    ['the metadata service', 'https://169.254.169.254/metadata/instance'], ['its address as one number', 'https://2852039166/metadata/instance'],
    ['its address in IPv6', 'https://[::ffff:a9fe:a9fe]/metadata/instance'], ['this machine', 'http://127.0.0.1:9/'], ['an inner name', 'https://vault.internal/'],
    ['a file', 'file:///etc/hostname'],
];

function nested(levels: number): unknown {
    let value: unknown = [];
    for (let level = 1; level < levels; level++) value = [value];
    return value;
}

/** As `JSON.parse` makes it of a request's body: a key of its own. */
function polluting(): object {
    return JSON.parse('{"type":"x","__proto__":{"polluted":true}}') as object;
}
