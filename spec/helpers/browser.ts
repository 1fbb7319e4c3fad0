import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

// Chromium phones home otherwise, and a closed network would answer it with errors.
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const SHOTS = resolve('.tmp/screenshots');

export function launch(): Promise<Browser> {
    return chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ARGUMENTS });
}

/** A page of the sample, and what went wrong in it: console errors, and requests that would leave the machine. */
export interface Tab {
    page: Page;
    problems: string[];
}

export async function openTab(browser: Browser, url: string, { width = 1280, height = 800 } = {}): Promise<Tab> {
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
        if (!/^(?:https?|wss?):\/\/localhost:|^data:|^blob:/.test(request.url())) problems.push(`left the machine: ${request.url()}`);
    });
    await page.goto(url);
    await page.locator('[data-testid="try-card"]:enabled').waitFor(); // the chat is connected
    return { page, problems };
}

/** A picture for people to look at, in .tmp/screenshots. */
export async function shoot(page: Page, name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

export async function say(page: Page, text: string): Promise<void> {
    const box = page.getByRole('textbox', { name: /message input box/i });
    await box.fill(text);
    await box.press('Enter');
}

/** Bubbles of the chat that show this text. */
export function bubble(page: Page, text: string | RegExp) {
    return page.locator('.webchat__bubble', { hasText: text });
}

/** Everything that the page holds and shows, input fields included. */
export async function contentOf(page: Page): Promise<string> {
    const typed = await page.getByRole('textbox').evaluateAll((boxes) => boxes.map((box) => (box as unknown as { value: string }).value));
    return [await page.content(), ...typed].join('\n');
}

/** Waits until the page holds nothing like this: Web Chat's live region keeps a text for a second. */
export async function untilGone(page: Page, text: RegExp): Promise<void> {
    const isGone = (source: string) => {
        const { document } = globalThis as unknown as { document: { documentElement: { outerHTML: string } } };
        return !new RegExp(source).test(document.documentElement.outerHTML);
    };
    await page.waitForFunction(isGone, text.source);
}
