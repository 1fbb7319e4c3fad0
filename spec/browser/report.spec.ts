import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { cli, folder, message } from '../cli/support/cli';
import { launch, shoot } from '../helpers/browser';

describe('the report of bot-warden scan in a browser', function () {
    this.timeout(60_000);
    const files = folder();
    let browser: Browser;
    before(async () => {
        browser = await launch();
    });
    after(() => browser.close());

    for (const [width, colorScheme] of [[1280, 'light'], [400, 'light'], [400, 'dark']] as const) {
        it(`fits ${width} px in ${colorScheme} colours, with what it may not do left undone`, async () => {
            const texts = ['card 4111 1111 1111 1111', 'jo@example.com', 'password: hunter2', '+44 20 7946 0958', 'hello'];
            const activities = Array.from({ length: 400 }, (_, index) => message(texts[index % 5]!, `talk-${index % 30}`, {
                timestamp: new Date(1.79e12 + index * 9e6).toISOString(), value: { form: { mail: index % 7 === 0 ? 'al@example.com' : '' } },
            }));
            const report = files.path('report.html');
            await cli(['scan', files.write('a.transcript', activities), '--report', report, '--summary']);
            const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
            const page = await context.newPage();
            const problems: string[] = [];
            page.on('console', (line) => problems.push(line.text()));
            page.on('request', (request) => request.url().startsWith('file:') || problems.push(request.url()));
            await page.goto(pathToFileURL(report).href);
            await shoot(page, `report-${width}-${colorScheme}`);
            const { wide, styled } = await page.evaluate(() => {
                const { document, getComputedStyle } = globalThis as unknown as { document: any; getComputedStyle: (element: unknown) => { backgroundColor: string } };
                const sides = [...document.querySelectorAll('svg text, svg rect, table, h1')].map((element: any) => element.getBoundingClientRect().right as number);
                return { wide: Math.max(document.documentElement.scrollWidth as number, ...sides), styled: getComputedStyle(document.body).backgroundColor };
            });
            assert.ok(wide <= width, `${wide} px`);
            assert.equal(styled, colorScheme === 'dark' ? 'rgb(20, 23, 27)' : 'rgb(244, 245, 247)');
            await page.getByText('As a table').first().click();
            await page.getByRole('row', { name: /CREDIT_CARD restricted 80/ }).waitFor();
            assert.deepEqual(problems, []);
            await context.close();
        });
    }
});
