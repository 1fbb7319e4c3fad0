import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AuditLog, KeyRing, SecurityEvents } from '../../lib';
import { cli, folder } from './support/cli';

describe('bot-warden audit verify', () => {
    const files = folder();
    const keys = KeyRing.generate();
    const env = { BOT_WARDEN_KEYS: keys.export() };
    let path: string;

    beforeEach(async () => {
        path = files.path('audit.jsonl');
        const events = new SecurityEvents(keys);
        const log = new AuditLog({ path, keys, events });
        for (let count = 0; count < 3; count++) events.report({ channelId: 'webchat' }, { type: 'impersonation', reason: 'id-changed', action: 'block' });
        await log.close();
    });

    for (const [what, typed, around] of [
        ['keys in the environment', [], { env }],
        ['public keys', [`--public-key=${keys.publicKeys()[0]}`], {}],
        ['the number that was noted', ['--expect-seq', '4'], { env }],
    ] as const) {
        it(`knows a genuine one with ${what}`, async () => {
            const { code, out, err } = await cli(['audit', 'verify', path, ...typed], around);
            assert.deepEqual([code, err], [0, '']);
            assert.match(out, /^valid: .+\n +records +4 \(1 to 4\)\n +from +\S+Z\n +until +\S+Z\n +impersonation +3\n +audit-began +1\n$/);
        });
    }

    for (const [what, change, typed, expected] of [
        ['altered', (text: string) => text.replace('id-changed', 'id-shared'), [], /^NOT valid:\n +line 2 is not as it was written\n/],
        ['emptied', () => '', [], /^NOT valid:\n +there is no record in it\n$/],
        ['something else', () => 'dear diary', [], /^NOT valid:\n +line 1 is no record\n$/],
        ['shorter than was noted', (text: string) => text, ['--expect-seq', '9'], /^NOT valid:\n +it ends with record 4, and should go on to 9\n/],
        ['of others', (text: string) => text, [`--public-key=${KeyRing.generate().publicKeys()[0]}`], /^NOT valid:\n +line 4 is not signed with these keys\n/],
        ['without an end', (text: string) => text.replace(/,"signature":"[^"]+"/, ''), [], /^NOT valid:\n +4 records at the end not signed: /],
    ] as [string, (text: string) => string, string[], RegExp][]) {
        it(`says so of one that is ${what}`, async () => {
            const changed = files.write('changed.jsonl', change(readFileSync(path, 'utf8')));
            const { code, out } = await cli(['audit', 'verify', changed, ...typed], typed.some((each) => each.startsWith('--public')) ? {} : { env });
            assert.equal(code, 1);
            assert.match(out, expected);
        });
    }

    for (const [typed, expected] of [
        [['audit', 'verify'], 'name the file of the audit log, or several in their order'],
        [['audit', 'verify', 'nowhere.jsonl'], 'nowhere.jsonl cannot be read (ENOENT)'],
        [['audit', 'verify', '.'], '. cannot be read (EISDIR)'],
        [['audit', 'verify', 'x', '--expect-seq', 'last'], '--expect-seq must be a number'],
    ] as const) {
        it(`says "${expected}"`, async () => assert.deepEqual(await cli([...typed], { env }), { code: 2, out: '', err: `bot-warden: ${expected}\n` }));
    }
});
