import assert from 'node:assert/strict';
import type { SinonFakeTimers } from 'sinon';
import { progressLine } from '../../../lib/cli/progress-line';
import { Progress } from '../../../lib/cli/scan/progress';
import { frozenClock } from '../../helpers/frozen-clock';

const MB = 1_000_000;

/** Erases the line from the cursor on. */
const ERASE = '\u001B[K';
const plain = (text: string) => text.replaceAll('\r', '').replaceAll(ERASE, '');

/** What a terminal shows that has no line which is too long: what stands behind the last return of each. */
const shownBy = (written: string) => written.split('\n').map((line) => plain(line.slice(line.lastIndexOf('\r') + 1)));

describe('the progress of a search', () => {
    let clock: SinonFakeTimers;
    let written: string[];
    beforeEach(() => {
        clock = frozenClock(0);
        written = [];
    });
    afterEach(() => clock.restore());

    const progress = (total: number, more: { isTTY?: boolean; columns?: number } = {}) => new Progress({ ...more, write: (text) => written.push(text) }, total);
    /** @param speed in MB a second, every tenth of which is told */
    const search = (of: Progress, seconds: number, speed: number) => {
        for (let tenth = 0; tenth < seconds * 10; tenth++) {
            clock.tick(100);
            of.advance((speed * MB) / 10);
        }
    };
    const last = () => plain(written.at(-1) ?? '');

    for (const [seconds, expected] of [
        [0.9, ''], [1, '[---------'], [2.5, '25% 10.0 MB/s'], [3, '30% 10.0 MB/s, 7 s left'], [10, '100% 10.0 MB/s, 0 s left'],
    ] as const) {
        it(`is after ${seconds} s: ${expected || 'nothing'}`, () => {
            search(progress(100 * MB, { isTTY: true }), seconds, 10);
            assert.ok(seconds === 1 ? last().endsWith('] 10% 10.0 MB/s') : last().replace(/^\[[#-]{30}\] /, '') === expected, last());
        });
    }

    it('has the time that is left by the speed of the last five seconds', () => {
        const bar = progress(1_000 * MB, { isTTY: true });
        search(bar, 10, 1);
        assert.match(last(), / 1% 1\.0 MB\/s, 16 min 30 s left$/);
        search(bar, 5, 10);
        assert.match(last(), / 6% 10\.0 MB\/s, 1 min 34 s left$/);
    });

    it('says no time when nothing moves', () => {
        const bar = progress(100 * MB, { isTTY: true });
        search(bar, 10, 1);
        clock.tick(5_000);
        search(bar, 0.1, 0);
        assert.match(last(), / 10% 0\.0 MB\/s$/);
    });

    it('has an hour in hours', () => {
        search(progress(10_000 * MB, { isTTY: true }), 4, 1);
        assert.match(last(), /, 2 h 46 min left$/);
    });

    it('has no bar where nobody knows how much there is', () => {
        search(progress(0, { isTTY: true }), 4, 1);
        assert.equal(last(), '4.0 MB, 1.0 MB/s');
    });

    it('is at its end when files have grown', () => {
        search(progress(10 * MB, { isTTY: true }), 20, 1);
        assert.equal(last(), `[${'#'.repeat(30)}] 100% 1.0 MB/s, 0 s left`);
    });

    for (const columns of [10, 20, 40, 80, 200]) {
        it(`leaves nothing on a line of ${columns} characters when it is cleared`, () => {
            const bar = progress(100 * MB, { isTTY: true, columns });
            search(bar, 5, 10);
            assert.ok(written.every((text) => plain(text).length < columns));
            bar.clear();
            written.push('found nothing\n');
            bar.clear();
            assert.deepEqual(shownBy(written.join('')), ['found nothing', '']);
        });
    }

    it('is a line at every tenth elsewhere, without anything that steers a terminal', () => {
        const lines = progress(100 * MB);
        search(lines, 10, 10);
        lines.clear();
        assert.deepEqual([written.length, written[0], written[2], written.at(-1)], [10, '10% 10.0 MB/s\n', '30% 10.0 MB/s, 7 s left\n', '100% 10.0 MB/s, 0 s left\n']);
    });
});

describe('progressLine', () => {
    for (const [part, text, columns, expected] of [
        [0, 'x', 80, `[${'-'.repeat(30)}] x`], [0.5, 'x', 80, `[${'#'.repeat(15)}${'-'.repeat(15)}] x`], [1, 'x', undefined, `[${'#'.repeat(30)}] x`], [1, 'x', 0, `[${'#'.repeat(30)}] x`],
        [0.5, '50% 10.0 MB/s, 7 s left', 40, '[#######------] 50% 10.0 MB/s, 7 s left'], [0.5, '50% 10.0 MB/s, 7 s left', 31, '50% 10.0 MB/s, 7 s left'],
        [0.5, '50% 10.0 MB/s, 7 s left', 10, '50% 10.0 '], [undefined, '5.0 MB', 80, '5.0 MB'],
    ] as const) {
        it(`draws ${part ?? 'nothing'} and "${text}" in ${columns ?? 'unknown'} columns`, () => assert.equal(progressLine(part, text, columns), `\r${expected}\u001B[K`));
    }
});
