import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { BotWarden, KeyRing, type BotWardenOptions } from 'bot-warden';
import { from, TestBot } from '../helpers/bot';
import { claimsIn, holds } from './support/claims';
import { blocksIn, markdownFiles } from './support/markdown';
import { scripts, type Script, type World } from './support/run';

const CARD = '4111 1111 1111 1111';
const CODE = new Set(['ts', 'js']);

describe('what blocks of code say that comes of them', function () {
    this.timeout(120_000);
    const claiming = markdownFiles().flatMap((file) => blocksIn(file)).filter(({ language }) => CODE.has(language)).map(claimsIn).filter(({ claims }) => claims.length > 0);
    let runs: Script[];

    before(() => {
        runs = scripts(claiming.map(({ claiming: block }) => block));
    });

    for (const [index, { claims }] of claiming.entries()) {
        it(`does: ${claims[0]?.file}:${claims.map(({ line }) => line).join(', ')}`, async () => {
            const values = await valuesOf(runs[index]!);
            for (const claim of claims) {
                assert.ok(values.has(claim.line), `line ${claim.line} was not reached`);
                const value = values.get(claim.line);
                assert.ok(holds(claim, value), `${claim.file}:${claim.line} says ${claim.text}, and gives ${JSON.stringify(value)}`);
            }
        });
    }

    it('is looked at where it is said', () => assert.ok(claiming.flatMap(({ claims }) => claims).length >= 7));

    it('would be found wrong', async () => {
        const text = "```ts\nnew Redactor().redact('my card is 4111 1111 1111 1111').text; // 'my card is [CARD]', which it is not\n```";
        const [{ claims, claiming: block }] = blocksIn('a.md', text).map(claimsIn) as [ReturnType<typeof claimsIn>];
        const values = await valuesOf(scripts([block])[0]!);
        assert.deepEqual(claims, [{ file: 'a.md', line: 2, text: "'my card is [CARD]'" }]);
        assert.equal(values.get(2), 'my card is [CREDIT_CARD]');
        assert.equal(holds(claims[0]!, values.get(2)), false);
    });

    for (const [claim, value, expected] of [
        ['{ a: 1, b }', { a: 1, b: 2 }, true], ['{ a: 1, b }', { a: 2, b: 2 }, false], ['{ a: 1, b }', { a: 1 }, false], ['{ a }', { a: 1, b: 2 }, false],
        ['[{ a }]', [{ a: 1 }], true], ['[{ a }]', [], false], ['[]', {}, false], ["'a'", 'a', true], ["'a'", 'b', false], ['{ a: [] }', undefined, false],
    ] as const) {
        it(`is compared: ${claim} ${expected ? 'holds' : 'does not hold'} of ${JSON.stringify(value)}`, () => assert.equal(holds({ text: claim }, value), expected));
    }
});

/** What a block's statements give in a turn in which a user typed a card number, which is in the vault; and listeners, in an impostor's. */
async function valuesOf(run: Script): Promise<Map<number, unknown>> {
    const values = new Map<number, unknown>();
    const claimed = (line: number, value: unknown): unknown => {
        values.set(line, value);
        return value;
    };
    await inTurn(`my card is ${CARD}`, (world) => run({ ...world, claimed }), { redaction: { replace: { CREDIT_CARD: 'vault' } } });
    return values;
}

async function inTurn(text: string, use: (world: World) => Promise<void>, more: Partial<BotWardenOptions>): Promise<void> {
    const [storage, keys] = [new MemoryStorage(), KeyRing.generate()];
    const warden = new BotWarden({ keys, storage, development: true, ...more });
    let failure: unknown = new Error('the turn did not reach the bot');
    const bot = new TestBot([warden], async (context) => {
        const token = /⟦[^⟧]+⟧/.exec(context.activity.text)?.[0];
        failure = undefined;
        await use({ context, token, warden, storage, keys, text, activity: from('ann', text) }).catch((error: unknown) => { failure = error; });
    });
    await bot.say(text);
    await bot.say(from('mallory', 'hello')); // for listeners
    if (failure) throw failure;
}

