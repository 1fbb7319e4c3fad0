/** Knows of most numbers that were not added that they were not; small enough to stay in the processor's nearest cache. */
export class Filter {
    private readonly bits: Int32Array;
    private readonly shift: number;

    /** @param size how many bits it has, one for each mixed number; a power of two */
    constructor(size = 1 << 16) {
        this.bits = new Int32Array(size >> 5);
        this.shift = Math.clz32(size) + 1;
    }

    add(key: number): void {
        const slot = this.slotOf(key);
        this.bits[slot >> 5]! |= 1 << (slot & 31);
    }

    mayHave(key: number): boolean {
        const slot = this.slotOf(key);
        return ((this.bits[slot >> 5]! >> (slot & 31)) & 1) === 1;
    }

    private slotOf(key: number): number {
        return Math.imul(key, 0x9e3779b1) >>> this.shift;
    }
}
