import { byTestId, setText } from '../support/dom.js';
import { clockTime, duration, secondsUntil } from '../support/time.js';

/** Who is signed in, and for how long if they stay silent. */
export class LoginView {
    #login = { user: null, idleEndsAt: null, absoluteEndsAt: null };
    #idle = 60_000;
    #due = document.getElementById('login-due');
    #bar = document.getElementById('login-bar');

    setIdle(idle) {
        this.#idle = idle;
    }

    get user() {
        return this.#login.user;
    }

    /** Seconds of silence left, or null when no login is running. */
    get idleSeconds() {
        const { user, idleEndsAt } = this.#login;
        return user === null || idleEndsAt === null ? null : secondsUntil(idleEndsAt);
    }

    show(login) {
        this.#login = login;
        setText(byTestId('login-user'), login.user === null ? 'Nobody is signed in.' : `${login.user} is signed in.`);
        setText(document.getElementById('login-absolute'),
            login.absoluteEndsAt === null ? '' : `However busy, it ends at ${clockTime(login.absoluteEndsAt)}.`);
        this.tick();
    }

    tick() {
        const seconds = this.idleSeconds;
        this.#due.hidden = seconds === null;
        if (seconds === null) return;
        setText(byTestId('login-idle'), seconds ? `Ends after ${duration(seconds)} of silence` : 'The time is up');
        this.#bar.value = Math.min(1, seconds * 1000 / this.#idle);
    }
}
