import { byTestId, setText } from '../support/dom.js';
import { duration, secondsUntil } from '../support/time.js';

/** How many conversations the store has, whoever's and since whenever. */
export class KeptView {
    #kept = null;

    show(kept) {
        this.#kept = kept;
        this.tick();
    }

    tick() {
        if (this.#kept) setText(byTestId('kept'), sentence(this.#kept));
    }
}

function sentence({ count, earlier, nextDue }) {
    if (!count) return 'No conversation is kept.';
    const kept = `${count} ${count === 1 ? 'conversation' : 'conversations'} kept`;
    const before = earlier ? ` (${earlier} from before this start)` : '';
    const seconds = nextDue === null ? 0 : secondsUntil(nextDue);
    return `${kept}${before}. The next is ${seconds ? `due in ${duration(seconds)}` : 'being erased'}.`;
}
