import { byTestId, element, setText } from '../support/dom.js';
import { clockTime, dayTime } from '../support/time.js';

const REASONS = {
    silence: 'nothing was said for a while',
    'max-age': 'it was old',
    end: 'it had ended',
    expired: 'the bot had set a limit',
    request: 'the user asked for it',
};

/** The receipt of the last erasure, in words and as it is. */
export class ReceiptView {
    #box = byTestId('receipt');
    #file = null; // address of the JSON to be downloaded

    show({ receipt, valid }) {
        const json = JSON.stringify(receipt, null, 2);
        setText(byTestId('receipt-summary'), summaryOf(receipt));
        byTestId('receipt-rows').replaceChildren(...rowsOf(receipt, valid));
        setText(byTestId('receipt-json'), json);
        this.#offer(json, receipt.id);
        document.getElementById('receipt-empty').hidden = true;
        this.#box.hidden = false;
    }

    #offer(json, id) {
        if (this.#file) URL.revokeObjectURL(this.#file);
        this.#file = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
        Object.assign(byTestId('receipt-download'), { href: this.#file, download: `receipt-${id}.json` });
    }
}

function summaryOf({ records, total, reason, erasedAt }) {
    const what = `${count(records, 'record')} of ${count(total, 'conversation')}`;
    return `${clockTime(erasedAt)}: ${what}, because ${REASONS[reason] ?? 'the time was up'}.`;
}

function rowsOf({ stores, channels, residue }, valid) {
    return [
        ...stores.map(({ store, state, because }) => row(store, because ? `${state}: ${because}` : state)),
        ...channels.map(channel => row(`messages on ${channel.channelId}`, recallOf(channel))),
        ...residue.map(({ what, until }) => row('copies elsewhere', until ? `${what}: gone by ${dayTime(until)}` : what)),
        row('signature', valid ? 'valid, the server checked it with verifyReceipt' : 'NOT VALID, says verifyReceipt on the server'),
    ];
}

function recallOf({ recalled, notSupported, failed }) {
    const parts = [[recalled, 'taken back'], [notSupported, 'not taken back: the channel does not support it'], [failed, 'not taken back: it failed']];
    return parts.filter(([number]) => number).map(([number, what]) => `${number} ${what}`).join(', ');
}

function row(name, text) {
    return element('div', {}, element('dt', {}, name), element('dd', {}, text));
}

function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
