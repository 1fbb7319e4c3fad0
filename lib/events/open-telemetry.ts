import { having, optionsOf } from '../support/options';
import { OptionError } from '../support/errors';
import type { SecurityEvent, SecurityEvents } from './security-events';

/** A `Meter` of `@opentelemetry/api`: `metrics.getMeter('bot-warden')`. */
export interface MeterLike {
    createCounter(name: string, options?: { description?: string; unit?: string }): { add(value: number, attributes?: Record<string, string>): void };
}

/** A `Logger` of `@opentelemetry/api-logs`: `logs.getLogger('bot-warden')`. */
export interface LoggerLike {
    emit(record: { eventName?: string; severityNumber?: number; severityText?: string; body?: string; timestamp?: number; attributes?: Record<string, string | number | boolean> }): void;
}

export interface OpenTelemetryOptions {
    /** Counts events. @default no metrics */
    meter?: MeterLike | undefined;
    /** Gets a log record of each event. @default no logs */
    logger?: LoggerLike | undefined;
}

/** Severity numbers of OpenTelemetry's log data model. */
const SEVERITY = { INFO: 9, WARN: 13, ERROR: 17 } as const;
type Severity = keyof typeof SEVERITY;

/** Something does not work as it should; all other events that are not listed are news. */
const FAILURES: ReadonlySet<string> = new Set(['store-unavailable', 'detector-failed', 'sign-out-failed', 'direct-line-failed', 'direct-line-callback-failed', 'login-notice-failed', 'registered-late', 'clock-jumped']);
/** Somebody tried something, or a turn was refused. */
const REFUSALS: ReadonlySet<string> = new Set(['channel-refused', 'attachments-removed', 'impersonation', 'sign-in-forged', 'sign-in-locked', 'sign-in-card-withheld', 'activity-refused', 'reveal-refused', 'token-typed', 'direct-line-token-refused']);
/** What events tell in few different words; a counter has a series for each combination. */
const ATTRIBUTES = ['reason', 'action', 'protection', 'direction', 'because', 'callback', 'error'] as const;
/** More channels than these are no channels of Bot Framework but what a client wrote. */
const CHANNEL = /^[a-z][a-z-]{1,31}$/;

/**
 * Hands security events to OpenTelemetry: the counter `bot_warden.security_events` with the attributes `type`, `channel` and what tells
 * why (`reason`, `action`, `protection` ...), and log records with everything that the event holds but ids of activities.
 *
 * @returns stops it
 * @throws {OptionError} when there is neither meter nor logger
 */
export function openTelemetry(events: SecurityEvents, options: OpenTelemetryOptions): () => void {
    having('events', events, 'a SecurityEvents', ['on', 'off']);
    const { meter, logger } = optionsOf('openTelemetry', options, { meter: true, logger: true });
    if (meter === undefined && logger === undefined) throw new OptionError('meter', 'an OpenTelemetry meter, or `logger` a logger');
    const counter = meter && having('meter', meter, 'an OpenTelemetry meter', ['createCounter']).createCounter('bot_warden.security_events', {
        description: 'Security events of bot-warden', unit: '{event}',
    });
    if (logger) having('logger', logger, 'an OpenTelemetry logger', ['emit']);
    const listener = (event: SecurityEvent): void => {
        counter?.add(1, attributesOf(event));
        logger?.emit(recordOf(event));
    };
    events.on('security', listener);
    return () => void events.off('security', listener);
}

function attributesOf(event: SecurityEvent): Record<string, string> {
    const known = event as unknown as Readonly<Record<string, unknown>>;
    const named = ATTRIBUTES.flatMap((name) => (typeof known[name] === 'string' ? [[name, known[name]] as const] : []));
    return { type: event.type, channel: CHANNEL.test(event.channelId) ? event.channelId : 'other', ...Object.fromEntries(named) };
}

function recordOf({ at, activityId: _, ...event }: SecurityEvent) {
    const severityText = severityOf(event.type);
    const attributes = Object.entries(event).map(([name, value]) => [`bot_warden.${name}`, plain(value)] as const);
    return {
        eventName: `bot_warden.${event.type}`, body: event.type, timestamp: at, severityText, severityNumber: SEVERITY[severityText], attributes: Object.fromEntries(attributes),
    };
}

function severityOf(type: string): Severity {
    return FAILURES.has(type) ? 'ERROR' : REFUSALS.has(type) ? 'WARN' : 'INFO';
}

function plain(value: unknown): string | number | boolean {
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value);
}
