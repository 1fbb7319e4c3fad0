/** Of Keccak-256: bytes that are mixed in at a time. */
const RATE = 136;
const LANES = 25;

/** Where each lane goes, and by how much it is rotated: what https://keccak.team/keccak_specs_summary.html calls pi and rho. */
const [TO, BY] = stepsOf();
/** Constants of the 24 rounds, lower halves and upper halves. */
const [LOWER, UPPER] = constantsOf();

function stepsOf(): readonly [to: Uint8Array, by: Uint8Array] {
    const [to, by] = [new Uint8Array(24), new Uint8Array(24)];
    for (let step = 0, x = 1, y = 0; step < 24; step++) {
        [x, y] = [y, (2 * x + 3 * y) % 5];
        to[step] = (x + 5 * y) * 2;
        by[step] = (((step + 1) * (step + 2)) / 2) % 64;
    }
    return [to, by];
}

function constantsOf(): readonly [lower: Int32Array, upper: Int32Array] {
    const [lower, upper] = [new Int32Array(24), new Int32Array(24)];
    for (let round = 0, register = 1; round < 24; round++) {
        for (let power = 0; power < 7; power++) {
            const bit = (1 << power) - 1;
            if (register & 1) (bit < 32 ? lower : upper)[round]! ^= 1 << bit % 32;
            register = (register << 1) ^ (register & 0x80 ? 0x171 : 0);
        }
    }
    return [lower, upper];
}

/** Keccak-256 as Ethereum and Monero use it: SHA-3 before it was standardized, with another padding, which node:crypto does not have. */
export function keccak256(message: Uint8Array): Uint8Array {
    const state = new Int32Array(LANES * 2);
    const padded = new Uint8Array((Math.floor(message.length / RATE) + 1) * RATE);
    padded.set(message);
    padded[message.length]! ^= 0x01;
    padded[padded.length - 1]! ^= 0x80;
    const view = new DataView(padded.buffer);
    for (let block = 0; block < padded.length; block += RATE) {
        for (let word = 0; word < RATE / 4; word++) state[word]! ^= view.getInt32(block + word * 4, true);
        for (let round = 0; round < 24; round++) permute(state, round);
    }
    return new Uint8Array(state.buffer.slice(0, 32));
}

const columns = new Int32Array(10);

/** One round; the lanes are pairs of a lower and an upper half. */
function permute(state: Int32Array, round: number): void {
    theta(state);
    move(state);
    chi(state);
    state[0]! ^= LOWER[round]!;
    state[1]! ^= UPPER[round]!;
}

/** Each lane goes where another one was, rotated. */
function move(state: Int32Array): void {
    let lower = state[2]!;
    let upper = state[3]!;
    for (let step = 0; step < 24; step++) {
        const to = TO[step]!;
        const by = BY[step]!;
        const nextLower = state[to]!;
        const nextUpper = state[to + 1]!;
        state[to] = by < 32 ? rotated(lower, upper, by) : rotated(upper, lower, by - 32);
        state[to + 1] = by < 32 ? rotated(upper, lower, by) : rotated(lower, upper, by - 32);
        lower = nextLower;
        upper = nextUpper;
    }
}

/** The half of a lane after a rotation to the left by 1 to 31, which are all there are. */
function rotated(half: number, other: number, by: number): number {
    return (half << by) | (other >>> (32 - by));
}

function theta(state: Int32Array): void {
    for (let half = 0; half < 10; half++) {
        columns[half] = state[half]! ^ state[half + 10]! ^ state[half + 20]! ^ state[half + 30]! ^ state[half + 40]!;
    }
    for (let half = 0; half < 10; half += 2) {
        const before = half === 0 ? 8 : half - 2;
        const behind = half === 8 ? 0 : half + 2;
        const lower = columns[before]! ^ rotated(columns[behind]!, columns[behind + 1]!, 1);
        const upper = columns[before + 1]! ^ rotated(columns[behind + 1]!, columns[behind]!, 1);
        for (let lane = half; lane < LANES * 2; lane += 10) {
            state[lane]! ^= lower;
            state[lane + 1]! ^= upper;
        }
    }
}

function chi(state: Int32Array): void {
    for (let at = 0; at < LANES * 2; at += at % 2 === 0 ? 1 : 9) {
        const first = state[at]!;
        const second = state[at + 2]!;
        const third = state[at + 4]!;
        const fourth = state[at + 6]!;
        const fifth = state[at + 8]!;
        state[at] = first ^ (~second & third);
        state[at + 2] = second ^ (~third & fourth);
        state[at + 4] = third ^ (~fourth & fifth);
        state[at + 6] = fourth ^ (~fifth & first);
        state[at + 8] = fifth ^ (~first & second);
    }
}
