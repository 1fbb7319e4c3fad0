import { OUTBOUND_BUDGET } from '../redaction/budget';
import { rewriteContent } from '../redaction/content';
import { withoutParts, type LatePart } from '../redaction/conversation/late-parts';
import type { ActivityLike } from '../turn/types';

/** A record (JSON of an activity) without the parts of values that came in it; the same text when there are none. */
export function corrected(record: string, parts: readonly LatePart[]): string {
    const activity = JSON.parse(record) as ActivityLike;
    const own = parts.filter(({ activityId }) => activityId !== '' && activityId === activity.id);
    if (own.length === 0) return record;
    return JSON.stringify(rewriteContent(activity, 'to-bot', OUTBOUND_BUDGET, (text) => withoutParts(text, own)));
}
