import { writeFileSync } from 'node:fs';
import { reporters } from 'mocha';

/** The dot reporter, which also leaves its counts in a file, if one is named. */
export default class extends reporters.Dot {
    constructor(runner, options) {
        super(runner, options);
        const { counts } = options.reporterOptions ?? {};
        if (counts) runner.once('end', () => writeFileSync(counts, JSON.stringify(this.stats)));
    }
}
