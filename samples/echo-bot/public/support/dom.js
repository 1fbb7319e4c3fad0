/** Makes an element; children that are strings become text, never markup. */
export function element(tag, properties = {}, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
}

export function byTestId(id) {
    return document.querySelector(`[data-testid="${id}"]`);
}

/** The text with its placeholders, such as [CREDIT_CARD], and its tokens marked; null reads "nothing". */
export function redactedText(text) {
    if (!text) return [element('span', { className: 'muted' }, text === '' ? 'no text' : 'nothing')]; // a card may come without text
    return text.split(/(\[[A-Z][A-Z0-9_]*\]|⟦[^⟦⟧]*⟧)/)
        .map((part, index) => index % 2 ? element('mark', {}, part) : part);
}

/** Setting the same text again would make a screen reader repeat it and lose a selection. */
export function setText(target, text) {
    if (target.textContent !== text) target.textContent = text;
}

/** One plain sentence at the top of the page, for what keeps the page from working. */
export function showProblem(text) {
    const problem = document.getElementById('problem');
    setText(problem, text);
    problem.hidden = false;
}
