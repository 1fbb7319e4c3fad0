import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { errorName, SecurityEvents, type EventPlace, type SecurityEvent } from '../../lib/events/security-events';
import { WardenError } from '../../lib/support/errors';
import type { TurnContextLike } from '../../lib/turn/types';
import { recorded } from '../helpers/bot';

describe('a listener of security events', () => {
    it('that rejects, or throws, keeps neither the bot nor the other listeners from anything', async () => {
        const events = new SecurityEvents();
        const warn = sinon.stub(process, 'emitWarning');
        let told = 0;
        events.on('security', () => Promise.reject(new RangeError('mine')) as never);
        events.on('security', () => { throw new TypeError('mine'); });
        events.once('security', () => (told += 1));
        for (let times = 2; times > 0; times--) events.report({}, { type: 'speaker-bound' });
        await new Promise((resolve) => setImmediate(resolve));
        warn.restore();
        assert.equal(told, 1);
        const named = (error: string) => warn.args.filter(([text]) => String(text).endsWith(error)).length;
        assert.deepEqual([named('RangeError'), named('TypeError'), warn.callCount], [2, 2, 4]);
    });

    it('gets a label also for ids that are no strings', () => {
        assert.equal(typeof new SecurityEvents().labelOf(1 as never, ['a'] as never), 'string');
    });
});

describe('SecurityEvents', () => {
    let clock: sinon.SinonFakeTimers;
    beforeEach(() => (clock = sinon.useFakeTimers({ now: 1_700_000_000_000, toFake: ['Date'] })));
    afterEach(() => clock.restore());

    for (const [title, place, channelId, activityId] of [
        ['a turn', { channelId: 'test', conversation: { id: 'c' }, id: 'a1' }, 'test', 'a1'],
        ['a conversation', { channelId: 'test', conversation: { id: 'c' } }, 'test', undefined],
        ['a place without a conversation', { channelId: 'test' }, 'test', undefined],
        ['nowhere', {}, '', undefined],
    ] as const) {
        it(`says when and where it was, in ${title}`, () => {
            const events = new SecurityEvents();
            const [all, { conversation }] = [recorded(events), place as EventPlace];
            events.report(place, { type: 'speaker-bound' });
            assert.deepEqual(all, [
                {
                    type: 'speaker-bound', at: 1_700_000_000_000, channelId, conversation: events.labelOf(channelId, conversation?.id ?? ''),
                    ...(activityId !== undefined && { activityId }),
                },
            ]);
        });
    }

    it('labels a conversation by a hash that only this process can make', () => {
        const [events, others] = [new SecurityEvents(), new SecurityEvents()];
        const label = events.labelOf('sms', '+14255550123');
        assert.match(label, /^[\w-]{22}$/);
        assert.equal(events.labelOf('sms', '+14255550123'), label);
        assert.notEqual(others.labelOf('sms', '+14255550123'), label);
        assert.notEqual(events.labelOf('sm', 's+14255550123'), label);
    });

    for (const [thrown, name] of [[new RangeError('4111111111111111'), 'RangeError'], ['4111111111111111', 'string']] as const) {
        it(`warns of a listener that throws a ${name}, changes nothing and quotes nothing`, () => {
            const events = new SecurityEvents();
            events.on('security', () => { throw thrown; });
            const warn = sinon.stub(process, 'emitWarning');
            events.report({}, { type: 'speaker-bound' });
            warn.restore();
            assert.deepEqual(warn.args, [[`a listener of security events threw ${name}`, 'BotWardenWarning']]);
        });
    }

    it('takes an id that no text can be made of', () => {
        const events = new SecurityEvents();
        const all = recorded(events);
        events.report({ channelId: { toString: 1 } as never, conversation: { id: { valueOf: 1, toString: 1 } as never } }, { type: 'speaker-bound' });
        assert.equal(all.length, 1);
    });

    it('reports a failed storage by the class of its error alone', () => {
        const events = new SecurityEvents();
        const all: SecurityEvent[] = recorded(events);
        events.storeUnavailable({ activity: { id: 'a1' } } as TurnContextLike, 'login', new RangeError('key of user +14255550123'));
        assert.deepEqual(all.map(({ at: _, conversation: __, ...rest }) => rest), [
            { type: 'store-unavailable', protection: 'login', error: 'RangeError', channelId: '', activityId: 'a1' },
        ]);
    });

    for (const [error, name] of [
        [new Error('x'), 'Error'],
        [new TypeError('x'), 'TypeError'],
        [new WardenError('ERR_WARDEN_KEY', 'x'), 'ERR_WARDEN_KEY'],
        [Object.assign(new Error('x'), { code: 'SECRET' }), 'Error'],
        ['x', 'string'],
        [null, 'object'],
        [undefined, 'undefined'],
    ] as const) {
        it(`names the class of ${typeof error} ${name}`, () => assert.equal(errorName(error), name));
    }
});
