import { storable } from '../../transcripts/storable';
import type { ActivityLike } from '../../turn/types';

/** A message as the SDK's TelemetryLoggerMiddleware tracks it: its text, and its attachments in JSON. */
interface Tracked {
    properties?: { text?: unknown; attachments?: unknown } | null;
}

/** What is tracked of a message without the code or the link of a sign-in; the same object when there is none. */
export function withoutSignIn<T extends Tracked>(telemetry: T): T {
    const { text, attachments } = telemetry.properties ?? {};
    const shown = arrayIn(attachments);
    if (typeof text !== 'string' && !shown) return telemetry;
    const message = { type: 'message', ...(typeof text === 'string' && { text }), ...(shown && { attachments: shown }) };
    const kept = storable<ActivityLike & { attachments?: unknown }>(message);
    const properties = { ...telemetry.properties, ...(typeof text === 'string' && { text: kept?.text }), ...(shown && { attachments: JSON.stringify(kept?.attachments) }) };
    return { ...telemetry, properties };
}

function arrayIn(json: unknown): unknown[] | undefined {
    if (typeof json !== 'string') return undefined;
    try {
        const value: unknown = JSON.parse(json);
        return Array.isArray(value) ? value : undefined;
    } catch {
        return undefined;
    }
}
