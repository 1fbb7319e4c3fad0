import { writeFileSync } from 'node:fs';
import { reporters } from 'mocha';

/** The dot reporter, which also leaves its counts in a file. */
export default class extends reporters.Dot {
    constructor(runner, options) {
        super(runner, options);
        runner.once('end', () => writeFileSync(options.reporterOptions.counts, JSON.stringify(this.stats)));
    }
}
