/** An object like `target` of which these methods reject while `down` is true. */
export function failing<T extends object>(target: T, ...methods: (keyof T & string)[]): T & { down: boolean } {
    const state = { down: true };
    return new Proxy(target, {
        get(_, name) {
            if (name === 'down') return state.down;
            if (state.down && methods.includes(name as keyof T & string)) return () => Promise.reject(new Error('the store is down'));
            const value: unknown = Reflect.get(target, name);
            return typeof value === 'function' ? value.bind(target) : value;
        },
        set(_, name, value) {
            if (name === 'down') state.down = Boolean(value);
            else Reflect.set(target, name, value);
            return true;
        },
    }) as T & { down: boolean };
}
