/** Knows of most numbers that were not added that they were not; small enough to stay in the processor's nearest cache. */
export class Filter {
    /** One bit for each of 65,536 mixed numbers. */
    private readonly bits = new Int32Array(2_048);

    add(key: number): void {
        const slot = slotOf(key);
        this.bits[slot >> 5]! |= 1 << (slot & 31);
    }

    mayHave(key: number): boolean {
        const slot = slotOf(key);
        return ((this.bits[slot >> 5]! >> (slot & 31)) & 1) === 1;
    }
}

function slotOf(key: number): number {
    return Math.imul(key, 0x9e3779b1) >>> 16;
}
