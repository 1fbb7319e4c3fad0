import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const consumers = resolve('.tmp/package/consumers');
const installed = join(consumers, 'node_modules', 'bot-warden');

const EXPORTED = 'BotWarden KeyRing Redactor ConversationRedactor Vault redactingTelemetryClient redactingTranscriptStore LoginTimeoutDialog sensitive attack assertHeld';

const node = (cwd: string, ...args: string[]) => execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: 'pipe' });

function compile(file: string, module: string) {
    const options = ['--ignoreConfig', '--strict', '--skipLibCheck', '--types', 'node', '--target', 'es2022', '--module', module];
    try {
        node(consumers, resolve('node_modules/typescript/bin/tsc'), ...options, '--outDir', 'compiled', file);
    } catch (error) {
        assert.fail((error as { stdout: string }).stdout);
    }
}

describe('the packed package', function () {
    this.timeout(30_000);

    for (const [kind, script, source] of [
        ['a CommonJS script', 'javascript.cjs', undefined],
        ['an ES module', 'javascript.mjs', undefined],
        ['TypeScript that becomes CommonJS', 'compiled/typescript.cjs', ['typescript.cts', 'node16']],
        ['TypeScript that becomes an ES module', 'compiled/typescript.mjs', ['typescript.mts', 'nodenext']],
    ] as const) {
        it(`serves ${kind}`, () => {
            if (source) compile(source[0], source[1]);
            assert.equal(node(consumers, script), `${EXPORTED}\nmy card is [CREDIT_CARD]\n`);
        });
    }

    it('works where no SDK is installed, and loads nothing but itself', () => {
        const folder = mkdtempSync(join(tmpdir(), 'bot-warden-')); // outside the repository, whose packages would be found
        try {
            cpSync(installed, join(folder, 'node_modules', 'bot-warden'), { recursive: true });
            cpSync(join(consumers, 'without-sdk.cjs'), join(folder, 'without-sdk.cjs'));
            assert.equal(node(folder, 'without-sdk.cjs'), 'my card is [CREDIT_CARD]\n\n');
        } finally {
            rmSync(folder, { recursive: true });
        }
    });

    it('holds code, types and documents only', () => {
        const expected = /^(dist\/.+\.(js|d\.ts)|package\.json|README\.md|LICENSE|SECURITY\.md|CHANGELOG\.md)$/;
        const files = readdirSync(installed, { recursive: true, withFileTypes: true })
            .filter(entry => entry.isFile())
            .map(entry => join(entry.parentPath, entry.name).slice(installed.length + 1).replaceAll('\\', '/'));
        assert.deepEqual(files.filter(file => !expected.test(file)), []);
        for (const document of ['README.md', 'LICENSE', 'SECURITY.md', 'CHANGELOG.md']) assert.ok(files.includes(document), document);
    });
});
