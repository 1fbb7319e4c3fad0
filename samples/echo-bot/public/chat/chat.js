import { ChatStore } from './store.js';
import { styleOptions } from './style-options.js';
import { setText } from '../support/dom.js';
import { clockTime, serverTime } from '../support/time.js';

/** Draws the genuine Web Chat, connected to the conversation that the server granted. */
export function openChat(container, { mode, domain, token, userId }) {
    const chat = new ChatStore(userId, showCleared);
    const locale = new URLSearchParams(location.search).get('locale') ?? 'en-US';
    const directLine = window.WebChat.createDirectLine({ token, domain, conversationStartProperties: { locale } }); // for what the bot says before the user does
    window.WebChat.renderWebChat({
        directLine: mode === 'plain' ? speakingAs(userId, directLine) : directLine, // in enhanced mode the token itself says who speaks
        store: chat.store,
        locale,
        sendTypingIndicator: false,
        activityMiddleware: () => next => (...args) => args[0].activity?.type === 'endOfConversation' ? false : next(...args), // it has nothing for it
        styleOptions,
    }, container);
    return chat;
}

/** Web Chat takes no id that begins with dl_ from a page, whose token should hold it; so it is put in behind its back. */
function speakingAs(userId, directLine) {
    const postActivity = activity => directLine.postActivity({ ...activity, from: { ...activity.from, id: userId } });
    return Object.create(directLine, { postActivity: { value: postActivity } });
}

function showCleared() {
    const line = document.getElementById('chat-cleared');
    setText(line, `Cleared on this page at ${clockTime(serverTime())}. The channel may keep its own copy for up to a day.`);
    line.hidden = false;
}
