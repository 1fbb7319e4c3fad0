import assert from 'node:assert/strict';
import { generateKeyPair, SignJWT } from 'jose';
import { rejectForged } from '../../lib';
import { APP_ID, Azure, KEY_ID } from './support/azure';

const serviceUrl = 'https://webchat.botframework.com/';
const webChat = { channelId: 'webchat', serviceUrl };
const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

describe('rejectForged', () => {
    let azure: Azure;
    afterEach(() => azure.close());

    const start = (logic?: () => Promise<void>, protections: object[] = []) => Azure.start({ adapted: rejectForged, protections, ...(logic && { logic }) });

    /** What a good token is made into. */
    async function forgeries(): Promise<[string, string][]> {
        const [header = '', payload = '', signature = ''] = (await azure.channelToken(serviceUrl)).split('.');
        const { privateKey } = await generateKeyPair('RS256');
        const claims = { iss: 'https://api.botframework.com', aud: APP_ID, serviceurl: serviceUrl };
        const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: KEY_ID }).setExpirationTime('5m').sign(privateKey);
        const head = (alg: string) => part({ alg, typ: 'JWT', kid: KEY_ID });
        return [
            ['another signature', forged], ['no signature', `${header}.${payload}.`], ['half a signature', `${header}.${payload}.${signature.slice(0, 40)}`],
            ['altered claims', `${header}.${part({ ...claims, exp: 9_999_999_999 })}.${signature}`], ['algorithm none', `${head('none')}.${payload}.`],
            ['another algorithm', `${head('HS256')}.${payload}.${signature}`], ['claims that are no JSON', `${header}.${part('{x')}.${signature}`],
            ['claims that are null', `${header}.${part('null')}.${signature}`], ['garbage', 'garbage'], ['two parts', `${header}.${payload}`], ['a time that is none', `${header}.${part({ ...claims, exp: 'x' })}.${signature}`],
            ['nobody', ''],
        ];
    }

    it('answers 401 to a forged token, without a word', async () => {
        azure = await start();
        for (const [title, token] of await forgeries()) {
            assert.deepEqual(await azure.post(webChat, token), { status: 401, body: '' }, title);
        }
        assert.deepEqual(azure.seen, []);
    });

    it('is needed: the SDK answers 500, and says why', async () => {
        azure = await Azure.start();
        const answers = await Promise.all((await forgeries()).map(([, token]) => azure.post(webChat, token)));
        assert.ok(answers.some(({ status, body }) => status === 500 && body === 'invalid signature'));
    });

    it('lets a good turn pass, and an answer to an invoke', async () => {
        azure = await start();
        assert.equal((await azure.post(webChat)).status, 200);
        const { status, body } = await azure.post({ ...webChat, type: 'invoke', name: 'x' });
        assert.deepEqual([status, JSON.parse(body), azure.seen.length], [200, { done: true }, 2]);
    });

    for (const message of ['password=SECRET', 'invalid signature', 'jwt malformed']) {
        it(`answers 500 when the bot fails, and does not say: ${message}`, async () => {
            azure = await start(async () => Promise.reject(new Error(message)));
            assert.deepEqual(await azure.post(webChat), { status: 500, body: '' });
        });
    }

    it('answers 500 when middleware fails, and does not say why', async () => {
        azure = await start(undefined, [{ onTurn: async () => Promise.reject(new Error('password=SECRET')) }]);
        assert.deepEqual(await azure.post(webChat), { status: 500, body: '' });
    });

    it('answers 400 to what is no activity', async () => {
        azure = await start();
        assert.deepEqual(await azure.post({ ...webChat, type: 5 as never }), { status: 400, body: '' });
    });
});

describe('rejectForged, given no adapter', () => {
    for (const adapter of [undefined, null, {}, { process: 1 }]) {
        it(`does not take ${JSON.stringify(adapter)} for an adapter`, () => {
            assert.throws(() => rejectForged(adapter as never), { name: 'OptionError', option: 'adapter' });
        });
    }
});
