import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { forgetting, novelty, remembering, seenOf } from '../../lib/impersonation/replays';
import type { ActivityLike } from '../../lib/turn/types';

const WINDOW = { count: 3, window: 1_000 };
const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
const after = (...all: ActivityLike[]) => all.reduce((recent, each) => remembering(recent, seen(each)!, { count: 20, window: 1_000 }), '');
const MESSAGE = { type: 'message', id: '1', text: 'hi', from: { id: 'ann' }, value: { a: 1 }, attachments: [{ contentType: 'text/plain', content: 'x' }] } as ActivityLike;
const seen = (activity: ActivityLike, at = 0) => seenOf(activity, hash, at);

describe('replays', () => {
    for (const [what, change, expected] of [
        ['the same again', {}, 'repeat'],
        ['the same, sent later', { timestamp: new Date(5), localTimestamp: 'later' }, 'repeat'],
        ['another text', { text: 'transfer' }, 'replay'],
        ['another user', { from: { id: 'eve' } }, 'replay'],
        ['another value', { value: { a: 2 } }, 'replay'],
        ['another attachment', { attachments: [] }, 'replay'],
        ['another name', { name: 'x' }, 'replay'],
        ['another id', { id: '2' }, 'new'],
        ['another type', { type: 'invoke' }, 'new'],
    ] as const) {
        it(`takes ${what} as ${expected}`, () => assert.equal(novelty(after(MESSAGE), seen({ ...MESSAGE, ...change } as ActivityLike, 10)!, WINDOW), expected));
    }

    for (const [what, activity] of [
        ['a message without an id', { ...MESSAGE, id: undefined }], ['an empty id', { ...MESSAGE, id: '' }], ['an id that is a number', { ...MESSAGE, id: 7 }],
        ['typing', { ...MESSAGE, type: 'typing' }], ['an edit, which has the id of what it edits', { ...MESSAGE, type: 'messageUpdate' }],
        ['a reaction', { ...MESSAGE, type: 'messageReaction' }], ['a conversationUpdate', { ...MESSAGE, type: 'conversationUpdate' }],
    ] as [string, ActivityLike][]) {
        it(`remembers nothing of ${what}`, () => assert.equal(seen(activity), undefined));
    }

    it('forgets after the window, and beyond the count', () => {
        const all = ['1', '2', '3', '4'].reduce((recent, id) => remembering(recent, seen({ ...MESSAGE, id })!, WINDOW), '');
        assert.equal(all.split(' ').length, 3);
        assert.deepEqual(['1', '2', '3', '4'].map((id) => novelty(all, seen({ ...MESSAGE, id }, 999)!, WINDOW)), ['new', 'repeat', 'repeat', 'repeat']);
        assert.equal(novelty(all, seen({ ...MESSAGE, id: '4' }, 1_000)!, WINDOW), 'new');
        assert.equal(remembering(all, seen({ ...MESSAGE, id: '5' }, 1_000)!, WINDOW).split(' ').length, 1);
    });

    it('forgets one again', () => {
        const [one, two] = [MESSAGE, { ...MESSAGE, id: '2' }];
        assert.equal(forgetting(after(one, two), seen(two)!), after(one));
        assert.equal(forgetting(after(one), seen(one)!), '');
        assert.equal(forgetting(after(one), seen(two)!), after(one));
        assert.equal(novelty('', seen(one)!, WINDOW), 'new');
    });

    it('holds neither id nor text', () => assert.doesNotMatch(JSON.stringify(seen({ ...MESSAGE, id: 'conversation|0001', text: 'secret' })), /conversation\||secret|ann/));

    it('never takes one content for another', () => {
        const part = fc.oneof(fc.string({ maxLength: 5 }), fc.constant(undefined));
        fc.assert(fc.property(fc.tuple(part, part, part), fc.tuple(part, part, part), (one, other) => {
            const of = ([name, text, value]: typeof one) => seen({ ...MESSAGE, name, text, value } as ActivityLike)!;
            assert.equal(of(one).content === of(other).content, JSON.stringify(one) === JSON.stringify(other));
        }));
    });
});
