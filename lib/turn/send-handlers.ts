import type { SendHandler, TurnContextLike } from './types';

/** On handlers of this package, to tell them from others'. */
const OWN = Symbol('own send handler');

/** Registers a send handler. */
export function onSend(context: TurnContextLike, handler: SendHandler): void {
    context.onSendActivities(Object.assign(handler, { [OWN]: true }));
}

/** Whether middleware of others has run before in this turn, and seen it as it came: loggers register a send handler. */
export function isLate(context: TurnContextLike): boolean {
    const { _onSendActivities: handlers } = context as { _onSendActivities?: readonly object[] };
    return Array.isArray(handlers) && handlers.some((handler: object) => !(OWN in handler));
}
