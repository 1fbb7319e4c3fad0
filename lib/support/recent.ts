/** A map of the most recently set; the oldest go when there are too many. */
export class Recent<V> {
    private readonly values = new Map<string, V>();

    constructor(private readonly most: number) {}

    get(key: string): V | undefined {
        return this.values.get(key);
    }

    set(key: string, value: V): V {
        this.values.delete(key);
        this.values.set(key, value);
        const [oldest] = this.values.keys();
        if (this.values.size > this.most && oldest !== undefined) this.values.delete(oldest);
        return value;
    }

    delete(key: string): void {
        this.values.delete(key);
    }
}
