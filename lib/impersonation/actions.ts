import { disregard } from '../support/disregard';
import { OptionError } from '../support/errors';
import type { ActivityLike } from '../turn/types';
import { REASONS, type ActionOption, type Decided, type Detection, type ImpersonationAction, type ImpersonationReason } from './detection';

export type Actions = { [Reason in ImpersonationReason]?: ActionOption | undefined };

const ACTIONS: readonly unknown[] = ['block', 'challenge', 'report'] satisfies ImpersonationAction[];

/** Signs of a bot that is set up badly, which its users cannot help; everything else is somebody who is not who they say. */
const REPORTED: ReadonlySet<ImpersonationReason> = new Set(['id-guessable', 'id-shared']);

/** The option `actions`, checked; a copy. */
export function actionsOf(given: Actions | undefined, canSignOut: boolean): Actions {
    const actions: unknown = given === undefined ? {} : given;
    if (typeof actions !== 'object' || actions === null || Array.isArray(actions)) throw new OptionError('actions', 'an object of actions by reason', actions);
    for (const [reason, action] of Object.entries(actions)) {
        if (!REASONS.includes(reason as ImpersonationReason)) throw new OptionError(`actions.${reason}`, `one of the reasons (${REASONS.join(', ')})`);
        if (action !== undefined && typeof action !== 'function' && !ACTIONS.includes(action)) {
            throw new OptionError(`actions.${reason}`, "'block', 'challenge', 'report' or a function", action);
        }
        if (action === 'challenge' && !canSignOut) throw new OptionError(`actions.${reason}`, "other than 'challenge' without `login`: there is nobody to sign out");
    }
    return { ...(actions as Actions) };
}

/** What is done about a detection. */
export function decide(actions: Actions, detection: Detection, activity: ActivityLike): Decided {
    const { reason } = detection;
    const option = actions[reason] ?? (REPORTED.has(reason) ? 'report' : 'block');
    return { detection, action: typeof option === 'function' ? answerOf(option, detection, activity) : option };
}

function answerOf(option: Exclude<ActionOption, string>, detection: Detection, activity: ActivityLike): ImpersonationAction {
    try {
        const answer: unknown = option(detection, activity);
        if (ACTIONS.includes(answer)) return answer as ImpersonationAction;
        disregard(answer);
        return 'block';
    } catch {
        return 'block';
    }
}
