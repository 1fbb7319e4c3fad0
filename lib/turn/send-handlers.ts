import type { SendHandler, TurnContextLike } from './types';

/** Handlers of this package, to tell them from others'. */
const own = new WeakSet<object>();

/** Registers a send handler. */
export function onSend(context: TurnContextLike, handler: SendHandler): void {
    own.add(handler);
    context.onSendActivities(handler);
}

/** Whether middleware of others has run before in this turn, and seen it as it came: loggers register a send handler. */
export function isLate(context: TurnContextLike): boolean {
    const { _onSendActivities: handlers } = context as { _onSendActivities?: readonly object[] };
    return Array.isArray(handlers) && handlers.some((handler: object) => !own.has(handler));
}
