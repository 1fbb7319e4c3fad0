import { byTestId, element } from '../support/dom.js';
import { clockTime } from '../support/time.js';

const LEVELS = { info: 'Info', refused: 'Refused', warning: 'Warning' };
const ROWS_KEPT = 50;

/** What the protections reported, newest first; a row once added stays as it is, opened or not. */
export class SecurityEventsView {
    #known = new Set();
    #list = byTestId('events');

    /** Returns false for a replay of an event that is already shown. */
    show(event) {
        if (this.#known.has(event.id)) return false;
        this.#known.add(event.id);
        this.#list.prepend(eventRow(event));
        while (this.#list.children.length > ROWS_KEPT) this.#list.lastChild.remove();
        document.getElementById('events-empty').hidden = true;
        return true;
    }
}

function eventRow({ at, level, text, detail }) {
    const row = element('li', { className: `event event-${level}` },
        element('b', { className: 'event-level' }, LEVELS[level] ?? level),
        element('span', { className: 'muted number' }, clockTime(at)),
        element('p', {}, text));
    if (detail) {
        row.append(element('details', {},
            element('summary', {}, 'Details'), element('pre', {}, JSON.stringify(detail, null, 2))));
    }
    row.dataset.testid = 'event-row';
    row.dataset.level = level;
    return row;
}
