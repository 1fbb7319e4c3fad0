import assert from 'node:assert/strict';
import { decide, type Occasion, type UserRecord } from '../../lib/education/decide';

const [MINUTE, DAY] = [60_000, 86_400_000];
const NOW = Date.UTC(2026, 0, 1);
const limits = { coolDown: 10 * MINUTE, remindAfter: 30 * DAY };
const ago = (length: number) => NOW - length;
const known = (more: Partial<UserRecord> = {}): UserRecord => ({ shownAt: ago(40 * DAY), seenAt: ago(MINUTE), ...more });

describe('what a user is told', () => {
    for (const [title, record, occasion, card, advice, isWritten] of [
        ['a card at first contact', undefined, {}, true, [], true],
        ['nothing who is known', known(), {}, false, [], false],
        ['nothing who is not there', undefined, { isContact: false }, false, [], false],
        ['nothing, but seen again after a day', known({ seenAt: ago(DAY) }), {}, false, [], true],
        ['what has happened', known(), { topics: ['redacted/card'] }, false, ['redacted/card'], true],
        ['what has happened, before any contact', undefined, { isContact: false, topics: ['sign-in-refused'] }, false, ['sign-in-refused'], true],
        ['both at once', undefined, { topics: ['redacted/card'] }, true, ['redacted/card'], true],
        ['nothing within the cool-down', known({ advised: { c1: ago(10 * MINUTE - 1) } }), { topics: ['redacted/card'] }, false, [], false],
        ['it again after the cool-down', known({ advised: { c1: ago(10 * MINUTE) } }), { topics: ['redacted/card'] }, false, ['redacted/card'], true],
        ['it in another conversation', known({ advised: { c2: ago(1) } }), { topics: ['redacted/card'] }, false, ['redacted/card'], true],
        ['nothing that is acknowledged', known({ acknowledged: { 'redacted/card': ago(30 * DAY - 1) } }), { topics: ['redacted/card'] }, false, [], false],
        ['it again when that is long ago', known({ acknowledged: { 'redacted/card': ago(30 * DAY) } }), { topics: ['redacted/card'] }, false, ['redacted/card'], true],
        ['what is not acknowledged', known({ acknowledged: { 'redacted/card': ago(1) } }), { topics: ['redacted/card', 'redacted/pin'] }, false, ['redacted/pin'], true],
        ['a reminder after a long absence', known({ seenAt: ago(30 * DAY) }), {}, false, ['idle'], true],
        ['no reminder before', known({ seenAt: ago(30 * DAY - 1) }), {}, false, [], true],
        ['no reminder where there are several', known({ seenAt: ago(30 * DAY) }), { reminds: false }, false, [], true],
        ['what has happened, and no reminder with it', known({ seenAt: ago(30 * DAY) }), { topics: ['codes-locked'] }, false, ['codes-locked'], true],
        ['nothing by a clock that is set back a little', known({ seenAt: NOW + MINUTE, advised: { c1: NOW + MINUTE } }), { topics: ['redacted/card'] }, false, [], false],
    ] as [string, UserRecord | undefined, Partial<Occasion>, boolean, string[], boolean][]) {
        it(`is ${title}`, () => {
            const plan = decide(record, { now: NOW, conversation: 'c1', isContact: true, reminds: true, topics: [], ...occasion }, limits);
            assert.deepEqual([plan.showsCard, plan.advice, plan.record !== record], [card, advice, isWritten]);
            if (card) assert.equal(plan.record?.shownAt, NOW);
            if (advice.length > 0) assert.equal(plan.record?.advised?.c1, NOW);
        });
    }

    it('leaves a bounded record, of the latest conversations', () => {
        let record: UserRecord | undefined;
        for (let number = 0; number < 20; number++) {
            record = decide(record, { now: NOW + number, conversation: `c${number}`, isContact: true, reminds: true, topics: ['redacted/card'] }, limits).record;
        }
        assert.deepEqual(Object.keys(record?.advised ?? {}).sort(), ['c12', 'c13', 'c14', 'c15', 'c16', 'c17', 'c18', 'c19']);
    });
});
