import assert from 'node:assert/strict';
import { newToken, parseToken, withoutTokens, written } from '../../../lib/redaction/vault/token';
import { Redactor } from '../../../lib/redaction/redactor';

const ID = 'bcdfghjklmnpqrstbcdfghjk';

describe('token', () => {
    it('is read as it was written, and never the same', () => {
        const token = newToken('CREDIT_CARD')!;
        assert.deepEqual(parseToken(written(token)), token);
        assert.match(token.id, /^[b-t]{24}$/);
        assert.notEqual(token.id, newToken('CREDIT_CARD')!.id);
    });

    it('is nothing that a detector would find', () => {
        const redactor = new Redactor();
        for (let index = 0; index < 300; index++) {
            const text = `my card number, account, phone: ${written(newToken('CREDIT_CARD')!)}`;
            assert.equal(redactor.redact(text).text, text);
        }
    });

    for (const kind of ['', 'A B', 'A⟧', 'ⓐ', 'X'.repeat(65)]) it(`does not take the kind ${JSON.stringify(kind).slice(0, 12)}`, () => assert.equal(newToken(kind), undefined));

    for (const text of [
        '', 'CREDIT_CARD', `CREDIT_CARD:${ID}`, `[CREDIT_CARD:${ID}]`, `⟦CREDIT_CARD:${ID}`, ` ⟦CREDIT_CARD:${ID}⟧`, `⟦CREDIT_CARD:${ID}⟧\n`,
        `⟦CREDIT_CARD:${ID}b⟧`, `⟦CREDIT_CARD:${ID.toUpperCase()}⟧`, '⟦CREDIT_CARD:1⟧', `⟦:${ID}⟧`, `⟦⟦A:${ID}⟧⟧`, undefined, null, 1, {}, [`⟦A:${ID}⟧`],
    ]) {
        it(`is not ${JSON.stringify(text)}`, () => assert.equal(parseToken(text), undefined));
    }

    for (const [typed, seen] of [
        [`⟦CREDIT_CARD:${ID}⟧`, `[CREDIT_CARD:${ID}]`],
        ['⟦⟦', '[['],
        ['nothing', 'nothing'],
    ] as const) {
        it(`typed as ${typed} is seen as ${seen}`, () => assert.equal(withoutTokens(typed), seen));
    }
});
