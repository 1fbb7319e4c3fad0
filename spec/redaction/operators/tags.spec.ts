import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { tagsIn } from '../../../lib/redaction/operators/tags';
import { RedactionMiddleware, type RedactionOptions } from '../../../lib/redaction/redaction-middleware';
import { TestBot } from '../../helpers/bot';

describe('tagsIn', () => {
    for (const [value, expected] of [
        ['4111 1111', ''],
        ['4111 <emphasis>1111', '<emphasis>'],
        ['4111</s><s>1111', '</s><s>'],
        ['4111<b>1111</b>1111', ''],
        ['4111<break time="1s"/>1111', ''],
        ['4111<br>1111', '<br>'],
        ['4111</w></s><s><w>1111', '</w></s><s><w>'],
        ['4111<say-as interpret-as="digits" note="1111">1111', '<say-as>'],
        ['4111<h1>1111', '<h1>'],
        ['4111 < 1111 > 1', ''],
        ['a<b1234567>c', ''],
        [`a<${'b'.repeat(100)}>c`, ''],
    ] as const) {
        it(`of ${value.slice(0, 40)} are ${expected || 'none'}`, () => assert.equal(tagsIn(value), expected));
    }
});

describe('what is spoken', () => {
    const spoken = async (speak: string, options: RedactionOptions = {}) => {
        const bot = new TestBot([new RedactionMiddleware(options)], async (context: TurnContext) => void (await context.sendActivity({ type: 'message', text: 'x', speak })));
        return (await bot.take('hi'))[0]?.speak;
    };
    for (const [speak, expected] of [
        ['<speak>4111 1111 <emphasis>1111 1111</emphasis></speak>', '<speak>[CREDIT_CARD]<emphasis></emphasis></speak>'],
        ['<speak><s>4111 1111</s><s>1111 1111</s></speak>', '<speak><s>[CREDIT_CARD]</s><s></s></speak>'],
        ['<speak>4111<break/>1111<break/>1111<break/>1111</speak>', '<speak>[CREDIT_CARD]</speak>'],
        ['<speak><say-as interpret-as="digits">4111111111111111</say-as></speak>', '<speak><say-as interpret-as="digits">[CREDIT_CARD]</say-as></speak>'],
    ] as const) {
        it(`stays XML: ${speak}`, async () => assert.equal(await spoken(speak), expected));
    }

    it('stays XML with a mask', async () => assert.equal(await spoken('<s>4111 1111 <b>1111 1111</b></s>', { replace: 'mask' }), '<s>•••• 1111<b></b></s>'));
    it('keeps nothing of a password that looks like XML', async () => assert.doesNotMatch((await spoken('password: hunter<abc>22'))!, /hunter/));
});
