import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Answer, answered, answerNow, asStored, markSensitive } from '../../../lib/redaction/sensitive/answer';

const activity = (more: object = {}) => ({
    type: 'message', id: '1', channelId: 'c', conversation: { id: 'c1', name: 'hunter2' }, from: { id: 'ann', name: 'hunter2', role: 'user' }, text: 'hunter2',
    value: { password: 'hunter3' }, channelData: ['hunter2'], attachments: [{ content: 'hunter2' }], entities: [{ text: 'hunter2' }], ...more,
});

describe('Answer', () => {
    for (const [title, given, text, expected] of [
        ['its text', { text: 'hunter2' }, 'was it hunter2 or hunter22?', 'was it [SENSITIVE] or [SENSITIVE]2?'],
        ['its text without blanks around it', { text: ' hunter2\n' }, 'hunter2', '[SENSITIVE]'],
        ['the fields of a form', { value: { a: { b: ['hunter2'] } } }, 'hunter2', '[SENSITIVE]'],
        ['a number in a form', { value: { pin: 12345 } }, 'it is 12345', 'it is [SENSITIVE]'],
        ['what looks like a pattern', { text: 'a.c$&(' }, 'abc a.c$&(', 'abc [SENSITIVE]'],
        ['the longer of two', { value: ['hunter', 'hunter2'] }, 'hunter2', '[SENSITIVE]'],
        ['the longer of two, in any order', { value: ['hunter2', 'hunter'] }, 'hunter2', '[SENSITIVE]'],
        ['nothing of three letters', { text: 'abc' }, 'abc', 'abc'],
        ['no name of a field', { value: { password: 'x' } }, 'password', 'password'],
        ['nothing where there is nothing', {}, 'hello', 'hello'],
        ['nothing that its label holds', { text: 'SENSITIVE' }, '[SENSITIVE]', '[SENSITIVE]'],
    ] as const) {
        it(`hides ${title}`, () => assert.equal(new Answer(given).hide(text), expected));
    }

    it('hides fifty different ones', () => {
        const value = Array.from({ length: 60 }, (_, index) => `value-${index}.`);
        const hidden = value.map((text) => new Answer({ value }).hide(text)).filter((text) => text === '[SENSITIVE]');
        assert.equal(hidden.length, 50);
    });

    it('is not printed with an activity', () => {
        const marked = { type: 'message' };
        markSensitive(marked, new Answer({ text: 'hunter2' }));
        assert.doesNotMatch(inspect(marked, { depth: 9, showHidden: true }) + JSON.stringify(marked), /hunter2/);
    });

    it('is known during its turn, and to copies of its activity', async () => {
        const answer = new Answer({ text: 'hunter2' });
        assert.equal(await answered(answer, async () => (await Promise.resolve(), answerNow())), answer);
        assert.equal(answerNow(), undefined);
        const marked = activity();
        markSensitive(marked, answer);
        assert.equal(answerNow({ ...marked }), answer);
    });
});

describe('asStored', () => {
    it('is the activity itself when it answers nothing', () => {
        const given = activity();
        assert.equal(asStored(given), given);
    });

    it('says that there was an answer, from whom and when', () => {
        const given = activity({ timestamp: new Date(0), recipient: { id: 'bot', name: 'hunter2' } });
        markSensitive(given, new Answer(given));
        assert.deepEqual(JSON.parse(JSON.stringify(asStored(Object.assign({}, given)))), {
            type: 'message', id: '1', timestamp: '1970-01-01T00:00:00.000Z', channelId: 'c', conversation: { id: 'c1' }, from: { id: 'ann', role: 'user' }, recipient: { id: 'bot' }, text: '[SENSITIVE]',
        });
    });

    it('takes an activity with nobody in it', () => {
        const given = { type: 'message', text: 'hunter2' };
        markSensitive(given, new Answer(given));
        assert.equal(asStored(given).text, '[SENSITIVE]');
    });
});
