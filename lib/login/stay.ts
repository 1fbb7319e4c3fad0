import type { ActivityLike } from '../turn/types';

/** What the button sends: no message of the user's own. */
const STAY = 'stay-signed-in';

/** A card with one button, which prolongs the login. */
export function stayCard(warning: string, title: string): object {
    const button = { type: 'messageBack', title, text: title, displayText: title, value: { botWarden: STAY } };
    const content = { text: warning, buttons: [button] };
    return { attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content }] };
}

/** Whether a message comes from that button. */
export function isStay({ type, value }: ActivityLike): boolean {
    return type === 'message' && (value as { botWarden?: unknown } | null | undefined)?.botWarden === STAY;
}
