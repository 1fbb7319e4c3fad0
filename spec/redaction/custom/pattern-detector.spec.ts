import assert from 'node:assert/strict';
import Module from 'node:module';
import * as sinon from 'sinon';
import { Redactor } from '../../../lib/redaction/redactor';
import { OptionError } from '../../../lib/support/errors';

const redacted = (pattern: RegExp, text: string) => new Redactor({ detectors: [{ kind: 'STAFF_ID', pattern }] }).redact(text).text;

describe('a pattern as detector', () => {
    for (const [what, pattern, text, expected] of [
        ['every match', /EMP-[0-9]{3}/, 'EMP-123 EMP-456', '[STAFF_ID] [STAFF_ID]'], ['global ones too', /EMP-[0-9]{3}/g, 'EMP-123 EMP-456', '[STAFF_ID] [STAFF_ID]'],
        ['sticky ones too', /EMP-[0-9]{3}/y, 'x EMP-123', 'x [STAFF_ID]'], ['in any case', /emp-[0-9]{3}/i, 'EMP-123', '[STAFF_ID]'], ['nothing of no length', /x?/, 'abx', 'ab[STAFF_ID]'],
    ] as const) {
        it(`finds ${what}`, () => assert.equal(redacted(pattern, text), expected));
    }
    it('leaves the developer\'s pattern as it is', () => {
        const pattern = /EMP-[0-9]{3}/g;
        redacted(pattern, 'EMP-123');
        assert.equal(pattern.lastIndex, 0);
    });

    describe('that can backtrack', () => {
        const pattern = /(?:EMP)+-[0-9]+/;
        afterEach(() => sinon.restore());

        it('is refused without re2', () => {
            withRe2(undefined);
            assert.throws(() => redacted(pattern, ''), (error) => error instanceof OptionError && error.option === 'detectors[0]');
        });
        it('is run by re2', () => {
            const made = sinon.spy((source: string, flags: string) => new RegExp(source, flags));
            withRe2(made);
            assert.equal(redacted(pattern, 'EMPEMP-1'), '[STAFF_ID]');
            assert.deepEqual(made.args, [['(?:EMP)+-[0-9]+', 'g']]);
        });
        it('is refused when re2 does not understand it', () => {
            withRe2(() => {
                throw new SyntaxError('invalid');
            });
            assert.throws(() => redacted(pattern, ''), OptionError);
        });
    });

    for (const wrong of [{ kind: 'x', pattern: /a/ }, { kind: 'STAFF_ID' }, { kind: 'STAFF_ID', pattern: 'a' }, { pattern: /a/ }, null, 'text', {}]) {
        it(`is not ${JSON.stringify(wrong)}`, () => assert.throws(() => new Redactor({ detectors: [wrong as never] }), OptionError));
    }
});

/** Whether the optional peer is installed, and what it is. */
function withRe2(engine: unknown): void {
    const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
    const { _load: load } = loader; // the only way to say what is installed
    sinon.replace(loader, '_load', function (this: unknown, name: string, ...rest: unknown[]) {
        if (name !== 're2') return load.call(this, name, ...rest) as unknown;
        if (!engine) throw new Error('Cannot find module');
        return engine;
    });
}
