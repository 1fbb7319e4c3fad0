import { openChat } from './chat/chat.js';
import { startConversation } from './conversation.js';
import { followFeed } from './live-feed.js';
import { KeptView } from './panel/kept.js';
import { LoginView } from './panel/login.js';
import { currentMode, noteMode, watchMode } from './panel/mode.js';
import { ReceiptView } from './panel/receipt.js';
import { SecurityEventsView } from './panel/security-events.js';
import { StoredView } from './panel/stored.js';
import { TryIt } from './panel/try-it.js';
import { TurnsView } from './panel/turns.js';
import { setText, showProblem } from './support/dom.js';

/** Erasures of which the bot tells the chat itself. */
const IN_TURN = new Set(['request', 'end']);

async function start() {
    const mode = currentMode();
    watchMode(mode);
    if (!window.WebChat) throw new Error('Web Chat is missing (/vendor/webchat.js did not load)');
    const conversation = await startConversation(mode);
    const chat = openChat(document.getElementById('webchat'), conversation);
    showPanel(conversation, chat);
}

function showPanel(conversation, chat) {
    const turns = new TurnsView(), stored = new StoredView(), login = new LoginView(), events = new SecurityEventsView();
    const kept = new KeptView(), receipt = new ReceiptView();
    const tryIt = new TryIt(conversation, chat, login);
    followFeed(conversation.feed, {
        hello: ({ idle, silence, mode }) => { login.setIdle(idle); stored.setSilence(silence); noteMode(mode); },
        turn: turn => { chat.redact(turn); turns.show(turn); tryIt.noteTurn(turn); },
        stored: list => stored.show(list),
        login: told => { login.show(told); tryIt.noteLogin(told); },
        security: event => { if (events.show(event) && isRefusedMessage(event)) chat.refuse(event.activityId); },
        erased: erasure => { if (!IN_TURN.has(erasure.reason)) chat.eraseUpTo(erasure.upTo); turns.eraseUpTo(erasure.upTo); stored.erase(erasure); },
        kept: told => kept.show(told),
        receipt: told => receipt.show(told),
    });
    setInterval(() => [stored, kept, login, tryIt].forEach(view => view.tick()), 250);
}

function isRefusedMessage({ level, activityId }) {
    return level === 'refused' && Boolean(activityId);
}

start().catch(error => {
    showProblem(`The chat could not start: ${error.message}. Start the sample again, then reload this page.`);
    setText(document.getElementById('try-status'), 'Nothing to try without a conversation.');
});
