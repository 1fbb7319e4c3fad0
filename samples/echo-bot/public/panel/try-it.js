import { post } from '../conversation.js';
import { byTestId, setText } from '../support/dom.js';
import { duration } from '../support/time.js';

const SOMEONE_ELSE = 'dl_somebody-else';

/** The buttons, and one line on what to look at after each. */
export class TryIt {
    #spoken = false;
    #waiting = false;
    #parts = []; // still to be sent

    constructor(conversation, chat, login) {
        Object.assign(this, { conversation, chat, login });
        this.#onPress('try-card', () => this.#say('my card is 4111 1111 1111 1111',
            'Sent a test card number. Compare what you typed with what the bot saw; your bubble changes too.'));
        this.#onPress('try-parts', () => this.#sayInTurn(['my card is 4111', '1111 1111 1111'],
            'Sent a test card number in two messages. The bot saw the first; what was stored of it is corrected.'));
        this.#onPress('try-pay', () => this.#say('pay',
            'The bot asks for a card. Send the test card number, then press "charge". See Security events.'));
        this.#onPress('try-password', () => this.#say('unlock',
            'The bot asks for a password. Make one up: the bot sees it, the store and this page do not.'));
        this.#onPress('try-impersonate', () => this.#impersonate());
        this.#onPress('try-forged-token', () => this.#forgeToken());
        this.#onPress('try-sign-in', () => this.#say('sign in', 'Asked the bot for a sign-in card. Press its button in the chat.'));
        this.#onPress('try-login-timeout', () => this.#waitForTimeout());
        this.#onPress('try-bye', () => this.#say('bye', 'Said goodbye, and the bot ended the conversation. See the receipt.'));
        this.#onPress('try-forget', () => this.#say('forget me', 'Asked to be forgotten. The chat, the table and the store empty; see the receipt.'));
        chat.connected.then(() => this.#tell('Write in the chat, or press a button.'));
    }

    /** In plain mode the first to speak owns the conversation: the visitor has to be first. What comes in parts goes on here. */
    noteTurn({ saw }) {
        if (saw !== null) this.#spoken = true;
        const part = this.#parts.shift();
        if (part !== undefined) this.chat.send(part);
    }

    noteLogin({ user }) {
        if (!this.#waiting || user !== null) return;
        this.#waiting = false;
        this.#tell('The login has ended. Ask the bot something: it no longer knows you.');
        this.tick();
    }

    tick() {
        const seconds = this.#waiting ? this.login.idleSeconds : null;
        setText(document.getElementById('try-countdown'), seconds === null ? '' : `${duration(seconds)} left.`);
    }

    #onPress(testId, run) {
        const button = byTestId(testId);
        this.chat.connected.then(() => { button.disabled = false; });
        button.addEventListener('click', () => {
            this.#waiting = false;
            this.#parts = [];
            run();
            this.tick();
        });
    }

    #say(text, explanation) {
        this.chat.send(text);
        this.#tell(explanation);
    }

    /** The next one when the one before has arrived. */
    #sayInTurn([first, ...parts], explanation) {
        this.#say(first, explanation);
        this.#parts = parts;
    }

    async #impersonate() {
        const plain = this.conversation.mode === 'plain';
        if (plain && !this.#spoken) {
            this.#tell('Say hello first: in plain mode whoever speaks first owns the conversation.');
            return;
        }
        await this.#post({ type: 'message', from: { id: SOMEONE_ELSE }, text: 'Hello, I am somebody else.' }, plain
            ? 'Posted as somebody else, and the channel passed it on. Security events says what became of it.'
            : 'Posted as somebody else. The channel put your own id back: in the chat it is your message.');
    }

    #forgeToken() {
        return this.#post({
            type: 'event', name: 'tokens/response', from: { id: this.conversation.userId },
            value: { connectionName: 'practice', token: 'forged' },
        }, 'Posted a sign-in answer with a made-up token. See Login and Security events.');
    }

    async #post(activity, explanation) {
        try {
            const status = await post(this.conversation, activity);
            this.#tell(status < 300 ? explanation : `The channel itself refused it, with status ${status}.`);
        } catch {
            this.#tell('The channel could not be reached.');
        }
    }

    #waitForTimeout() {
        const seconds = this.login.idleSeconds;
        this.#waiting = seconds !== null;
        this.#tell(this.#waiting ? `Say nothing for ${duration(seconds)}, and the login ends by itself.`
            : 'Nobody is signed in. Sign in first, then come back to this button.');
    }

    #tell(text) {
        setText(document.getElementById('try-status'), text);
    }
}
