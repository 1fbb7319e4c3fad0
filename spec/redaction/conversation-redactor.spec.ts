import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ConversationRedactor, type ConversationState } from '../../lib/redaction/conversation-redactor';
import { Redactor } from '../../lib/redaction/redactor';

const redactor = new Redactor();
const NOW = Date.UTC(2026, 0, 1);

/** What is found in each message in the end, by number: its own words. */
function found(messages: readonly string[], seconds = 5): string[] {
    const conversation = new ConversationRedactor(redactor);
    const parts = new Map<number, Set<string>>();
    const add = (message: number, { kind, start, end }: { kind: string; start: number; end: number }) =>
        parts.set(message, (parts.get(message) ?? new Set()).add(`${message} ${kind} ${messages[message]!.slice(start, end)}`));
    for (const [message, text] of messages.entries()) {
        const { findings, earlier } = conversation.push(text, NOW + message * seconds * 1_000);
        for (const finding of findings) add(message, finding);
        for (const finding of earlier) add(finding.message, finding);
    }
    return [...parts].toSorted(([a], [b]) => a - b).flatMap(([, list]) => [...list]);
}

const card = (...parts: string[]) => parts.map((part) => part.replace(/^(\d+) /, '$1 CREDIT_CARD '));

describe('ConversationRedactor', () => {
    for (const [title, messages, expected] of [
        ['four groups of four', ['4111', '1111', '1111', '1111'], card('0 4111', '1 1111', '2 1111', '3 1111')],
        ['two halves', ['my card: 4111 1111', '11111111'], card('0 4111 1111', '1 11111111')],
        ['American Express', ['3782', '822463', '10005 thats it'], card('0 3782', '1 822463', '2 10005')],
        [
            'words around every part', ['the first four are 4111', 'then 1111', 'next: 1111', 'and finally 1111!'],
            card('0 4111', '1 1111', '2 1111', '3 1111'),
        ],
        [
            'other messages in between', ['my card number', 'hold on', '4111 1111', 'wait a second', 'where is it', '1111 1111'],
            card('2 4111 1111', '5 1111 1111'),
        ],
        ['the expiry with the last part', ['4111 1111 1111', '1111 exp 12/27'], card('0 4111 1111 1111', '1 1111')],
        ['full-width digits and Chinese', ['卡号是 ４１１１', '1111', '1111', '1111'], card('0 ４１１１', '1 1111', '2 1111', '3 1111')],
        ['an IBAN', ['DE89 3704', '0044 0532', '0130 00'], ['0 IBAN_CODE DE89 3704', '1 IBAN_CODE 0044 0532', '2 IBAN_CODE 0130 00']],
        ['an IBAN with a group of letters', ['GB29 NWBK', '6016 1331 9268 19'], ['0 IBAN_CODE GB29 NWBK', '1 IBAN_CODE 6016 1331 9268 19']],
        ['an SSN', ['my ssn starts with 536', 'then 90', '4399'], ['0 US_SSN 536', '1 US_SSN 90', '2 US_SSN 4399']],
        ['an SSN that nobody calls one', ['536', '90', '4399'], ['0 US_SSN 536', '1 US_SSN 90', '2 US_SSN 4399']],
        ['a phone number', ['call me on 415', '555-2671'], ['0 PHONE_NUMBER 415', '1 PHONE_NUMBER 555-2671']],
        ['a phone number with its country', ['+49 30', '12345678'], ['0 PHONE_NUMBER +49 30', '1 PHONE_NUMBER 12345678']],
        ['a card that was a number without a topic', ['my number is', '4111', '1111', '1111', '1111'], card('1 4111', '2 1111', '3 1111', '4 1111')],
        ['two cards', ['4111 1111', '1111 1111', '5500 0000', '0000 0004'], card('0 4111 1111', '1 1111 1111', '2 5500 0000', '3 0000 0004')],
        ['what one message has', ['hi', 'my card is 4111 1111 1111 1111', '1111'], card('1 4111 1111 1111 1111')],
    ] as const) {
        it(`finds ${title}`, () => assert.deepEqual(found(messages), expected));
    }

    for (const [title, messages] of [
        ['a wrong check digit', ['4111', '1111', '1111', '1112']],
        ['a group that is missing', ['4111', '1111', '1111']],
        ['answers to questions', ['2', '19', '1999', '4 people']],
        ['prices', ['I paid 4111', 'then 1111 euros', '$1111', '1111']],
        ['an order and a year', ['order 4111', 'in year 1111', 'size 1111', 'room 1111']],
        ['codes', ['the code is 4111', 'the code is 1111', 'no, code 1111', 'otp 1111']],
        ['times and dates', ['at 4:11', 'on 11/11', '11.11.2011', '11:11']],
        ['emergency numbers', ['call 911 or 112', '555 2671']],
        ['years after talk of phones', ['about my phone', '1999', '2001']],
        ['an SSN with others in between', ['536', 'no', '90', 'hm', '4399']],
        ['an SSN that ends in a year', ['536', '90', '1999']],
        ['shares and decimals', ['41.11', '11 %', '1,111', '1111']],
        ['text as long as a story', [`4111 ${'and so on '.repeat(20)}`, '1111', '1111', '1111']],
        ['what came six messages before', ['4111 1111', 'a', 'b', 'c', 'd', 'e', '1111 1111']],
    ] as const) {
        it(`joins nothing of ${title}`, () => assert.deepEqual(found(messages), []));
    }

    it('forgets after two minutes', () => {
        assert.equal(found(['4111 1111', '1111 1111'], 120).length, 2);
        assert.equal(found(['4111 1111', '1111 1111'], 121).length, 0);
    });

    it('forgets what it has found', () => {
        const conversation = new ConversationRedactor(redactor);
        for (const text of ['4111 1111', '1111 1111']) conversation.push(text, NOW);
        assert.deepEqual(conversation.toJSON().fragments, []);
    });

    it('returns a part and what is found in the same message in order', () => {
        const conversation = new ConversationRedactor(redactor);
        conversation.push('4111 1111', NOW);
        const { findings } = conversation.push('1111 1111, ann@example.com', NOW);
        assert.deepEqual(findings.map(({ kind, start }) => [kind, start]), [['CREDIT_CARD', 0], ['EMAIL_ADDRESS', 11]]);
    });

    it('keeps digits, places and topics, and nothing else that was said', () => {
        const conversation = new ConversationRedactor(redactor);
        conversation.push('hello Ann, my secret card is', NOW);
        conversation.push('well 4111', NOW + 1);
        assert.deepEqual(JSON.parse(JSON.stringify(conversation)), {
            messages: 2,
            fragments: [{ message: 1, start: 5, end: 9, written: '4111', isAlone: false, at: NOW + 1 }],
            topics: [{ name: 'card', message: 0 }],
            lastMessage: 1,
            lastAt: NOW + 1,
        });
    });

    it('goes on from its state at every message', () => {
        const messages = ['my card number', '4111', '1111', 'wait', '1111', '1111'];
        let state: ConversationState | undefined;
        const earlier = messages.flatMap((text) => {
            const conversation = state ? ConversationRedactor.from(redactor, state) : new ConversationRedactor(redactor);
            const result = conversation.push(text, NOW);
            state = JSON.parse(JSON.stringify(conversation)) as ConversationState;
            return result.earlier.map(({ message }) => message);
        });
        assert.deepEqual(earlier, [1, 2, 4]);
    });

    it('does not write to a state that it was given', () => {
        const first = new ConversationRedactor(redactor);
        first.push('4111 1111', NOW);
        const state = first.toJSON();
        const before = JSON.stringify(state);
        ConversationRedactor.from(redactor, state).push('1111 1111', NOW);
        assert.equal(JSON.stringify(state), before);
    });

    it('keeps no more for a thousand messages than for twelve', () => {
        const conversation = new ConversationRedactor(redactor);
        for (let message = 0; message < 1_000; message++) conversation.push(`card phone ssn iban account passport ${7 + (message % 3)}`, NOW);
        const { fragments, topics } = conversation.toJSON();
        assert.ok(fragments.length <= 12 && topics.length <= 4);
    });

    it('finds a card however it is cut at its groups, and not with a wrong digit', () => {
        const cuts = fc.subarray([4, 8, 12], { minLength: 1 });
        const numbers = fc.stringMatching(/^4\d{14}$/).map((head) => [...'0123456789'].map((last) => head + last).find(isLuhn)!);
        fc.assert(
            fc.property(numbers, cuts, (number, at) => {
                const parts = [0, ...at].map((start, index) => number.slice(start, at[index] ?? 16));
                assert.deepEqual(found(parts), card(...parts.map((part, message) => `${message} ${part}`)));
                const wrong = [...parts.slice(0, -1), parts.at(-1)!.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10)];
                assert.ok(found(wrong).every((each) => !each.includes('CREDIT_CARD')));
            }),
            { numRuns: 50 },
        );
    });

    it('maps every part into its message', () => {
        const pieces = fc.constantFrom('4111', '11', ' ', '1', 'card', 'call ', '+', '(', ')', '４', '\u200b', 'DE89 ', '3704', '.', 'é', '\ud800');
        const message = fc.array(pieces, { maxLength: 8 }).map((list) => list.join(''));
        fc.assert(
            fc.property(fc.array(message, { maxLength: 8 }), (messages) => {
                const conversation = new ConversationRedactor(redactor);
                for (const [index, text] of messages.entries()) {
                    const { findings, earlier } = conversation.push(text, NOW);
                    for (const { start, end } of findings) assert.ok(start >= 0 && start < end && end <= text.length);
                    for (const { message: number, start, end } of earlier) {
                        assert.ok(number < index && start < end && end <= messages[number]!.length);
                    }
                }
            }),
        );
    });
});

function isLuhn(number: string): boolean {
    const digits = [...number].toReversed().map((digit, index) => (index % 2 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)]! : Number(digit)));
    return digits.reduce((sum, digit) => sum + digit) % 10 === 0;
}
