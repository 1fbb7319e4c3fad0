import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Kind } from '../../redaction/detectors';
import { Redactor } from '../../redaction/redactor';
import { OptionError } from '../../support/errors';
import type { Arguments } from '../arguments';
import { printable } from '../io';
import { explained, Problem } from '../problem';
import type { Search } from './search/piece-search';

/** More threads only wait for each other. */
const MOST_WORKERS = 64;

/** What was typed about how to search. */
export interface Settings {
    search: Search;
    workers: number;
    isJson: boolean;
    change: 'redact' | 'erase' | undefined;
}

/** @throws {Problem} */
export function settingsIn(given: Arguments): Settings {
    const format = given.text('format') ?? 'text';
    if (format !== 'text' && format !== 'json') throw new Problem('--format must be text or json');
    if (given.flag('redact') && given.flag('erase')) throw new Problem('give either --redact or --erase');
    return {
        search: { kinds: kindsIn(given), threshold: confidenceIn(given), labelKey: randomBytes(32), isToEdit: given.flag('redact') },
        workers: workersIn(given),
        isJson: format === 'json',
        change: given.flag('redact') ? 'redact' : given.flag('erase') ? 'erase' : undefined,
    };
}

function kindsIn(given: Arguments): Search['kinds'] {
    const text = given.text('kinds');
    if (text === undefined || text === 'all') return text;
    const kinds = text.split(',').map((kind) => kind.trim().toUpperCase()) as Kind[];
    try {
        new Redactor({ kinds }).find('');
        return kinds;
    } catch (error) {
        const unknown = error instanceof OptionError && kinds[Number(/\d+/.exec(error.option)?.[0])];
        throw new Problem(`--kinds: ${unknown ? `there is no kind "${printable(unknown)}"; known are such as CREDIT_CARD and US_SSN` : explained(error)}`);
    }
}

function confidenceIn(given: Arguments): number | undefined {
    const text = given.text('min-confidence');
    if (text !== undefined && !/^(?:0?\.\d+|[01](?:\.0+)?)$/.test(text)) throw new Problem('--min-confidence must be a number from 0 to 1');
    return text === undefined ? undefined : Number(text);
}

function workersIn(given: Arguments): number {
    const text = given.text('workers');
    if (text === undefined) return Math.min(MOST_WORKERS, availableParallelism());
    if (!/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > MOST_WORKERS) throw new Problem(`--workers must be a number from 1 to ${MOST_WORKERS}`);
    return Number(text);
}
