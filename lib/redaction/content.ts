import { rewriteStrings, type Budget } from '../turn/rewrite';
import type { ActivityLike } from '../turn/types';
import { isSearched, type Direction } from './searched';

/**
 * A copy of an activity in which `edit` has replaced strings of its content, not those that route it or sign a user in; the
 * same object when nothing changed.
 * @throws {WardenError} ERR_WARDEN_BUDGET when it is larger than `budget`
 */
export function rewriteContent<A extends ActivityLike>(activity: A, direction: Direction, budget: Budget, edit: (text: string) => string): A {
    return rewriteStrings(
        activity,
        (text, pathOf) => {
            const edited = edit(text);
            if (edited === text) return text;
            const path = pathOf();
            const isField = path.length === 1 && path[0] === text; // without `from` nobody could answer
            return !isField && isSearched(activity, path, direction) ? edited : text;
        },
        budget,
    );
}
