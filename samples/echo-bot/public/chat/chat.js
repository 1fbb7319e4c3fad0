import { ChatStore } from './store.js';
import { styleOptions } from './style-options.js';
import { setText } from '../support/dom.js';
import { clockTime, serverTime } from '../support/time.js';

/** Draws the genuine Web Chat, connected to the conversation that the server granted. */
export function openChat(container, { mode, domain, token, userId }) {
    const chat = new ChatStore(userId, showCleared);
    window.WebChat.renderWebChat({
        directLine: window.WebChat.createDirectLine({ token, domain }),
        store: chat.store,
        userID: mode === 'plain' ? userId : undefined, // in enhanced mode the token itself says who speaks
        locale: 'en-US',
        sendTypingIndicator: false,
        activityMiddleware: () => next => (...args) => args[0].activity?.type === 'endOfConversation' ? false : next(...args), // it has nothing for it
        styleOptions,
    }, container);
    return chat;
}

function showCleared() {
    const line = document.getElementById('chat-cleared');
    setText(line, `Cleared on this page at ${clockTime(serverTime())}. The channel may keep its own copy for up to a day.`);
    line.hidden = false;
}
