import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { KeyRing } from '../../lib';
import { cli, folder, message } from './support/cli';

describe('the command line, on an SQLite file', () => {
    const files = folder();
    const env = { BOT_WARDEN_KEYS: KeyRing.generate().export() };

    before(function () {
        if (!existsSync(resolve(__dirname, '../../lib/storage/providers/sqlite/index.js'))) this.skip();
    });

    it('imports into a new one, and erases from it', async () => {
        const database = files.path('bot.db');
        const imported = await cli(['import', files.write('a.transcript', [message('hi'), message('bye')]), '--sqlite', database], { env });
        assert.equal(imported.code, 0, imported.err);
        const again = await cli(['import', files.path('a.transcript'), '--sqlite', database], { env });
        assert.match(again.out, /there already +2\n/);
        const erased = await cli(['erase', '--channel', 'emulator', '--conversation', 'talk', '--sqlite', database], { env });
        assert.deepEqual([erased.code, erased.err], [0, '']);
        assert.match(erased.out, /records +2\n/);
        assert.equal((await cli(['erase', '--due', '--sqlite', database], { env })).code, 0);
    });

    it('searches one', async () => {
        const database = files.path('bot.db');
        await cli(['import', files.write('a.transcript', [message('my card is 4111 1111 1111 1111')]), '--sqlite', database], { env });
        const { code, out, err } = await cli(['scan', '--channel', 'emulator', '--sqlite', database], { env });
        assert.deepEqual([code, err], [0, '']);
        assert.match(out, /^found nothing\nsearched 1 conversation: 1 line or activity/); // it went in redacted
    });

    it('makes no new one to erase from', async () => {
        const { code } = await cli(['erase', '--due', '--sqlite', files.path('typo.db')], { env });
        assert.deepEqual([code, existsSync(files.path('typo.db'))], [2, false]);
    });
});
