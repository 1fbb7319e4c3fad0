import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { page, type About } from '../../../lib/cli/scan/report/page';
import { Totals } from '../../../lib/cli/scan/totals';
import { cli, folder, message } from '../support/cli';

const about: About = { at: new Date('2026-11-30T10:00:00Z'), version: '1.2.3', what: 'file', kinds: 'all kinds', threshold: 'from 0.5 on' };

function totals(...places: { kind?: string; day?: string; field?: string; conversation?: string }[]): Totals {
    const all = new Totals();
    for (const place of places) all.add({ kind: 'CREDIT_CARD', ...place });
    return all;
}

const days = (...each: string[]) => page(totals(...each.map((day) => ({ day }))), about);

describe('bot-warden scan, its report', function () {
    this.timeout(180_000);
    const files = folder();

    it('holds no value, no text, no name of a file and no id', async () => {
        const path = files.write('4111111111111111.transcript', [
            message('call Ann: 4111 1111 1111 1111', '+14155550123', { value: { 'Ann Smith': 'jo@example.com', 'jo@example.com': 'al@example.com' } }),
        ]);
        const report = files.path('report.html');
        await cli(['scan', path, '--report', report]);
        const html = readFileSync(report, 'utf8');
        assert.doesNotMatch(html.replace(/sha256-[^']+/, ''), /4111|Ann|example\.com|4155550123|transcript\b(?!s)/);
        for (const text of ['CREDIT_CARD', 'EMAIL_ADDRESS', 'By kind', 'By day', 'By field', 'By conversation', 'value.*']) assert.ok(html.includes(text), text);
        if (process.platform !== 'win32') assert.equal(statSync(report).mode & 0o777, 0o600);
    });

    it('loads and runs nothing: the policy allows its own style alone', () => {
        const html = page(totals({ day: '2026-11-30' }), about);
        const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? '';
        assert.ok(html.includes(`content="default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'"`));
        assert.doesNotMatch(html, /<script|<link|<img|<iframe|@import|url\(|https?:|\son\w+=|\sstyle=/);
    });

    it('escapes whatever is in it', () => {
        const nasty = `"><script>alert('x')</script>&`;
        const html = page(totals({ kind: nasty, day: '2026-11-30', field: nasty, conversation: nasty }), { ...about, version: nasty, kinds: nasty });
        assert.ok(!html.includes('<script') && !html.includes('">&#60;script'));
        assert.equal(html.split('&#34;&#62;&#60;script&#62;alert').length > 6, true);
    });

    it('has a table behind every picture, and a title on it', () => {
        const html = page(totals({ day: '2026-11-30', field: 'text', conversation: 'abc' }), about);
        const pictures = html.match(/<svg role="img"/g) ?? [];
        assert.equal(pictures.length, 4);
        for (const pattern of [/<details><summary>As a table<\/summary>/g, /<caption>/g, /<title id="/g, /<desc id="/g]) assert.equal(html.match(pattern)?.length, 4, String(pattern));
        for (const [, ids = ''] of html.matchAll(/aria-labelledby="([^"]+)"/g)) for (const id of ids.split(' ')) assert.equal(html.split(`id="${id}"`).length, 2, id);
    });

    for (const [title, html] of [
        ['By day', days('2026-11-30', '2026-12-02')], ['By week', days('2026-09-01', '2026-12-02')], ['By month', days('2024-01-01', '2026-12-02')], ['By year', days('1999-01-01', '2026-12-02')],
    ] as const) {
        it(`counts ${title.toLowerCase()} when that is not too much for a phone`, () => {
            assert.ok(html.includes(`<h2>${title}</h2>`));
            const [picture = ''] = /<svg role="img" aria-labelledby="days[^]*?<\/svg>/.exec(html) ?? [];
            const columns = picture.match(/<rect/g)?.length ?? 0;
            assert.ok(columns > 2 && columns <= 62, String(columns));
        });
    }

    it('says when there is nothing, and when there may be more', () => {
        assert.match(page(new Totals(), about), /Nothing was found/);
        assert.match(page(Object.assign(totals({}), { problems: 1 }), about), /Not complete: 1 thing was skipped/);
        assert.match(page(totals(...Array.from({ length: 20 }, (_, index) => ({ field: `f${index}` }))), about), /and 5 more, in the table/);
    });

    it('counts no more names apart than it can hold', () => {
        const many = totals(...Array.from({ length: 6_000 }, (_, index) => ({ conversation: `c${index}` })));
        assert.deepEqual([many.conversations.size, many.conversations.others, many.found], [5_000, 1_000, 6_000]);
        assert.match(page(many, about), /all others/);
    });
});
