const HIDDEN = '••••';
/** Letters and digits that stay, and how many there must be that any may. */
const KEPT = 4;
const LEAST = 8;

/** The last four letters and digits of a value; of a short one nothing. How long it was cannot be seen. */
export function mask(value: string): string {
    const characters = value.match(/[\p{L}\p{N}]/gu) ?? [];
    return characters.length < LEAST ? HIDDEN : `${HIDDEN} ${characters.slice(-KEPT).join('')}`;
}
