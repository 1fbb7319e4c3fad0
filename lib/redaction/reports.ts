import type { SecurityEvents } from '../events/security-events';
import { WardenError } from '../support/errors';
import type { ActivityLike } from '../turn/types';
import type { Finding } from './finding';
import { REDACTION_FAILED } from './redactor';
import type { Direction } from './searched';

/** Reports what was replaced, by its kinds. */
export function reportRedacted(events: SecurityEvents, place: ActivityLike, findings: readonly Pick<Finding, 'kind'>[], direction: Direction): void {
    const kinds = [...new Set(findings.map(({ kind }) => kind))];
    if (kinds.length === 0) return;
    const isFailed = kinds.includes(REDACTION_FAILED);
    events.report(place, isFailed ? { type: 'detector-failed', direction } : { type: 'redacted', direction, kinds });
}

/** Reports an activity that was too large to be searched. */
export function reportRefused(events: SecurityEvents, place: ActivityLike, error: unknown): void {
    if (error instanceof WardenError) events.report(place, { type: 'activity-refused', reason: 'too-large' });
}
