import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { inspect } from 'node:util';
import { scrub } from '../../lib/redaction/scrub';

const FAILED = '[REDACTION_FAILED]';
const NEUTRAL = 'the error could not be searched for sensitive data';
const scrubbed = (thrown: unknown) => scrub(thrown, (text) => text.replaceAll(/secret|4111111111111111/g, '[S]'));
const circle = (more: object): object => { const self: Record<string, unknown> = { ...more }; self['self'] = self; return self; };
const failure = (more: object, message: unknown = 'declined') => Object.assign(new Error(message as string), more);
class HttpError extends Error { override name = 'HttpError'; code = 'E402'; constructor(readonly body: unknown) { super('declined'); } }

describe('scrub', () => {
    for (const [title, thrown, expected] of [
        ['an object', { card: 'secret', list: ['secret'] }, { card: '[S]', list: ['[S]'] }],
        ['an array', ['a', { b: 'secret' }], ['a', { b: '[S]' }]],
        ['a number', 4111111111111111, '[S]'],
        ['a bigint', 4111111111111111n, '[S]'],
        ['a string', 'a secret', 'a [S]'],
        ['what an object is in JSON', { toJSON: () => ({ card: 'secret' }) }, { card: '[S]' }],
        ['the parts of a circle that are none', circle({ card: 'secret', status: 402 }), { card: '[S]', status: 402, self: { card: '[S]', status: 402, self: FAILED } }],
        ['a symbol', Symbol('secret'), new Error(NEUTRAL)],
        ['a text of ten million characters', 'x'.repeat(10_000_000), new Error(NEUTRAL)],
        ['an object that cannot be read', new Proxy({}, { getPrototypeOf: () => { throw new Error('secret'); } }), new Error(NEUTRAL)],
    ] as const) {
        it(`replaces in ${title}`, () => assert.deepEqual(scrubbed(thrown), expected));
    }

    for (const [title, error] of [
        ['a body', new HttpError({ error: 'secret' })],
        ['a response', failure({ response: { status: 402, data: { card: 'secret' } } })],
        ['a response that is a circle', failure({ response: circle({ data: { card: 'secret' } }) })],
        ['a response with a socket', failure({ response: { data: 'secret', socket: Object.assign(new EventEmitter(), { peer: 'secret' }) } })],
        ['a property under a symbol', failure({ [Symbol('body')]: 'secret' })],
        ['a property whose name says it', failure({ details: { secret: 1 } })],
        ['a message that is an object', failure({ message: { card: 'secret' } })],
        ['a message that is a number', failure({ message: 4111111111111111 })],
        ['no message, but JSON', failure({ message: undefined, toJSON: () => ({ card: 'secret' }) })],
        ['a message and more of it in JSON', failure({ toJSON: () => ({ config: { card: 'secret' } }) })],
        ['errors', new AggregateError([new Error('secret'), new Error('other', { cause: 'secret' })], 'all failed')],
        ['errors in errors', new AggregateError([new AggregateError([new Error('secret')])])],
        ['errors without end', new AggregateError(Array.from({ length: 10_000 }, () => new Error('secret')))],
        ['a cause with a body', failure({ cause: new HttpError('secret') })],
        ['an error in an object', failure({ details: { inner: new Error('secret') } })],
        ['a getter', failure({ get body() { return 'secret'; } })],
        ['a getter of its class', new (class extends Error { override get message() { return 'secret'; } override set message(_) { /* nobody writes */ } })()],
    ] as const) {
        it(`replaces in an error with ${title}, on a copy of its class`, () => {
            const given = scrubbed(error) as Error;
            assert.notEqual(given, error);
            assert.ok(given instanceof error.constructor && given instanceof Error);
            assert.doesNotMatch(inspect(given, { depth: 20, showHidden: true }), /secret|4111/);
            assert.doesNotMatch(`${String(given)} ${JSON.stringify([given, given.message])} ${given.stack}`, /secret|4111/);
        });
    }

    it('keeps name, code and what else there was', () => {
        const given = scrubbed(new HttpError({ error: 'secret', status: 402 })) as HttpError;
        assert.deepEqual([given.name, given.code, given.message, given.body], ['HttpError', 'E402', 'declined', { error: '[S]', status: 402 }]);
        assert.ok(!Object.keys(given).includes('message'));
    });

    it('makes up no stack', () => {
        const error = failure({ body: 'secret', stack: undefined });
        delete error.stack;
        assert.equal((scrubbed(error) as Error).stack, undefined);
    });

    it('copies no more errors than anybody reads', () => {
        const many = (make: () => Error) => new AggregateError(Array.from({ length: 50 }, make));
        const given = scrubbed(many(() => many(() => new Error('secret')))) as AggregateError;
        const errors = given.errors.flatMap((each?: AggregateError) => [each, ...(each?.errors ?? []) as unknown[]]).filter(Boolean);
        assert.ok(errors.length < 100, String(errors.length));
    });

    it('keeps the status of a response that is a circle', () => {
        const error = failure({ response: circle({ status: 402, data: 'secret' }) });
        assert.deepEqual([(scrubbed(error) as { response: { status: number } }).response.status], [402]);
    });

    it('ends at errors that hold each other', () => {
        const [one, two] = [new Error('one'), new Error('two secret')];
        [one.cause, two.cause] = [two, one];
        const given = scrubbed(one) as { cause: { message: string; cause: unknown } };
        assert.deepEqual([given.cause.message, given.cause.cause], ['two [S]', given]);
    });

    for (const [title, thrown] of [
        ['an error', new HttpError({ status: 402 })],
        ['errors', new AggregateError([new Error('one')], 'all failed')],
        ['an error of the platform', new DOMException('aborted', 'AbortError')],
        ['an object', { statusCode: 402 }],
        ['an array', [new Error('one'), 2]],
        ['a symbol', Symbol('a')],
        ['a function', () => 'secret'],
        ['null', null],
        ['nothing', undefined],
    ] as const) {
        it(`passes on ${title} as it is when there is nothing to replace`, () => assert.equal(scrubbed(thrown), thrown));
    }
});
