import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { agrees, optionsIn, tableIn } from './support/options';

/** What every protection has, and the README explains once. */
const COMMON = ['storage', 'keys', 'events', 'refusal'];

const tables = [
    ['BotWardenOptions', 'bot-warden', '## Quick start', 'option of `BotWarden`', []],
    ['SecureChannelOptions', 'channel/secure-channel-middleware', '## Secure channel', 'option of `channel`', [...COMMON, 'development']],
    ['ImpersonationOptions', 'impersonation/options', '## Impersonation', 'option', []],
    ['DirectLineTokenOptions', 'direct-line/options', '## Direct Line tokens', 'option', []],
    ['SafeUseOptions', 'education/options', '## Safe use', 'option', COMMON],
    ['LoginTimeoutOptions', 'login/login-options', '## Login timeouts', 'option', []],
    ['RedactionOptions', 'redaction/options', '## Redaction', 'option', []],
    ['RedactorOptions', 'redaction/redactor', '## Redaction', 'option of `Redactor`', []],
    ['SelfDestructingTranscriptsOptions', 'transcripts/self-destructing-transcripts', '## Self-destructing transcripts', 'option of `SelfDestructingTranscripts`', []],
    ['SelfDestructOptions', 'transcripts/self-destruct-middleware', '## Self-destructing transcripts', 'option of `SelfDestructMiddleware`', []],
    ['ExpiringStorageOptions', 'storage/expiring-storage', '## State that is sealed, and expires', 'option', []],
    ['AuditLogOptions', 'events/audit/audit-log', '### Audit log', 'option', []],
    ['AttackOptions', 'testing/options', '## Attack your own bot', 'option of `attack(bot, options)`', []],
] as const;

describe('tables of options in the README', () => {
    const readme = readFileSync('README.md', 'utf8');

    for (const [name, file, heading, firstCell, elsewhere] of tables) {
        const declared = optionsIn(`dist/${file}.d.ts`, name);
        const listed = tableIn(readme, heading, firstCell);
        const left: readonly string[] = elsewhere;

        it(`name every option of ${name}, and no other`, () => {
            const expected = [...declared.keys()].filter((option) => listed.has(option) || !left.includes(option));
            assert.deepEqual([...listed.keys()].toSorted(), expected.toSorted());
        });

        it(`say its defaults: ${name}`, () => {
            const wrong = [...declared].filter(([option, value]) => !agrees(value, listed.get(option)) && !left.includes(option));
            assert.deepEqual(wrong.map(([option, value]) => `${option}: ${value} / ${listed.get(option)}`), []);
        });
    }

    for (const [declared, cell, expected] of [
        ['86_400_000 (24 hours)', '86_400_000 (24 h)', true], ['86_400_000 (24 hours)', '24 hours', true], ['86_400_000 (24 hours)', '86_400_00', false],
        ['900_000 (15 minutes)', '600_000 (10 min)', false], ["'hardened'", "`'hardened'`", true], ["'hardened'", "`'off'`", false], ['false', 'off: it needs names', true],
        ['false', '`true`', false], ["'Sorry'", undefined, false], [undefined, undefined, true], ['a sentence', 'another one', true],
    ] as const) {
        it(`are compared by value: ${declared} ${expected ? 'is' : 'is not'} ${cell}`, () => assert.equal(agrees(declared, cell), expected));
    }

    it('are read from declarations and markdown', () => {
        const text = "export interface Base {\n    a: number;\n}\nexport interface More extends Base {\n    /** Long. @default 'x' */\n    b?: string | undefined;\n    c?(this: void): void;\n}\n";
        assert.deepEqual([...optionsIn('a.d.ts', 'More', text)], [['a', undefined], ['b', "'x'"], ['c', undefined]]);
        assert.deepEqual([...tableIn('## A\n\n| option | what it is | default |\n| --- | --- | --- |\n| `a`, `b(c)` | x \\| y | 1 |\n\n## B\n', '## A', 'option')], [['a', '1'], ['b', '1']]);
        assert.throws(() => optionsIn('a.d.ts', 'None', text), /no interface None/);
        assert.throws(() => tableIn('## B\n', '## A', 'option'), /no table/);
    });
});
