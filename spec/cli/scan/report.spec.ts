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

function pictureOf(html: string, id: string): string {
    return new RegExp(`<svg role="img" aria-labelledby="${id}-[^]*?</svg>`).exec(html)?.[0] ?? '';
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
            const at = [...pictureOf(html, 'days').matchAll(/<rect x="([\d.]+)%".* width="([\d.]+)%"/g)].map(([, ...numbers]) => numbers.map(Number));
            assert.equal(at.length, 2);
            const [[first = -1, width = 0] = [], [last = 0] = []] = at;
            assert.ok(first >= 0 && last + width <= 100 && width * 62 >= 80, String(at));
        });
    }

    it('shows kinds by day, by field and by conversation, each in one colour', () => {
        const html = page(totals(
            ...Array.from({ length: 3 }, () => ({ kind: 'CREDIT_CARD', day: '2026-11-29', field: 'text', conversation: 'a' })),
            ...Array.from({ length: 2 }, () => ({ kind: 'US_SSN', day: '2026-11-30', field: 'text', conversation: 'b' })),
            { kind: 'CREDIT_CARD', day: '2026-11-30', field: 'value', conversation: 'b' },
        ), about);
        for (const [id, expected] of [
            ['days', ['2026-11-29, CREDIT_CARD: 3', '2026-11-30, CREDIT_CARD: 1', '2026-11-30, US_SSN: 2']],
            ['fields', ['CREDIT_CARD: 3', 'US_SSN: 2', 'CREDIT_CARD: 1']],
            ['conversations', ['CREDIT_CARD: 3', 'CREDIT_CARD: 1', 'US_SSN: 2']],
        ] as const) {
            const stretches = [...pictureOf(html, id).matchAll(/class="(kind-\d)"><title>([^<]*)</g)].map(([, colour, title = '']) => [title, colour]);
            assert.deepEqual(stretches, expected.map((title) => [title, title.includes('US_SSN') ? 'kind-2' : 'kind-1']), id);
        }
        assert.match(html, /<th scope="row">2026-11-30<\/th><td>US_SSN 2, CREDIT_CARD 1<\/td><td>3<\/td>/);
    });

    it('gives one colour to all kinds beyond the five most frequent', () => {
        const html = page(totals(...Array.from({ length: 7 }, (_, index) => ({ kind: `KIND_${index}`, day: '2026-11-30', field: 'text' }))), about);
        assert.match(pictureOf(html, 'fields'), /class="other"><title>2 other kinds: 2</);
        assert.equal(html.match(/<ul class="key">[^]*?<\/ul>/)?.[0].match(/<li>/g)?.length, 6);
    });

    it('says when there is nothing, and when there may be more', () => {
        assert.match(page(new Totals(), about), /Nothing was found/);
        assert.match(page(Object.assign(totals({}), { problems: 1 }), about), /Not complete: 1 thing was skipped/);
        assert.match(page(totals(...Array.from({ length: 20 }, (_, index) => ({ field: `f${index}` }))), about), /and 5 more, in the table/);
    });

    it('counts no more names apart than it can hold', () => {
        const many = totals(...Array.from({ length: 6_000 }, (_, index) => ({ conversation: `c${index}` })));
        assert.deepEqual([many.conversations.size, many.conversations.others.sum, many.found], [5_000, 1_000, 6_000]);
        assert.match(page(many, about), /all others/);
    });
});
