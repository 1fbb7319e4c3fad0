import assert from 'node:assert/strict';
import { assertHeld, assertOneHeld, attack, formatReport, type AttackOutcome, type AttackReport, type Verdict } from '../../lib/testing';
import { bankBot, echoBot, guardedBot, LOGIN } from './support/bots';

const outcome = (verdict: Verdict, name: string): AttackOutcome => ({ verdict, name, number: 1, because: 'b', what: 'w', measure: 'impersonation', see: 's', mend: 'm' });

function report(...given: [Verdict, string][]): AttackReport {
    const named = (verdict: Verdict) => given.flatMap(([each, name]) => (each === verdict ? [name] : []));
    return { attacks: given.map(([verdict, name]) => outcome(verdict, name)), held: named('held'), gotThrough: named('got-through'), notApplicable: named('not-applicable'), unclear: named('unclear') };
}

describe('assertHeld', () => {
    for (const [what, given, except, message] of [
        ['all held', report(['held', 'a'], ['not-applicable', 'b']), undefined, undefined],
        ['one got through', report(['held', 'a'], ['got-through', 'b']), undefined, 'got-through: b'],
        ['one is unclear', report(['held', 'a'], ['unclear', 'b'], ['got-through', 'c']), undefined, 'unclear: b\ngot-through: c'],
        ['one got through that is taken', report(['held', 'a'], ['got-through', 'b']), ['b'], undefined],
        ['another got through than is taken', report(['held', 'a'], ['got-through', 'b']), ['a'], 'got-through: b'],
        ['none applied', report(['not-applicable', 'a']), undefined, 'no attack was held'],
        ['there is none', report(), undefined, 'no attack was held'],
    ] as const) {
        it(`${message === undefined ? 'passes' : 'fails'} when ${what}`, () => {
            const options = except && { except };
            if (message === undefined) assertHeld(given, options);
            else assert.throws(() => assertHeld(given, options), (error: Error) => error instanceof assert.AssertionError && error.message === message);
        });
    }

    for (const [given, options, option] of [
        [undefined, undefined, 'report'], [{}, undefined, 'report'], [report(['held', 'a']), { except: ['b'] }, 'except'], [report(['held', 'a']), { expect: ['a'] }, 'expect'],
    ] as const) {
        it(`names ${option} when it is wrong`, () => assert.throws(() => assertHeld(given as never, options as never), { name: 'OptionError', option }));
    }
});

describe('assertOneHeld', () => {
    for (const verdict of ['held', 'not-applicable'] as const) it(`passes when it is ${verdict}`, () => assertOneHeld(outcome(verdict, 'a')));
    for (const verdict of ['got-through', 'unclear'] as const) {
        it(`fails when it is ${verdict}`, () => assert.throws(() => assertOneHeld(outcome(verdict, 'a')), { name: 'AssertionError', message: `${verdict}: a (b)` }));
    }
});

describe('a report', function () {
    this.timeout(30_000);

    for (const [what, bot] of [['an unprotected bot', bankBot], ['a protected one', guardedBot()]] as const) {
        it(`of ${what} holds nothing that was sent or said`, async () => {
            const text = JSON.stringify(await attack(bot, LOGIN));
            assert.doesNotMatch(text, /4111|eyJ|AKIA|dl_[\w-]{3}|29:|19:|@example|BEGIN|AccountKey=/);
        });
    }

    it('says what was observed, and what to do, as lines', async () => {
        const lines = formatReport(await attack(echoBot, { only: ['a message that comes again', 'a forged tokens/response'] }));
        assert.equal(lines, [
            'not-applicable  8  a forged tokens/response', '                   no `connectionName` is given', 'got-through    15  a message that comes again',
            '                   the bot saw it twice', '                   → `ImpersonationMiddleware`, on in `BotWarden`',
        ].join('\n'));
    });
});
