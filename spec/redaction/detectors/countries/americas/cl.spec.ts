import { CL } from '../../../../../lib/redaction/detectors/countries/americas/cl';
import { itFinds } from '../identifiers';

describe('CL', () => {
    itFinds(CL, {
        found: [
            ['CL_RUT', '12.531.909-2'],
            ['CL_RUT', '12531909-2'],
            ['CL_RUT', '76086428-5'],
            ['CL_RUT', '125319092'],
            ['CL_RUT', '1.000.005-K'],
        ],
        left: [
            ['another letter', 'CL_RUT', '1.000.005-J'],
            ['ten digits', 'CL_RUT', '112.531.909-2'],
        ],
        plain: [
            ['CL_RUT', '12.531.909-2'],
            ['CL_RUT', '1.000.005-K'],
        ],
        inContext: [
            ['RUT', 'CL_RUT', '12531909-2'],
            ['mi RUN es', 'CL_RUT', '125319092'],
        ],
        checked: [
            ['CL_RUT', '12531909-2'],
        ],
    });
});
