import { CHANNEL_ID, type Activity } from '../activity';
import type { Conversation } from '../conversations/conversation';
import { badArgument } from '../http/http-error';
import type { Parts } from '../parts';
import { isRecord, textOf } from '../support/values';

const OAUTH_CARD = 'application/vnd.microsoft.card.oauth';

/** Gives OAuth cards that came without a link the one where the user signs in, as OAuthPrompt leaves to the channel. */
export function withSignInLinks(activity: Activity, conversation: Conversation, { signIns }: Parts): Activity {
    if (!Array.isArray(activity.attachments)) return activity;
    const linkTo = (connectionName: string) => {
        const userId = conversation.user?.id;
        if (userId === undefined) throw badArgument('Nobody has written yet: there is no one to sign in.');
        return signIns.link({ userId, connectionName, channelId: CHANNEL_ID, conversationId: conversation.id });
    };
    return { ...activity, attachments: activity.attachments.map((attachment) => fill(attachment, linkTo)) };
}

function fill(attachment: unknown, linkTo: (connectionName: string) => string): unknown {
    if (!isRecord(attachment) || attachment.contentType !== OAUTH_CARD || !isRecord(attachment.content)) return attachment;
    const { content } = attachment;
    const buttons = Array.isArray(content.buttons) ? content.buttons.filter(isRecord) : [];
    if (buttons.every((button) => textOf(button.value))) return attachment;
    const link = linkTo(textOf(content.connectionName) ?? '');
    const linked = buttons.map((button) => ({ ...button, value: textOf(button.value) ?? link }));
    return { ...attachment, content: { ...content, buttons: linked } };
}
