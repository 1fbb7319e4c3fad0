import { post, revoke, startConversation } from '../conversation.js';
import { byTestId, setText } from '../support/dom.js';
import { duration } from '../support/time.js';

/** Six, as the fifth wrong one locks. */
const CODES = ['000001', '000002', '000003', '000004', '000005', '000006'];

/** The buttons, and one line on what to look at after each. */
export class TryIt {
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
        this.#onPress('try-other-person', () => this.#say('sign in',
            'Asked for another sign-in card. Press its button, and sign in as the other person this time.'));
        this.#onPress('try-transfer', () => this.#say('transfer',
            'The bot wants a sign-in. Let it time out between two answers: the transfer goes on after the next sign-in.'));
        this.#onPress('try-codes', () => this.#sayInTurn(['sign in', ...CODES],
            'Asked for a sign-in card and guessed six codes. The fifth locks; no other reaches the token service.'));
        this.#onPress('try-login-timeout', () => this.#waitForTimeout());
        this.#onPress('try-revoke', () => this.#revoke());
        this.#onPress('try-bye', () => this.#say('bye', 'Said goodbye, and the bot ended the conversation. See the receipt.'));
        this.#onPress('try-forget', () => this.#say('forget me', 'Asked to be forgotten. The chat, the table and the store empty; see the receipt.'));
        chat.connected.then(() => this.#tell('Write in the chat, or press a button.'));
    }

    /** What comes in parts goes on here. */
    noteTurn() {
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

    /** The id is a genuine one: that of a visitor who has just got their own token. */
    async #impersonate() {
        const plain = this.conversation.mode === 'plain';
        const { userId } = await startConversation('enhanced');
        await this.#post({ type: 'message', from: { id: userId }, text: 'Hello, I am somebody else.' }, plain
            ? 'Posted as somebody else, and the channel passed it on. Security events says what became of it.'
            : 'Posted as somebody else. The channel put your own id back: in the chat it is your message.');
    }

    #forgeToken() {
        return this.#post({
            type: 'event', name: 'tokens/response', from: { id: this.conversation.userId },
            value: { connectionName: 'practice', token: 'forged' },
        }, 'Posted a sign-in answer with a made-up token. See Login and Security events.');
    }

    async #revoke() {
        const { ok } = await revoke(this.conversation);
        this.#tell(ok ? 'Signed out at every connection, in every conversation. See Login.' : 'The server met an error.');
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
