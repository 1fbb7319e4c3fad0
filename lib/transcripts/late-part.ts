import { OUTBOUND_BUDGET } from '../redaction/budget';
import { rewriteContent } from '../redaction/content';
import { withoutParts, type LatePart } from '../redaction/conversation/late-parts';
import type { ActivityLike } from '../turn/types';

/** A record (JSON of an activity) without the parts of values that came in it, or in what it replies to; the same text when there are none. */
export function corrected(record: string, parts: readonly LatePart[]): string {
    const activity = JSON.parse(record) as ActivityLike;
    const { id, replyToId } = activity;
    const own = parts.filter(({ activityId }) => activityId !== '' && (activityId === id || activityId === replyToId));
    return own.length > 0 ? JSON.stringify(withoutLateParts(activity, own)) : record;
}

/** What is kept of an activity: bots repeat what they were told. */
export function withoutLateParts<A extends ActivityLike>(activity: A, parts: readonly LatePart[]): A {
    return parts.length > 0 ? rewriteContent(activity, 'to-bot', OUTBOUND_BUDGET, (text) => withoutParts(text, parts)) : activity;
}
