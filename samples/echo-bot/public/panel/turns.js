import { byTestId, element, redactedText } from '../support/dom.js';

const COLUMNS = [['typed', 'What you typed'], ['saw', 'What the bot saw'], ['stored', 'What was stored']];

/** The table of what each message became on its way, newest first. */
export class TurnsView {
    #rows = new Map();   // activity id -> { at, row }
    #body = byTestId('turns');
    #empty = document.getElementById('turns-empty');

    show(turn) {
        const known = this.#rows.get(turn.activityId);
        const row = turnRow(turn);
        if (known) known.row.replaceWith(row); else this.#body.prepend(row);
        this.#rows.set(turn.activityId, { at: known?.at ?? turn.now, row });
        this.#showEmpty();
    }

    eraseUpTo(instant) {
        for (const [id, { at, row }] of this.#rows) {
            if (at > instant) continue;
            row.remove();
            this.#rows.delete(id);
        }
        this.#showEmpty();
    }

    #showEmpty() {
        this.#empty.hidden = this.#rows.size > 0;
    }
}

function turnRow(turn) {
    const row = element('tr', {}, ...COLUMNS.map(([name, label]) => turnCell(turn[name], name, label)));
    row.dataset.testid = 'turn-row';
    row.setAttribute('role', 'row'); // on a narrow screen the table is laid out as blocks, which takes the roles away
    return row;
}

function turnCell(text, name, label) {
    const cell = element('td', {}, element('span', {}, ...redactedText(text)));
    cell.dataset.testid = `turn-${name}`;
    cell.dataset.label = label;
    cell.setAttribute('role', 'cell');
    return cell;
}
