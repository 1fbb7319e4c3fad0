import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { bubble, launch, openTab, say, shoot, type Tab } from '../helpers/browser';
import { Sample } from '../helpers/sample';

describe('a login in a browser', function () {
    this.timeout(90_000);
    let browser: Browser;
    let sample: Sample;
    let tab: Tab;

    const start = async (env: Record<string, string>) => {
        sample = await Sample.start({ SILENCE_SECONDS: '600', ...env });
        tab = await openTab(browser, sample.url, { width: 1280, height: 1000 });
        return tab.page;
    };
    const isNobody = (page: Page) => page.getByTestId('login-user').filter({ hasText: 'Nobody is signed in.' }).waitFor();

    before(async () => {
        browser = await launch();
    });
    after(() => browser.close());
    afterEach(async () => {
        await tab.page.context().close();
        await sample.stop();
        assert.deepEqual(tab.problems, []);
    });

    it('is warned of its end, stays at the press of a button, ends, and a transfer goes on after the next one', async () => {
        const page = await start({ IDLE_SECONDS: '24' });
        await page.getByTestId('try-transfer').click();
        await signIn(page, 'Alice');
        await bubble(page, 'How much').waitFor();
        await bubble(page, 'You will be signed out soon').waitFor();
        await shoot(page, 'login-warning');
        await page.locator('#webchat').locator('.ac-pushButton', { hasText: 'Stay signed in' }).click();
        await bubble(page, 'You stay signed in.').waitFor();
        await bubble(page, 'You were signed out, because I have not heard').waitFor({ timeout: 40_000 });
        await isNobody(page);
        await say(page, '100');
        await signIn(page, 'Alice', 1);
        await bubble(page, 'How much').nth(1).waitFor();
        await say(page, '250');
        await bubble(page, 'To whom?').waitFor();
        await say(page, 'Bob');
        await bubble(page, 'I transferred 250 to Bob.').waitFor();
        await shoot(page, 'login-resumed');
    });

    it('must be fresh where money would move', async () => {
        const page = await start({ FRESHNESS_SECONDS: '2' });
        await page.getByTestId('try-transfer').click();
        await signIn(page, 'Alice');
        await bubble(page, 'How much').waitFor();
        await pass(page, 2_500); // it grows stale
        await say(page, '100');
        await bubble(page, 'To whom?').waitFor();
        await say(page, 'Bob');
        await bubble(page, 'sign in once more').waitFor();
        await shoot(page, 'login-step-up');
        await signIn(page, 'Alice', 1);
        await bubble(page, 'I transferred 100 to Bob.').waitFor();
    });

    it('ends when it has lasted too long, whatever is said', async () => {
        const page = await start({ IDLE_SECONDS: '10', ABSOLUTE_SECONDS: '10' });
        await page.getByTestId('try-sign-in').click();
        await signIn(page, 'Alice');
        await bubble(page, 'You are signed in as Alice').waitFor();
        for (let count = 1; await bubble(page, 'You were signed out').count() === 0; count++) {
            await say(page, `still here ${count}.`);
            await bubble(page, `Echo: still here ${count}.`).waitFor();
            await pass(page, 1_000); // who says more is refused for that
        }
        await bubble(page, 'because you have been signed in for a long time').waitFor();
        await isNobody(page);
    });

    it('is ended by an administrator', async () => {
        const page = await start({});
        await page.getByTestId('try-sign-in').click();
        await signIn(page, 'Alice');
        await bubble(page, 'You are signed in as Alice').waitFor();
        await page.getByTestId('try-revoke').click();
        await page.getByTestId('event-row').filter({ hasText: 'An administrator signed the user out' }).waitFor();
        await isNobody(page);
        await say(page, 'sign in');
        await bubble(page, 'Please sign in').nth(1).waitFor(); // no token is left to sign in with silently
        await shoot(page, 'login-revoked');
    });

    it('is nobody else\'s, when somebody else finishes the sign-in', async () => {
        const page = await start({ IDLE_SECONDS: '5' });
        await page.getByTestId('try-sign-in').click();
        await signIn(page, 'Alice');
        await bubble(page, 'You are signed in as Alice').waitFor();
        await bubble(page, 'You were signed out').waitFor();
        await page.getByTestId('try-other-person').click();
        await signIn(page, 'Bob', 1);
        await page.getByTestId('event-row').filter({ hasText: 'Somebody else signed in than before' }).waitFor();
        await bubble(page, 'Somebody else signed in').waitFor();
        await isNobody(page);
        await shoot(page, 'login-somebody-else');
    });

    it('is not got by guessing codes', async () => {
        const page = await start({});
        await page.getByTestId('try-codes').click();
        await page.getByTestId('event-row').filter({ hasText: 'Too many wrong codes' }).waitFor();
        await bubble(page, 'Those were too many wrong codes.').waitFor();
        assert.deepEqual([await bubble(page, 'That is not the code.').count(), await bubble(page, /Echo: 00000[1-5]/).count(), await bubble(page, 'Message refused').count()], [4, 0, 0]);
        await isNobody(page);
        await shoot(page, 'login-codes');
    });
});

/** Lets time pass in the page, milliseconds. */
async function pass(page: Page, time: number): Promise<void> {
    await page.waitForFunction((until) => Date.now() > until, Date.now() + time);
}

/** Presses the button of the first sign-in card, or of a later one, and chooses somebody at the practice identity provider. */
async function signIn(page: Page, name: string, card = 0): Promise<void> {
    const popup = page.waitForEvent('popup');
    await page.locator('#webchat .ac-pushButton', { hasText: 'Sign in' }).nth(card).click();
    const provider = await popup;
    await provider.getByRole('button', { name }).click();
    await provider.getByText('You are signed in').waitFor();
    await provider.close();
}
