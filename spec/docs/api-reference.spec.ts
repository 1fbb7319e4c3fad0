import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('the API reference', function () {
    this.timeout(60_000);

    it('is what scripts/api-reference.mjs makes of the declarations', () => {
        const folder = mkdtempSync(join(tmpdir(), 'bot-warden-api-'));
        execFileSync(process.execPath, ['scripts/api-reference.mjs', folder]);
        const pages = (from: string) => Object.fromEntries(readdirSync(from).map((name) => [name, readFileSync(join(from, name), 'utf8')]));
        const [fresh, committed] = [pages(folder), pages('docs/api')];
        rmSync(folder, { recursive: true });
        assert.deepEqual(Object.keys(committed).filter((name) => committed[name] !== fresh[name]), [], 'run node scripts/api-reference.mjs');
        assert.deepEqual(Object.keys(fresh), Object.keys(committed));
    });

    it('describes everything that is exported by a comment or a declaration, and nothing private', () => {
        const page = readFileSync('docs/api/bot-warden.md', 'utf8');
        for (const name of ['BotWarden', 'SelfDestructingTranscripts', 'KeyRing', 'directLineTokenEndpoint', 'SecurityEventDetail']) assert.match(page, new RegExp(`^### ${name}$`, 'm'));
        assert.doesNotMatch(page, /^ {4}(?:private|protected) /m);
    });
});
