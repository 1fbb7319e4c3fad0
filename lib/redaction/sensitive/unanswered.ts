import type { ActivityLike } from '../../turn/types';
import { OUTBOUND_BUDGET } from '../budget';
import { rewriteContent } from '../content';
import type { Answer } from './answer';

/**
 * What leaves or is logged, without a repetition of the answer to a sensitive question; the same object when there is none.
 * @throws {WardenError} ERR_WARDEN_BUDGET when it is too large to be searched
 */
export function unanswered<A extends ActivityLike>(activity: A, answer: Answer | undefined): A {
    return answer ? rewriteContent(activity, 'to-user', OUTBOUND_BUDGET, (text) => answer.hide(text)) : activity;
}
