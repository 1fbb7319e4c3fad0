import assert from 'node:assert/strict';
import { lengthOfTime } from '../../lib/education/length-of-time';

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];

describe('lengthOfTime', () => {
    for (const [length, language, expected] of [
        [30 * DAY, 'en', '30 days'], [DAY, 'en', '24 hours'], [2 * DAY, 'en', '48 hours'], [3 * DAY, 'en', '3 days'], [HOUR, 'en', '60 minutes'],
        [90 * MINUTE, 'en', '90 minutes'], [30 * SECOND, 'en', '30 seconds'], [1, 'en', '1 second'], [DAY, 'de', '24 Stunden'], [30 * DAY, 'de', '30 Tage'],
        [DAY, 'pl', '24 godziny'], [DAY, 'nl', '24 uur'], [DAY, 'ja', '24 時間'], [DAY, 'zh', '24小时'],
    ] as const) {
        it(`calls ${length} ms ${expected}`, () => assert.equal(lengthOfTime(length, language), expected));
    }
});
