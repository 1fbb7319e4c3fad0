/** The confidence of what, whatever a user asks for, is nothing without a word near it. */
export const NEVER = -1;
