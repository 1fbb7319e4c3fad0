/** Under which a turn's state holds what marks the coming answer; dialogs are loaded apart, perhaps of another copy of this package. */
export const SENSITIVE_PROMPTS = Symbol.for('bot-warden.sensitive-prompts.1');
