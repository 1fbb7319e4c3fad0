import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { FORMATS } from '../../../lib/cli/doctor/formats';
import { wrapped } from '../../../lib/cli/doctor/formats/wrap';
import type { Finding } from '../../../lib/cli/doctor/finding';
import { countsOf, exitCode, ordered, placesText, type Report } from '../../../lib/cli/doctor/report';
import { cli } from '../support/cli';
import { assertSarif } from './support/sarif';

const HOSTILE = '</style><script>alert(1)</script>|\u001B[31m\u202E`*_[x](y)`';

function finding(more: Partial<Finding> = {}): Finding {
    return { id: 'a-check', measure: 'G1.1', title: 'Something is so', severity: 'high', why: 'It matters.', mend: 'Do `this`.', verdict: 'fail', ...more };
}

function report(findings: readonly Finding[] = [finding()], more: Partial<Report> = {}): Report {
    return {
        version: 1, tool: { name: 'bot-warden doctor', version: '1.2.3' }, bot: 'bot', sdk: 'botbuilder', files: 2, protections: { found: [], from: 'code' },
        counts: countsOf(findings), problems: [], findings: ordered(findings), ...more,
    };
}

function as(format: string, of: Report, { columns = 100, colours = false } = {}): string {
    return FORMATS[format]?.(of, { columns, colours }) ?? '';
}

describe('the reports of the doctor', () => {
    const echo = async (format: string) => (await cli(['doctor', 'spec/cli/doctor/support/echo-sample', '--format', format])).out;

    for (const [columns, width] of [[40, 60], [60, 60], [80, 80], [120, 120], [300, 120]] as const) {
        it(`fit a terminal of ${columns} columns`, async () => {
            const whole = JSON.parse(await echo('json')) as Report;
            const lines = as('table', whole, { columns }).split('\n');
            assert.equal(Math.max(...lines.map(({ length }) => length)), width);
            assert.ok(lines.every((line) => line === line.trimEnd()), lines.find((line) => line !== line.trimEnd()));
        });
    }

    for (const [what, around, isColoured] of [
        ['on a terminal', { isTTY: true }, true], ['elsewhere', {}, false], ['with NO_COLOR', { isTTY: true, env: { NO_COLOR: '1' } }, false], ['on a dumb one', { isTTY: true, env: { TERM: 'dumb' } }, false],
    ] as const) {
        it(`are ${isColoured ? '' : 'not '}coloured ${what}`, async () => {
            const { out } = await cli(['doctor', 'spec/cli/doctor/support/echo-sample'], around);
            assert.equal(out.includes('\u001B['), isColoured);
        });
    }

    it('put the worst first', () => {
        const of = (verdict: Finding['verdict'], severity: Finding['severity']) => finding({ verdict, severity, id: `${verdict} ${severity}` });
        const sorted = ordered([of('pass', 'critical'), of('warn', 'low'), of('fail', 'low'), of('cannot-see', 'critical'), of('fail', 'critical'), of('warn', 'high')]);
        assert.deepEqual(sorted.map(({ id }) => id), ['fail critical', 'fail low', 'warn high', 'warn low', 'cannot-see critical', 'pass critical']);
    });

    for (const [verdicts, problems, failOn, expected] of [
        [['pass', 'cannot-see'], 0, 'warn', 0], [['warn'], 0, 'fail', 0], [['warn'], 0, 'warn', 1], [['fail'], 0, 'fail', 1], [['pass'], 1, 'fail', 2], [['fail'], 1, 'fail', 2],
    ] as const) {
        it(`end with ${expected} for ${verdicts.join(', ')} and ${problems} problems, failing on ${failOn}`, () => {
            assert.equal(exitCode(report(verdicts.map((verdict) => finding({ verdict })), { problems: problems ? ['a'] : [] }), failOn), expected);
        });
    }

    for (const [count, expected] of [[0, undefined], [1, 'a1.js:1'], [4, 'a1.js:1, a2.js:2, a3.js:3, a4.js:4'], [6, 'a1.js:1, a2.js:2, a3.js:3, a4.js:4 and 2 more']] as const) {
        it(`name ${count} places`, () => assert.equal(placesText({ where: Array.from({ length: count }, (_, index) => ({ file: `a${index + 1}.js`, line: index + 1 })) }), expected));
    }

    for (const [text, expected] of [['', []], ['a bb ccc', ['a bb', 'ccc']], ['abcdefg h', ['abcde', 'fg h']], ['a', ['a']]] as const) {
        it(`wrap ${JSON.stringify(text)}`, () => assert.deepEqual(wrapped(text, 5), expected));
    }

    it('say once what to do for several things to look at', () => {
        const one = { verdict: 'cannot-see', mend: 'Look there.' } as const;
        const text = as('table', report([finding({ ...one, title: 'One' }), finding({ ...one, title: 'Two' }), finding({ ...one, mend: 'Look here.' })]));
        assert.equal(text.split('Look there.').length, 2);
        assert.match(text, /One .*\n.*Two .*\n +> Look there\./);
    });

    it('are JSON that says what was found', () => {
        const of = report([finding({ where: [{ file: 'a.js', line: 1 }] })]);
        assert.deepEqual(JSON.parse(as('json', of)), of);
    });

    it('have the keys that are documented, and no others', async () => {
        const { findings, ...rest } = JSON.parse(await echo('json')) as Report;
        assert.deepEqual(Object.keys(rest).sort(), ['bot', 'counts', 'files', 'problems', 'protections', 'sdk', 'tool', 'version']);
        assert.deepEqual([...new Set(findings.flatMap((each) => Object.keys(each)))].sort(), ['id', 'measure', 'mend', 'note', 'severity', 'title', 'verdict', 'where', 'why']);
    });

    it('are SARIF 2.1.0', async () => {
        assertSarif(JSON.parse(await echo('sarif')));
        const where = [{ file: 'src/a b#.js', line: 3 }, { file: 'package.json' }];
        const log = JSON.parse(as('sarif', report([finding({ where }), finding({ id: 'b', verdict: 'cannot-see' })], { problems: ['the endpoint is away'] }))) as SarifLog;
        assertSarif(log);
        const [run] = log.runs;
        assert.deepEqual(run?.results.map(({ ruleId, ruleIndex, kind, level }) => [ruleId, ruleIndex, kind, level]), [['a-check', 0, 'fail', 'error'], ['b', 1, 'review', 'none']]);
        assert.deepEqual(run?.results[0]?.locations?.map(({ physicalLocation: { artifactLocation, region } }) => [artifactLocation.uri, region?.startLine]), [['src/a%20b%23.js', 3], ['package.json', undefined]]);
        assert.equal(run?.invocations[0]?.executionSuccessful, false);
    });

    it('are a page that nothing can be put into, and that loads nothing', () => {
        const page = as('html', report([finding({ title: HOSTILE, note: HOSTILE, where: [{ file: HOSTILE, line: 1 }] })], { bot: HOSTILE, problems: [HOSTILE] }));
        for (const bad of ['<script', '\u001B', '\u202E']) assert.ok(!page.includes(bad), bad);
        assert.equal(page.split('</style>').length, 2);
        const [, style = ''] = /<style>([^]*)<\/style>/.exec(page) ?? [];
        const hash = createHash('sha256').update(style).digest('base64');
        assert.ok(page.includes(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`));
        assert.ok(!/\b(?:src|href)="(?!#)|url\(|@import|\bstyle="|\bon\w+=/.test(page));
    });

    it('are one table row a finding in markdown, whatever a file is called', () => {
        const text = as('markdown', report([finding({ where: [{ file: `${HOSTILE}\n| x`, line: 1 }] })], { bot: HOSTILE }));
        const rows = text.split('\n').filter((line) => line.startsWith('| high'));
        assert.equal(rows.length, 1);
        assert.equal(rows[0]?.replace(/\\./g, '').split('|').length, 6);
        for (const bad of ['<script', '\u001B', '\u202E']) assert.ok(!text.includes(bad), bad);
    });

    it('have every finding in every format', async () => {
        const { findings } = JSON.parse(await echo('json')) as Report;
        const [html, markdown, sarif] = await Promise.all(['html', 'markdown', 'sarif'].map(echo));
        for (const { title, verdict, id } of findings) {
            assert.ok(sarif?.includes(`"${id}"`), id);
            if (verdict !== 'pass') assert.ok(html?.includes(`<code>${id}</code>`) && markdown?.includes(`\`${id}\``), title);
        }
    });
});

interface SarifLog {
    runs: {
        results: { ruleId: string; ruleIndex: number; kind: string; level: string; locations?: { physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number } } }[] }[];
        invocations: { executionSuccessful: boolean }[];
    }[];
}
