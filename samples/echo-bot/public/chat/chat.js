import { ChatStore } from './store.js';
import { styleOptions } from './style-options.js';

/** Draws the genuine Web Chat, connected to the conversation that the server granted. */
export function openChat(container, { mode, domain, token, userId }) {
    const chat = new ChatStore(userId);
    window.WebChat.renderWebChat({
        directLine: window.WebChat.createDirectLine({ token, domain }),
        store: chat.store,
        userID: mode === 'plain' ? userId : undefined, // in enhanced mode the token itself says who speaks
        locale: 'en-US',
        sendTypingIndicator: false,
        styleOptions,
    }, container);
    return chat;
}
