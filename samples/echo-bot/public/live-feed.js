import { setText } from './support/dom.js';
import { setServerTime } from './support/time.js';

/** Calls `handlers[event]` with each event the server sends of this conversation. */
export function followFeed(url, handlers) {
    const source = new EventSource(url);
    for (const [event, handle] of Object.entries(handlers)) {
        source.addEventListener(event, ({ data }) => {
            const told = JSON.parse(data);
            setServerTime(told.now);
            handle(told);
        });
    }
    source.addEventListener('open', () => showLost(''));
    source.addEventListener('error', () => showLost(source.readyState === EventSource.CLOSED
        ? 'Live view ended. Reload the page to start a new conversation.' // the browser gives up when the answer is not a stream
        : 'Live view interrupted, reconnecting'));
}

function showLost(text) {
    const line = document.getElementById('feed-lost');
    setText(line, text);
    line.hidden = !text;
}
