import type { Arguments } from './arguments';
import { Problem } from './problem';

/** @throws {Problem} when something is typed that belongs to no option */
export function noOperands({ operands: [first] }: Arguments): void {
    if (first !== undefined) throw new Problem(`"${first}" belongs to no option`);
}
