import { Bubbles } from './bubbles.js';

const INCOMING = 'DIRECT_LINE/INCOMING_ACTIVITY';

/** POST_ACTIVITY_FULFILLED may come after the feed's event and would put the typed text back. */
const CARRIES_ACTIVITY = new Set(['DIRECT_LINE/QUEUE_INCOMING_ACTIVITY', INCOMING, 'DIRECT_LINE/POST_ACTIVITY_FULFILLED']);

/** Web Chat's store, with bubbles that follow what the server tells of their messages. */
export class ChatStore {
    #connect;
    /** Resolves when the chat is connected; what is sent before that is lost. */
    connected = new Promise(resolve => { this.#connect = resolve; });

    constructor(ownId, onErased) {
        this.onErased = onErased;
        this.bubbles = new Bubbles(ownId);
        this.store = window.WebChat.createStore({}, () => next => action => this.#pass(next, action));
    }

    send(text) {
        this.store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text } });
    }

    redact({ activityId, bubble }) {
        if (bubble === null) return;
        this.bubbles.redact(activityId, bubble);
        this.#redraw(activityId);
    }

    refuse(activityId) {
        this.bubbles.refuse(activityId);
        this.#redraw(activityId);
    }

    /** Takes what was said until then out of this page; what the channel has of it is out of a page's reach. */
    eraseUpTo(instant, answered) {
        this.bubbles.eraseUpTo(instant, answered);
        this.store.dispatch({ type: 'WEB_CHAT/CLEAR_SUGGESTED_ACTIONS' });
        const erased = this.#activities().filter(activity => this.bubbles.isErased(activity));
        for (const { id } of erased) this.#remove(id);
        if (erased.length) this.onErased();
    }

    #pass(next, action) {
        if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') this.#connect();
        if (!CARRIES_ACTIVITY.has(action.type)) return next(action);
        const { activity } = action.payload;
        const result = next({ ...action, payload: { ...action.payload, activity: this.bubbles.rewrite(activity) } });
        // Removed only after it went through: Web Chat waits for the echo of what it sent.
        if (this.bubbles.isErased(activity)) this.#remove(activity.id);
        if (action.type === INCOMING && isErasure(activity)) this.eraseUpTo(Date.parse(activity.timestamp), activity.replyToId);
        return result;
    }

    /** An activity that comes in again with the same id takes the place of the first. */
    #redraw(activityId) {
        const activity = this.#activities().find(({ id }) => id === activityId);
        if (activity) this.store.dispatch({ type: INCOMING, payload: { activity } });
    }

    #remove(activityID) {
        this.store.dispatch({ type: 'DIRECT_LINE/DELETE_ACTIVITY', payload: { activityID } });
    }

    #activities() {
        return this.store.getState().activities;
    }
}

/** What bot-warden sends to the page when it has erased the conversation in a turn. */
function isErasure({ type, name, from }) {
    return type === 'event' && name === 'security/erase' && from.role === 'bot';
}
