import assert from 'node:assert/strict';
import { attackOne, ATTACKS, type AttackOptions, type SetUp, type Verdict } from '../../lib/testing';
import { bankBot, echoBot, guardedBot, LOGIN, STRICT, strictBot } from './support/bots';

/** What comes of each attack on the SDK's echo bot, a bot with state and a login, the latter behind bot-warden, and there with all options. */
const EXPECTED: Record<string, [echo: Mark, bank: Mark, guarded: Mark, strict: Mark]> = {
    'another user id in the middle of a conversation': ['×', '×', '✓', '✓'],
    'a message without a user id, or in the bot\'s name': ['×', '×', '✓', '✓'],
    'a client that says it is in a group': ['×', '×', '✓', '✓'],
    'an id that anybody can guess': ['×', '×', '✓', '✓'],
    'one id for all visitors': ['×', '×', '✓', '✓'],
    'a signed id that was made up or altered': ['-', '-', '-', '✓'],
    'a look-alike of the speaker\'s id': ['×', '×', '✓', '✓'],
    'a look-alike that gets somebody\'s state': ['-', '✓', '✓', '✓'],
    'a service URL other than the token names': ['×', '×', '✓', '✓'],
    'a service URL that is nobody\'s': ['×', '×', '✓', '✓'],
    'Direct Line in the name of another channel': ['×', '×', '✓', '✓'],
    'a forged tokens/response': ['-', '×', '✓', '✓'],
    'the end of a sign-in that another began': ['-', '×', '✓', '✓'],
    'a token exchange that comes again': ['-', '×', '✓', '✓'],
    'fifty codes, one after the other': ['-', '×', '✓', '✓'],
    'codes at once, in two conversations': ['-', '×', '✓', '✓'],
    'codes before and after a restart': ['-', '×', '✓', '✓'],
    'a number that is no code': ['-', '×', '✓', '✓'],
    'a sign-in of somebody else': ['-', '×', '✓', '✓'],
    'a sign-in card in a group': ['-', '×', '✓', '✓'],
    'tenants that disagree': ['×', '×', '✓', '✓'],
    'a tenant that may not call': ['-', '-', '-', '✓'],
    'a message that comes again': ['×', '×', '✓', '✓'],
    'other words under a known activity id': ['×', '×', '✓', '✓'],
    'a message a hundred times at once': ['×', '×', '✓', '✓'],
    'a caller that nobody authenticated': ['×', '×', '✓', '✓'],
    'the emulator': ['×', '×', '✓', '✓'],
    'another bot': ['×', '×', '✓', '✓'],
    'a card number that is typed': ['×', '×', '✓', '✓'],
    'a card number that is stored': ['-', '×', '✓', '✓'],
    'a card number that is repeated': ['×', '×', '✓', '✓'],
    'a card number in disguise': ['×', '×', '✓', '✓'],
    'a card number over several messages': ['×', '×', '✓', '✓'],
    'a card number in markup': ['×', '×', '✓', '✓'],
    'a card number in words': ['×', '×', '✓', '✓'],
    'a card number beside the text': ['×', '×', '✓', '✓'],
    'a card number in any part of what the bot sends': ['×', '×', '✓', '✓'],
    'a card number by any way out': ['×', '×', '✓', '✓'],
    'a card number in an error': ['×', '×', '✓', '✓'],
    'a card number that other middleware adds': ['×', '×', '✓', '✓'],
    'a secret that is typed': ['×', '×', '✓', '✓'],
    'an activity that is too much': ['×', '×', '✓', '✓'],
    'a key named __proto__': ['×', '×', '✓', '✓'],
    'an erasure that is undone by the turn it happens in': ['-', '×', '✓', '✓'],
    'what the bot\'s state holds after an erasure': ['-', '-', '✓', '✓'],
    'an erasure that takes a neighbour with it': ['-', '✓', '✓', '✓'],
    'a login after a long silence': ['-', '×', '✓', '✓'],
    'a login that never ends': ['-', '×', '✓', '✓'],
    'a login that is prolonged by what is no message': ['-', '×', '✓', '✓'],
    'a turn of the bot\'s own after the login has ended': ['-', '×', '✓', '✓'],
    'a token that is on its way while its user signs out': ['-', '×', '✓', '✓'],
    'a sign-out that the token service does not hear': ['-', '×', '✓', '✓'],
    'two first speakers in the same moment': ['×', '×', '✓', '✓'],
    'messages and sign-outs of one user at once': ['-', '×', '✓', '✓'],
    'a sensitive action after an old sign-in': ['-', '×', '✓', '✓'],
    'an attachment inside the bot\'s own network': ['×', '×', '✓', '✓'],
    'a vault\'s token that is typed': ['-', '-', '-', '✓'],
    'a model that prints the vault\'s tokens': ['-', '-', '-', '✓'],
    'an impostor who has somebody\'s conversation erased': ['-', '-', '✓', '✓'],
};

const MARKS = { 'held': '✓', 'got-through': '×', 'not-applicable': '-', 'unclear': '?' } as const satisfies Record<Verdict, string>;
type Mark = '✓' | '×' | '-';

const BOTS: readonly (readonly [string, SetUp, AttackOptions])[] = [
    ['the SDK\'s echo bot', echoBot, {}], ['a bot with state and a login', bankBot, LOGIN], ['the same behind bot-warden', guardedBot(), LOGIN],
    ['the same with all options', strictBot(), STRICT],
];

describe('the attacks, each on a bot of its own', () => {
    for (const each of ATTACKS) {
        for (const [index, [what, bot, options]] of BOTS.entries()) {
            const expected = EXPECTED[each.name]?.[index];
            it(`${each.number}, ${each.name}: ${expected} on ${what}`, async () => {
                const { verdict, because } = await attackOne(each, bot, options);
                assert.equal(MARKS[verdict], expected, because);
            });
        }
    }

    it('are all in the table, each under a name of its own', () => {
        assert.deepEqual(ATTACKS.map(({ name }) => name).toSorted(), Object.keys(EXPECTED).toSorted());
    });
});
