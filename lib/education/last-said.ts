import { onSend } from '../turn/send-handlers';
import type { TurnContextLike } from '../turn/types';

/** What clients take from the latest message alone. */
interface LastSaid {
    suggestedActions?: unknown;
    inputHint?: unknown;
}

/** The suggested actions and the input hint of the bot's last message in this turn: whatever is said after it has to repeat them, or they are gone. */
export function lastSaid(context: TurnContextLike): () => LastSaid {
    let last: LastSaid = {};
    onSend(context, (_, activities, send) =>
        send().then((sent) => {
            const message = activities.findLast(({ type }) => type === 'message') as LastSaid | undefined;
            if (message) last = message;
            return sent;
        }),
    );
    return () => {
        const { suggestedActions, inputHint } = last;
        return { ...(suggestedActions !== undefined && { suggestedActions }), ...(inputHint !== undefined && { inputHint }) };
    };
}
