import { byTestId } from '../support/dom.js';

/** The mode this page was opened in. */
export function currentMode() {
    return new URLSearchParams(location.search).get('mode') === 'plain' ? 'plain' : 'enhanced';
}

/** A new mode is a new page: no conversation, socket or text of the old one can linger. */
export function watchMode(mode) {
    byTestId(`mode-${mode}`).checked = true;
    restoreFocus(mode);
    document.querySelector('fieldset').addEventListener('change', ({ target }) => {
        location.assign(target.value === 'plain' ? '/?mode=plain#mode' : '/?mode=enhanced#mode');
    });
}

/** Whoever changed the mode by keyboard goes on from the same place. */
function restoreFocus(mode) {
    if (location.hash !== '#mode') return;
    history.replaceState(null, '', mode === 'plain' ? '/?mode=plain' : '/');
    byTestId(`mode-${mode}`).focus();
}

/** Only the local channel can leave the user id out of a token: elsewhere there is no choice. */
export function noteMode(granted) {
    if (granted === currentMode()) return;
    byTestId(`mode-${granted}`).checked = true;
    byTestId(`mode-${currentMode()}`).disabled = true;
}
