import assert from 'node:assert/strict';
import { actionsOf, decide } from '../../lib/impersonation/actions';
import { REASONS, type Detection } from '../../lib/impersonation/detection';

const CHANGED: Detection = { reason: 'id-changed' };

describe('actions', () => {
    it('block by default, but for what is no fault of the user', () => {
        const reported = REASONS.filter((reason) => decide({}, { reason } as Detection, {}).action !== 'block');
        assert.deepEqual(reported, ['id-guessable', 'id-shared']);
    });

    for (const action of ['block', 'challenge', 'report'] as const) {
        it(`are what the developer says: ${action}`, () => assert.equal(decide({ 'id-changed': action }, CHANGED, {}).action, action));
        it(`are what a function says: ${action}`, () => assert.equal(decide({ 'id-changed': () => action }, CHANGED, {}).action, action));
    }

    it('may depend on the detection and the activity', () => {
        const actions = actionsOf({ 'id-guessable': ({ because }, { channelId }) => (because === 'uuid' && channelId === 'webchat' ? 'report' : 'block') }, false);
        const found = (because: 'uuid' | 'name', channelId: string) => decide(actions, { reason: 'id-guessable', because }, { channelId }).action;
        assert.deepEqual([found('uuid', 'webchat'), found('name', 'webchat'), found('uuid', 'directline')], ['report', 'block', 'block']);
    });

    for (const [what, answer] of [
        ['a promise', async () => 'report'], ['a promise that is rejected', async () => { throw new Error('no'); }], ['true', () => true], ['nothing', () => undefined],
        ['another word', () => 'allow'], ['a throw', () => { throw new Error('no'); }],
    ] as const) {
        it(`block when a function answers ${what}`, () => assert.equal(decide({ 'id-changed': answer as never }, CHANGED, {}).action, 'block'));
    }

    for (const [given, option] of [
        [null, 'actions'], [[], 'actions'], ['block', 'actions'], [{ 'id-change': 'block' }, 'actions.id-change'], [{ 'id-changed': 'ignore' }, 'actions.id-changed'],
        [{ 'id-changed': null }, 'actions.id-changed'], [{ 'id-changed': true }, 'actions.id-changed'], [{ 'id-shared': 'challenge' }, 'actions.id-shared'],
    ] as const) {
        it(`are refused as ${JSON.stringify(given)}`, () => assert.throws(() => actionsOf(given as never, false), { name: 'OptionError', option }));
    }

    it('may challenge where somebody can sign users out', () => {
        assert.deepEqual(actionsOf({ 'id-shared': 'challenge', 'replayed': undefined }, true), { 'id-shared': 'challenge', 'replayed': undefined });
    });
});
