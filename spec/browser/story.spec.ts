import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { bubble, contentOf, launch, openTab, say, shoot, untilGone, type Tab } from '../helpers/browser';
import { KeyRing } from '../../lib/storage/key-ring';
import { verifyReceipt, type ErasureReceipt } from '../../lib/transcripts/receipt';
import { dataFolder, Sample } from '../helpers/sample';

const RAW = /4111[ -]?1111[ -]?1111/;
const TOKEN = /⟦CREDIT_CARD:[a-z]{24}⟧/;

/** What the page has, and Node has not. */
interface Styled {
    getComputedStyle(element: unknown): { direction: string; textAlign: string };
}

describe('the sample in a browser', function () {
    this.timeout(60_000);
    let browser: Browser;
    let sample: Sample;
    let tab: Tab;
    let folder: string | undefined;

    const start = async (env: Record<string, string>, path = '/', size = {}) => {
        sample = await Sample.start(env);
        tab = await openTab(browser, sample.url + path, size);
        return tab.page;
    };
    const shown = async (page: Page, id: string) => page.getByTestId(id).first().innerText();

    before(async () => {
        browser = await launch();
    });
    after(() => browser.close());
    afterEach(async () => {
        await tab.page.context().close();
        await sample.stop();
        if (folder) rmSync(folder, { recursive: true, force: true });
        folder = undefined;
        assert.deepEqual(tab.problems, []);
        assert.doesNotMatch(sample.printed, RAW);
    });

    it('shows the genuine Web Chat, and hides a card number from bot, store and page', async () => {
        const page = await start({});
        assert.equal(await page.locator('meta[name="botframework-webchat:bundle:version"]').getAttribute('content'), '4.18.1');
        await page.getByTestId('try-card').click();
        await bubble(page, /Echo: my card is ⟦/).waitFor();
        await page.getByTestId('turn-row').first().waitFor();
        const [token] = TOKEN.exec(await shown(page, 'turn-saw')) ?? [];
        assert.deepEqual(
            [await shown(page, 'turn-typed'), await shown(page, 'turn-saw'), await shown(page, 'turn-stored')],
            ['my card is •••• •••• •••• 1111', `my card is ${token}`, `my card is ${token}`],
        );
        await untilGone(page, RAW);
        assert.doesNotMatch(await contentOf(page), RAW);
        assert.equal(await bubble(page, TOKEN).count(), 2);
        await shoot(page, 'card-1280');
    });

    it('tells how to use the bot safely, once, and advises when a card number was removed', async () => {
        const page = await start({}, '/', { width: 1280, height: 1000 });
        const card = bubble(page, 'Using Echo Bot safely');
        await card.waitFor();
        await shoot(page, 'safe-use-1280');
        await card.getByRole('button', { name: 'Got it' }).click();
        await bubble(page, 'Thank you. To read this again, write “help security”.').waitFor();
        await page.getByTestId('event-row').filter({ hasText: 'The user has read that' }).waitFor();
        await page.getByTestId('try-card').click();
        await bubble(page, 'I removed a card number from your message.').waitFor();
        assert.equal(await card.count(), 1);
        assert.equal(await page.getByTestId('turn-row').count(), 1); // the bot saw no button
        await page.setViewportSize({ width: 400, height: 800 });
        await shoot(page, 'safe-use-400');
    });

    it('tells it from right to left in Arabic', async () => {
        const page = await start({}, '/?locale=ar-EG', { width: 1280, height: 1000 });
        const card = bubble(page, 'استخدام Echo Bot بأمان');
        await card.waitFor();
        const { direction, textAlign } = await card.locator('.ac-textBlock').first().evaluate((block) => {
            const style = (globalThis as unknown as Styled).getComputedStyle(block);
            return { direction: style.direction, textAlign: style.textAlign };
        });
        assert.deepEqual([direction, textAlign], ['rtl', 'start']);
        await shoot(page, 'safe-use-ar');
    });

    it('gives the number behind a token to the code that says what for', async () => {
        const page = await start({});
        await page.getByTestId('try-pay').click();
        await bubble(page, 'Which card shall I charge?').waitFor();
        await page.getByTestId('try-card').click();
        await bubble(page, 'Shall I charge it?').waitFor();
        await bubble(page, 'I removed a card number').waitFor(); // after which the buttons are still there
        await shoot(page, 'token');
        await page.getByRole('toolbar').getByRole('button', { name: 'charge' }).click();
        await bubble(page, 'I charged the card that ends in 1111.').waitFor();
        await page.getByTestId('event-row').filter({ hasText: 'to charge the card' }).waitFor();
        await untilGone(page, RAW);
        await shoot(page, 'charged');
    });

    it('keeps nothing of a password that the bot asked for', async () => {
        const page = await start({});
        await page.getByTestId('try-password').click();
        await bubble(page, 'Your password?').waitFor();
        await say(page, 'hunter-seventeen');
        await bubble(page, 'I have read your password').waitFor();
        await bubble(page, '[SENSITIVE]').waitFor();
        assert.deepEqual(
            [await shown(page, 'turn-typed'), await shown(page, 'turn-saw'), await shown(page, 'turn-stored')],
            ['••••••••', '•••••••• as typed', '[SENSITIVE]'],
        );
        await untilGone(page, /hunter-seventeen/);
        await shoot(page, 'password');
    });

    it('takes the first part of a card number out of the store when the last has come', async () => {
        const page = await start({});
        await page.getByTestId('try-parts').click();
        await bubble(page, 'Echo: [CREDIT_CARD]').waitFor();
        await page.getByTestId('turn-stored').filter({ hasText: 'my card is [CREDIT_CARD]' }).waitFor();
        assert.equal(await shown(page, 'turn-typed'), '•••• •••• 1111');
        await shoot(page, 'parts');
    });

    it('fits a narrow screen', async () => {
        const page = await start({}, '/', { width: 400, height: 850 });
        await page.getByTestId('try-card').click();
        await bubble(page, /Echo: my card is ⟦/).waitFor();
        assert.ok(((await page.evaluate('document.documentElement.scrollWidth')) as number) <= 400);
        await shoot(page, 'card-400');
        await page.getByTestId('events').scrollIntoViewIfNeeded();
        await shoot(page, 'panel-400');
    });

    it('lets the channel put the right user id into a message in enhanced mode', async () => {
        const page = await start({});
        await say(page, 'hello');
        await bubble(page, 'Echo: hello').waitFor();
        await page.getByTestId('try-impersonate').click();
        await page.getByTestId('event-row').filter({ hasText: 'another user id' }).waitFor();
        await bubble(page, 'Echo: Hello, I am').waitFor();
        await shoot(page, 'impersonation-enhanced');
    });

    it('refuses another user in plain mode, and says why', async () => {
        const page = await start({}, '/?mode=plain');
        await say(page, 'hello');
        await bubble(page, 'Echo: hello').waitFor();
        await page.getByTestId('turn-row').waitFor(); // before, the page does not know that this user spoke first
        await page.getByTestId('try-impersonate').click();
        await page.getByTestId('event-row').filter({ hasText: 'The message was refused' }).waitFor();
        await bubble(page, 'Message refused').waitFor();
        await page.getByTestId('turn-saw').first().filter({ hasText: /^nothing$/ }).waitFor(); // told when the turn is over
        assert.equal(await bubble(page, /Echo: .*somebody/i).count(), 0);
        await shoot(page, 'impersonation-plain');
    });

    it('erases messages from the page and the store after the silence', async () => {
        const page = await start({ SILENCE_SECONDS: '4' });
        await say(page, 'soon gone');
        await bubble(page, 'Echo: soon gone').waitFor();
        await page.getByTestId('stored-countdown').waitFor();
        await shoot(page, 'countdown');
        await page.getByTestId('stored-row').filter({ hasText: 'erased' }).waitFor();
        await bubble(page, 'soon gone').first().waitFor({ state: 'detached' });
        assert.equal(await page.getByTestId('turn-row').count(), 0);
        await shoot(page, 'erased');
    });

    it('erases at once when the user says so, clears the page, and shows a receipt', async () => {
        const page = await start({}, '/', { width: 1280, height: 1240 });
        await page.getByTestId('try-card').click();
        await bubble(page, 'Echo: my card').waitFor();
        await page.getByTestId('try-forget').click();
        await bubble(page, 'has been erased here').waitFor();
        await page.getByTestId('chat-cleared').filter({ hasText: 'Cleared on this page' }).waitFor();
        await bubble(page, 'my card').first().waitFor({ state: 'detached' });
        assert.equal(await page.locator('.webchat__bubble').count(), 1); // the bot's answer
        await page.getByTestId('receipt').waitFor();
        assert.match(await shown(page, 'receipt-summary'), /^[\d:]+: 6 records of 1 conversation, because the user asked for it\.$/);
        const rows = await shown(page, 'receipt-rows');
        assert.match(rows, /transcripts\s+purged\s+bot state\s+purged\s+vault\s+purged\s+safe use\s+purged\s/);
        assert.match(rows, /messages on directline\s+4 not taken back: the channel does not support it\s/);
        assert.match(rows, /up to 24 hours: gone by \d/);
        assert.match(rows, /signature\s+valid, the server checked it/);
        await page.getByTestId('kept').filter({ hasText: 'No conversation is kept.' }).waitFor();
        await shoot(page, 'forgotten');
    });

    it('gives a receipt away that anybody with the public key can verify', async () => {
        const keys = KeyRing.generate();
        const page = await start({ BOT_WARDEN_KEYS: keys.export() });
        await page.getByTestId('try-forget').click();
        await page.getByTestId('receipt-download').waitFor();
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('receipt-download').click()]);
        assert.match(download.suggestedFilename(), /^receipt-[\da-f-]{36}\.json$/);
        const receipt = JSON.parse(readFileSync(await download.path(), 'utf8')) as ErasureReceipt;
        assert.ok(verifyReceipt(receipt, keys.publicKeys()));
        assert.ok(!verifyReceipt({ ...receipt, records: receipt.records + 1 }, keys.publicKeys()));
    });

    it('ends a conversation, and clears the page but for the last answer', async () => {
        const page = await start({});
        await say(page, 'a secret');
        await bubble(page, 'Echo: a secret').waitFor();
        await page.getByTestId('try-bye').click();
        await page.getByTestId('receipt-summary').filter({ hasText: 'because it had ended' }).waitFor();
        await bubble(page, 'a secret').first().waitFor({ state: 'detached' });
        assert.deepEqual(await page.locator('.webchat__bubble').allInnerTexts().then((texts) => texts.map((text) => /Goodbye/.test(text))), [true]);
        await shoot(page, 'ended');
    });

    it('still has a conversation after a restart, and erases it when it is due', async () => {
        folder = dataFolder();
        const settings = { DATA_FOLDER: folder, SILENCE_SECONDS: '15' };
        await say(await start(settings), 'before the restart');
        await bubble(tab.page, 'Echo: before').waitFor();
        await tab.page.getByTestId('kept').filter({ hasText: /^1 conversation kept\. The next is due in \d+ s\.$/ }).waitFor();
        await tab.page.context().close();
        await sample.stop();
        const page = await start(settings);
        await page.getByTestId('kept').filter({ hasText: /^2 conversations kept \(1 from before this start\)\. The next is due in \d+ s\.$/ }).waitFor();
        await shoot(page, 'restarted');
        await page.getByTestId('kept').filter({ hasText: /^1 conversation kept\. / }).waitFor({ timeout: 25_000 });
        await shoot(page, 'restarted-erased');
    });

    it('signs in at the practice identity provider, and out after the silence', async () => {
        const page = await start({ IDLE_SECONDS: '6', SILENCE_SECONDS: '60' });
        await page.getByTestId('try-sign-in').click();
        const popup = page.waitForEvent('popup');
        await page.locator('#webchat .ac-pushButton', { hasText: 'Sign in' }).click();
        const provider = await popup;
        await provider.getByRole('button', { name: /Alice/ }).click();
        await provider.getByText('You are signed in').waitFor();
        await shoot(provider, 'practice-sign-in');
        await provider.close();
        await bubble(page, 'You are signed in as Alice').waitFor();
        assert.match(await shown(page, 'login-user'), /Alice/);
        await page.getByTestId('try-login-timeout').click();
        await shoot(page, 'signed-in');
        await bubble(page, 'You were signed out').waitFor();
        assert.match(await shown(page, 'login-user'), /Nobody is signed in/);
        await shoot(page, 'signed-out');
    });

    it('does not believe a forged sign-in', async () => {
        const page = await start({});
        await say(page, 'hello');
        await bubble(page, 'Echo: hello').waitFor();
        await page.getByTestId('try-forged-token').click();
        await page.getByTestId('event-row').filter({ hasText: 'made-up sign-in' }).waitFor();
        assert.match(await shown(page, 'login-user'), /Nobody is signed in/);
        await shoot(page, 'forged-token');
    });
});
