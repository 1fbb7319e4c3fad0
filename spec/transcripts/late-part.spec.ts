import assert from 'node:assert/strict';
import { KeyRing, SelfDestructingTranscripts } from '../../lib';
import { corrected } from '../../lib/transcripts/late-part';

const PART = { activityId: 'a', value: '4009', kind: 'CREDIT_CARD' };

describe('corrected', () => {
    for (const [what, activity, expected] of [
        ['text', { id: 'a', type: 'message', text: 'my card is 4009' }, { id: 'a', type: 'message', text: 'my card is [CREDIT_CARD]' }],
        ['every copy', { id: 'a', text: '4009', channelData: { text: '4009, 4009' } }, { id: 'a', text: '[CREDIT_CARD]', channelData: { text: '[CREDIT_CARD], [CREDIT_CARD]' } }],
        ['no field that routes it', { id: 'a', text: '4009', from: { id: '4009' } }, { id: 'a', text: '[CREDIT_CARD]', from: { id: '4009' } }],
        ['what a bot repeated of it', { id: 'b', replyToId: 'a', text: 'so 4009?' }, { id: 'b', replyToId: 'a', text: 'so [CREDIT_CARD]?' }],
        ['no id that has its digits in it', { id: 'a', channelData: { id: '340091' } }, { id: 'a', channelData: { id: '340091' } }],
        ['no other activity', { id: 'b', text: '4009' }, { id: 'b', text: '4009' }],
    ] as const) {
        it(`replaces ${what}`, () => assert.deepEqual(JSON.parse(corrected(JSON.stringify(activity), [PART])), expected));
    }
    it('takes a value and a kind as they are, patterns or not', () => {
        const record = JSON.stringify({ id: 'a', text: '4$9.' });
        assert.equal(JSON.parse(corrected(record, [{ activityId: 'a', value: '4$9', kind: '$&' }])).text, '[$&].');
    });
});

describe('SelfDestructingTranscripts.correct', () => {
    const keys = KeyRing.generate();
    const message = (id: string, text: string, conversation = 'talk') => ({
        id, type: 'message', channelId: 'test', conversation: { id: conversation }, from: { id: 'ann', role: 'user' }, text,
    });
    const textsOf = async (store: SelfDestructingTranscripts, id: string) =>
        (await store.getTranscriptActivities('test', id)).items.map(({ text }: { text: string }) => text);

    it('replaces what was kept, in that conversation only', async () => {
        const store = new SelfDestructingTranscripts({ keys });
        for (const id of ['talk', 'other']) {
            const generation = await store.begin(message('a', '', id));
            for (const activity of [message('a', 'it is 4009', id), message('b', '4009', id)]) await store.append(generation, activity);
        }
        await store.correct(message('c', '1757'), [PART]);
        assert.deepEqual([await textsOf(store, 'talk'), await textsOf(store, 'other')], [['it is [CREDIT_CARD]', '4009'], ['it is 4009', '4009']]);
    });
    it('does nothing in a conversation that was erased', async () => {
        const store = new SelfDestructingTranscripts({ keys });
        await store.append(await store.begin(message('a', '')), message('a', '4009'));
        await store.erase(message('a', ''));
        await store.correct(message('c', ''), [PART]);
        assert.deepEqual(await textsOf(store, 'talk'), []);
    });
});
