import assert from 'node:assert/strict';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { restore, useFakeTimers } from 'sinon';
import { Browser } from './support/browser';
import { ann, Host, type Talk } from './support/host';

const ANN = { userId: 'dl_ann', connectionName: 'practice', channelId: 'directline' };

const untrusted = (origin: string) => `${origin} domain is not in the list of trusted origins`;
const redemption = (code: string, key = ANN) =>
    `/api/usertoken/GetToken?${String(new URLSearchParams({ ...key, code }))}`;
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

describe('local channel: practice sign-in', () => {
    let host: Host;
    let browser: Browser;
    before(async () => { host = await Host.start(); });
    after(() => host.stop());
    beforeEach(() => {
        browser = new Browser(host);
        host.channel.tokens.delete(ANN);
    });
    afterEach(() => restore());

    async function linkIn(talk: Pick<Talk, 'conversationId'>): Promise<string> {
        const conversation = { user: { id: 'dl_ann' }, conversation: { id: talk.conversationId }, channelId: 'directline' };
        const state = Buffer.from(JSON.stringify({ connectionName: 'practice', conversation })).toString('base64');
        const { body } = await host.asBot('GET', `/api/botsignin/GetSignInResource?${String(new URLSearchParams({ state }))}`);
        return body.signInLink;
    }

    const redeem = (code: string, key = ANN) => host.asBot('GET', redemption(code, key));
    const tokensGiven = () => host.bot.activities.filter(({ name }) => name === 'tokens/response');

    describe('on a trusted origin', () => {
        let talk: Talk;
        let link: string;
        beforeEach(async () => {
            talk = await host.start({ ...ann, trustedOrigins: [host.url] });
            link = await linkIn(talk);
            host.bot.activities.length = 0;
        });

        it('gives the token to the service, then to the bot, without a code', async () => {
            const { body } = await browser.sessionId(talk);
            const page = await browser.open(link, body.sessionId);
            let storedFirst: unknown;
            host.bot.onTurn = () => { storedFirst = host.channel.tokens.get(ANN)?.token; };
            const done = await browser.choose('alice', page, { origin: host.url });
            host.bot.onTurn = () => undefined;

            assert.match(done.text, /You are signed in as Alice\. You can close this window\./);
            const [event] = tokensGiven();
            assert.deepEqual(event?.value, { channelId: 'directline', connectionName: 'practice', token: storedFirst });
            assert.deepEqual(event?.from, { id: 'dl_ann', name: 'Ann', role: 'user' });
            assert.deepEqual([event.type, event.id], ['event', undefined]);
            assert.equal((await host.history(talk)).activities.length, 0);
        });

        it('signs a token that says who it is', async () => {
            const page = await browser.open(link, (await browser.sessionId(talk)).body.sessionId);
            await browser.choose('bob', page);
            const keys = createRemoteJWKSet(new URL(`${host.url}/practice-idp/keys`));
            const token = host.channel.tokens.get(ANN)?.token ?? '';
            const expected = { issuer: `${host.url}/practice-idp`, audience: 'spec-bot' };
            const { payload } = await jwtVerify(token, keys, expected);
            assert.deepEqual([payload.name, payload.preferred_username], ['Bob', 'bob@practice.example']);
            assert.equal(payload.sub, payload.oid);
            assert.ok(payload.tid);
            assert.equal(Number(payload.exp) - Number(payload.iat), 3600);
        });

        it('keeps one session for two conversations of one browser', async () => {
            const second = await host.start({ ...ann, trustedOrigins: [host.url] });
            const ids = [await browser.sessionId(talk), await browser.sessionId(second)].map(({ body }) => body.sessionId);
            assert.equal(ids[0], ids[1]);
            assert.equal((await browser.open(link, ids[0])).status, 200);
        });

        for (const [what, open] of [
            ['another browser', async () => new Browser(host).open(link, (await browser.sessionId(talk)).body.sessionId)],
            ['another browser with a session of its own', async () => {
                const other = new Browser(host);
                const elsewhere = await host.start({ ...ann, trustedOrigins: [host.url] });
                return other.open(link, (await other.sessionId(elsewhere)).body.sessionId);
            }],
            ['no session', async () => browser.open(link)],
            ['a cookie of somebody else\'s making', async () => {
                const headers = { cookie: 'local-channel-session=fixed' };
                const { body } = await browser.send('GET', '/v3/directline/session/getsessionid', {
                    token: talk.token, headers: { ...headers, referer: host.url },
                });
                return new Browser(host).send('GET', `${link}%26code_challenge%3D${body.sessionId}`, { headers });
            }],
        ] as const) {
            it(`shows a 403 page and gives nothing to ${what}`, async () => {
                const page = await open();
                assert.equal(page.status, 403);
                assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
                assert.doesNotMatch(page.text, /name="state"/);
                assert.equal(host.channel.tokens.get(ANN), undefined);
            });
        }
    });

    describe('of a session', () => {
        const [a, fromA, fromB] = ['http://a.example', 'http://a.example/x', 'http://b.example/x'];
        for (const [what, trustedOrigins, headers, expected] of [
            ['nothing trusted', [], { origin: 'http://localhost' }, 'Trusted Origin list is empty.'],
            ['another origin', [a], { origin: 'http://b.example' }, untrusted('http://b.example')],
            ['another referer', [a], { referer: fromB }, untrusted('http://b.example')],
            ['no origin', [a], {}, untrusted('Unknown')],
            ['the origin', [a], { origin: a }, undefined],
            ['the referer', [a], { referer: fromA }, undefined],
        ] as const) {
            it(`answers ${expected ?? 'with an id'} for ${what}`, async () => {
                const answer = await browser.sessionId(await host.start({ ...ann, trustedOrigins }), headers);
                assert.equal(answer.status, expected ? 403 : 200);
                assert.deepEqual(answer.body.error, expected && { code: 'ServiceError', message: expected });
                const cookie = answer.headers.get('set-cookie');
                if (expected) assert.equal(cookie, null);
                else assert.match(cookie ?? '', /; Path=\/; HttpOnly; SameSite=Lax$/);
                assert.ok(expected || !cookie?.includes(answer.body.sessionId));
            });
        }
    });

    describe('with a code', () => {
        let talk: Talk;
        let link: string;
        beforeEach(async () => {
            talk = await host.start(ann);
            link = await linkIn(talk);
            host.bot.activities.length = 0;
        });

        const newCode = async () => {
            const done = await browser.choose('alice', await browser.open(link));
            return /<strong>(\d{6})<\/strong>/.exec(done.text)?.[1] ?? '';
        };

        it('gives the token to whom the sign-in was for, once the code is typed', async () => {
            const code = await newCode();
            assert.deepEqual([tokensGiven().length, host.channel.tokens.get(ANN)], [0, undefined]);
            assert.equal((await redeem(wrong(code))).status, 404);
            assert.equal((await redeem(code, { ...ANN, userId: 'dl_bob' })).status, 404);
            assert.equal((await redeem(code)).status, 200);
            assert.equal((await redeem(code)).status, 404);
            assert.ok(host.channel.tokens.get(ANN));
        });

        it('ends guessing after five tries', async () => {
            const code = await newCode();
            for (let n = 0; n < 5; n++) await redeem(wrong(code));
            assert.equal((await redeem(code)).status, 404);
        });

        it('forgets the code after ten minutes', async () => {
            const code = await newCode();
            const later = Date.now() + 600_001;
            const { token } = await host.channel.botToken();
            useFakeTimers({ now: later, toFake: ['Date'] });
            assert.equal((await host.send('GET', redemption(code), { token })).status, 404);
        });
    });

    describe('page', () => {
        let link: string;
        beforeEach(async () => { link = await linkIn(await host.start(ann)); });

        it('runs no script, is not framed or kept, and says what it is', async () => {
            const { status, text, headers } = await browser.open(link);
            assert.equal(status, 200);
            assert.match(text, /Practice sign-in, no real account/);
            assert.match(text, /<html lang="en">/);
            assert.doesNotMatch(text, /<script/);
            assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
            assert.deepEqual([headers.get('cache-control'), headers.get('x-content-type-options')], ['no-store', 'nosniff']);
        });

        const chooseFrom = async (origin: string) => browser.choose('alice', await browser.open(link), { origin });
        for (const [what, send, status] of [
            ['an unknown link', () => browser.open(link.slice(0, -1)), 404],
            ['a forgotten conversation', async () => browser.open(await linkIn({ conversationId: 'none' })), 404],
            ['a form twice', async () => {
                const page = await browser.open(link);
                await browser.choose('alice', page);
                return browser.choose('alice', page);
            }, 403],
            ['a form from another browser', async () => {
                const other = new Browser(host);
                await other.open(link);
                return other.choose('alice', await browser.open(link));
            }, 403],
            ['a form from another origin', () => chooseFrom('http://localhost:1'), 403],
            ['a form with the origin null', () => chooseFrom('null'), 403],
            ['a form after ten minutes', async () => {
                const page = await browser.open(link);
                useFakeTimers({ now: Date.now() + 600_001, toFake: ['Date'] });
                return browser.choose('alice', page);
            }, 403],
            ['somebody who does not exist', async () => browser.choose('mallory', await browser.open(link)), 400],
        ] as const) {
            it(`answers ${status} with a page to ${what}`, async () => {
                const answer = await send();
                assert.equal(answer.status, status);
                assert.match(answer.text, /role="alert"/);
                assert.doesNotMatch(answer.text, /signed in|<strong>/);
            });
        }
    });
});
