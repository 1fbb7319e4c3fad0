import { byTestId, element, redactedText, setText } from '../support/dom.js';
import { clockTime, duration, secondsUntil } from '../support/time.js';

const STUBS_KEPT = 3;

/** What the store holds of this conversation, until when, and what is left to say of it afterwards. */
export class StoredView {
    #entries = [];
    #stubs = [];   // { count, at } of past erasures, newest first
    #eraseAt = null;
    #silence = 30_000;
    #list = byTestId('stored');
    #due = document.getElementById('stored-due');
    #bar = document.getElementById('stored-bar');

    setSilence(silence) {
        this.#silence = silence;
    }

    show({ now, entries, eraseAt }) {
        const kept = new Set(entries.map(({ id }) => id));
        this.#addStub(this.#entries.filter(({ id }) => !kept.has(id)).length, now);
        this.#entries = entries;
        this.#eraseAt = eraseAt;
        this.#draw();
    }

    /** Comes before or after the shorter list: whichever is first leaves the stub. */
    erase({ at, upTo }) {
        const kept = this.#entries.filter(entry => entry.at > upTo);
        this.#addStub(this.#entries.length - kept.length, at);
        this.#entries = kept;
        if (!kept.length) this.#eraseAt = null;
        this.#draw();
    }

    tick() {
        this.#due.hidden = this.#eraseAt === null || !this.#entries.length;
        if (this.#due.hidden) return;
        const seconds = secondsUntil(this.#eraseAt);
        setText(byTestId('stored-countdown'), seconds ? `All of it is erased in ${duration(seconds)}` : 'Being erased');
        this.#bar.value = Math.min(1, seconds * 1000 / this.#silence);
    }

    #addStub(count, at) {
        if (count) this.#stubs = [{ count, at }, ...this.#stubs].slice(0, STUBS_KEPT);
    }

    #draw() {
        this.#list.replaceChildren(...[...this.#entries].reverse().map(entryRow), ...this.#stubs.map(stubRow));
        document.getElementById('stored-empty').hidden = this.#entries.length > 0;
        this.tick();
    }
}

function entryRow({ at, from, text }) {
    return storedRow('row',
        element('b', {}, from === 'bot' ? 'Bot' : 'You'),
        element('span', { className: 'row-text' }, ...redactedText(text)),
        element('span', { className: 'muted number' }, clockTime(at)));
}

function stubRow({ count, at }) {
    return storedRow('row-erased', `${count} ${count === 1 ? 'entry' : 'entries'} erased ${clockTime(at)}`);
}

function storedRow(className, ...content) {
    const row = element('li', { className }, ...content);
    row.dataset.testid = 'stored-row';
    return row;
}
