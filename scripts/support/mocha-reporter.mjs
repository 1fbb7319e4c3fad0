import { writeFileSync } from 'node:fs';
import { reporters } from 'mocha';

/** The dot reporter, which also leaves its counts, and what failed, in a file, if one is named. */
export default class extends reporters.Dot {
    constructor(runner, options) {
        super(runner, options);
        const { outcome } = options.reporterOptions ?? {};
        if (outcome) runner.once('end', () => writeFileSync(outcome, JSON.stringify({ ...this.stats, failed: this.failures.map(told) })));
    }
}

/** Its title, and the first lines of why. */
function told(spec) {
    const why = String(spec.err?.stack ?? spec.err).split('\n').filter(line => line.trim()).slice(0, 6);
    return [spec.fullTitle(), ...why].join('\n    ');
}
