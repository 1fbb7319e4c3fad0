import assert from 'node:assert/strict';
import { Deposits, depositing, tokenFor } from '../../../lib/redaction/vault/deposits';

describe('deposits', () => {
    it('has one token for one value, however it is written', () => {
        const deposits = new Deposits();
        const tokens = ['4111 1111 1111 1111', '4111111111111111', '4111-1111-1111-1111'].map((value) => deposits.tokenFor('CREDIT_CARD', value));
        assert.equal(new Set(tokens).size, 1);
        assert.deepEqual(deposits.all.map(({ value }) => value), ['4111 1111 1111 1111']);
    });

    for (const [title, kind, value] of [['value', 'A', '2'], ['kind', 'B', '1']] as const) {
        it(`has another token for another ${title}`, () => {
            const deposits = new Deposits();
            assert.notEqual(deposits.tokenFor('A', '1'), deposits.tokenFor(kind, value));
        });
    }

    it('takes fifty values of a turn, and none of more than a thousand characters', () => {
        const deposits = new Deposits();
        assert.equal(deposits.tokenFor('A', 'x'.repeat(1_001)), undefined);
        for (let index = 0; index < 60; index++) deposits.tokenFor('A', `v${index}`);
        assert.deepEqual([deposits.all.length, deposits.tokenFor('A', 'v50')], [50, undefined]);
        assert.ok(deposits.tokenFor('A', 'v49'));
    });

    it('collects of turns at the same time apart, and outside of a turn nothing', async () => {
        const [one, other] = [new Deposits(), new Deposits()];
        const turn = (deposits: Deposits, value: string) =>
            depositing(deposits, async () => {
                await new Promise((resolve) => setImmediate(resolve));
                return tokenFor('A', value);
            });
        await Promise.all([turn(one, '1'), turn(other, '2')]);
        assert.deepEqual([one.all, other.all].map((all) => all.map(({ value }) => value)), [['1'], ['2']]);
        assert.equal(tokenFor('A', '3'), undefined);
    });
});
