import assert from 'node:assert/strict';
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { openTelemetry, SecurityEvents, type LoggerLike, type MeterLike } from '../../lib';

/** The genuine SDKs, with what they export kept in memory. */
function telemetry() {
    const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: 3_600_000 });
    const logs = new InMemoryLogRecordExporter();
    const meterProvider = new MeterProvider({ readers: [reader] });
    const loggerProvider = new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter: logs } as never)] });
    const points = async () => {
        await reader.forceFlush();
        const [exported] = metrics.getMetrics();
        const [metric] = exported?.scopeMetrics[0]?.metrics ?? [];
        return metric?.dataPoints.map(({ attributes, value }) => [value, attributes]) ?? [];
    };
    return {
        meter: meterProvider.getMeter('bot-warden') as MeterLike, logger: loggerProvider.getLogger('bot-warden') as LoggerLike, points, logs,
        close: () => Promise.all([meterProvider.shutdown(), loggerProvider.shutdown()]),
    };
}

describe('openTelemetry', () => {
    const place = { channelId: 'directline', conversation: { id: 'pF3s' }, id: 'pF3s|0001' };

    it('counts events by what they are, where, and why', async () => {
        const { meter, points, close } = telemetry();
        const events = new SecurityEvents();
        openTelemetry(events, { meter });
        for (let times = 0; times < 2; times++) events.report(place, { type: 'impersonation', reason: 'id-changed', action: 'block' });
        events.report({ channelId: 'a user wrote this' }, { type: 'channel-refused', reason: 'channel' });
        events.report(place, { type: 'store-unavailable', protection: 'login', error: 'TimeoutError' });
        assert.deepEqual(await points(), [
            [2, { type: 'impersonation', channel: 'directline', reason: 'id-changed', action: 'block' }],
            [1, { type: 'channel-refused', channel: 'other', reason: 'channel' }],
            [1, { type: 'store-unavailable', channel: 'directline', protection: 'login', error: 'TimeoutError' }],
        ]);
        await close();
    });

    for (const [detail, severity] of [
        [{ type: 'login-started', connectionName: 'aad' }, 'INFO'],
        [{ type: 'sign-in-forged' }, 'WARN'],
        [{ type: 'store-unavailable', protection: 'login', error: 'TimeoutError' }, 'ERROR'],
        [{ type: 'redacted', direction: 'to-bot', kinds: ['PIN', 'US_SSN'] }, 'INFO'],
    ] as const) {
        it(`logs ${detail.type} as ${severity}, without the id of the activity`, async () => {
            const { logger, logs, close } = telemetry();
            const events = new SecurityEvents();
            openTelemetry(events, { logger });
            events.report(place, detail);
            await Promise.resolve();
            const [record] = logs.getFinishedLogRecords();
            assert.deepEqual([record?.severityText, record?.body, record?.attributes['bot_warden.conversation']], [severity, detail.type, events.labelOf('directline', 'pF3s')]);
            assert.doesNotMatch(JSON.stringify(record?.attributes), /0001/);
            if (detail.type === 'redacted') assert.equal(record?.attributes['bot_warden.kinds'], '["PIN","US_SSN"]');
            await close();
        });
    }

    it('stops when it is told to', async () => {
        const { meter, points, close } = telemetry();
        const events = new SecurityEvents();
        openTelemetry(events, { meter })();
        events.report(place, { type: 'speaker-bound' });
        assert.deepEqual(await points(), []);
        await close();
    });

    for (const [options, option] of [[{}, 'meter'], [{ meter: {} }, 'meter'], [{ logger: {} }, 'logger'], [{ tracer: {} }, 'tracer']] as const) {
        it(`names the option ${option} of ${JSON.stringify(options)}`, () => assert.throws(() => openTelemetry(new SecurityEvents(), options as never), { name: 'OptionError', option }));
    }
});
