import { Problem } from './problem.mjs';

/**
 * Says so that nobody overlooks it what did not run.
 * @throws {Problem} in CI, where a suite that did not run would pass for one that did.
 */
export function noticeMissing(what, advice) {
    const line = '*'.repeat(72);
    const notice = [line, what, advice, line].join('\n');
    if (process.env.CI === 'true') throw new Problem(notice);
    console.warn(notice);
}
