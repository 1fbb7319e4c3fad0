import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { LANGUAGES } from '../../lib/turn/locale';
import { REFUSALS } from '../../lib/turn/refusals';
import { refuse, REFUSAL } from '../../lib/turn/refuse';
import type { TurnContextLike } from '../../lib/turn/types';
import { WRITING } from '../helpers/writing';

async function answerTo(activity: object, sentence: string): Promise<string | undefined> {
    const sendActivity = sinon.fake.resolves(undefined);
    await refuse({ activity: { type: 'message', ...activity }, sendActivity } as unknown as TurnContextLike, sentence);
    return (sendActivity.lastCall.args[0] as { text?: string }).text;
}

describe('refuse', () => {
    for (const [type, answers] of [
        ['message', [{ type: 'message', text: REFUSAL }]],
        ['invoke', [{ type: 'invokeResponse', value: { status: 403, body: {} } }]],
        ['event', []],
        ['conversationUpdate', []],
        ['typing', []],
        [undefined, []],
    ] as const) {
        it(`answers ${type} with ${answers[0]?.type ?? 'nothing'}`, async () => {
            const sendActivity = sinon.fake.resolves(undefined);
            await refuse({ activity: { type }, sendActivity } as unknown as TurnContextLike, REFUSAL);
            assert.deepEqual(sendActivity.args, answers.map((answer) => [answer]));
        });
    }

    it('names neither the protection nor the reason', () => assert.doesNotMatch(REFUSAL, /redact|imperson|login|secur|card|large/i));

    for (const language of LANGUAGES) {
        it(`says so in ${language}`, async () => {
            const answer = await answerTo({ locale: language }, REFUSAL);
            assert.equal(answer, REFUSALS[language]);
            assert.match(REFUSALS[language], WRITING[language] ?? /[a-zà-ž]/);
        });
    }

    for (const [what, activity, sentence, expected] of [
        ['a locale without texts', { locale: 'da-DK' }, REFUSAL, REFUSAL], ['a locale that is none', { locale: 5 }, REFUSAL, REFUSAL],
        ["the bot's own sentence", { locale: 'de' }, 'No.', 'No.'],
    ] as const) {
        it(`takes ${what} as it is`, async () => assert.equal(await answerTo(activity, sentence), expected));
    }

    it('has no sentence twice', () => assert.equal(new Set(Object.values(REFUSALS)).size, LANGUAGES.length));
});
