import { KeyedLock } from '../../support/keyed-lock';

const alone = new KeyedLock();

/** The time of the process while it stands: it moves when it is told to. Timers of the event loop are real. */
export class StandingClock {
    private constructor(
        private wall: number,
        private steady: number,
    ) {}

    /** Has time stand still for `work`, and go on as if nothing had been afterwards; one after the other in a process. */
    static async during<T>(work: (clock: StandingClock) => Promise<T>): Promise<T> {
        return alone.run('clock', async () => {
            const clock = new StandingClock(Date.now(), performance.now());
            const restore = clock.install();
            try {
                return await work(clock);
            } finally {
                restore();
            }
        });
    }

    /** @param ms milliseconds */
    advance(ms: number): void {
        this.wall += ms;
        this.steady += ms;
    }

    /** Puts it in the place of the process's clocks. @returns what puts those back */
    private install(): () => void {
        const [RealDate, steady] = [Date, Object.getOwnPropertyDescriptor(performance, 'now')];
        globalThis.Date = standing(RealDate, () => this.wall);
        Object.defineProperty(performance, 'now', { value: () => this.steady, configurable: true, writable: true });
        return () => {
            globalThis.Date = RealDate;
            if (steady) Object.defineProperty(performance, 'now', steady);
            else Reflect.deleteProperty(performance, 'now');
        };
    }
}

function standing(RealDate: DateConstructor, now: () => number): DateConstructor {
    const Standing: DateConstructor = new Proxy(RealDate, {
        get: (target, name, receiver): unknown => (name === 'now' ? now : Reflect.get(target, name, receiver)),
        apply: () => new RealDate(now()).toString(),
        construct: (target, given: unknown[], called) =>
            Reflect.construct(target, given.length === 0 ? [now()] : given, called === Standing ? target : called) as object,
    });
    return Standing;
}
