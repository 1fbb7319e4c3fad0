import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DETECTORS, HANDLING } from '../../../lib/redaction/detectors';
import { LIKELY } from '../../../lib/redaction/kinds';

const page = readFileSync('lib/redaction/detectors/README.md', 'utf8');
/** Kind, handling and, in the tables by country, whether it counts by itself. */
const ROW = /`([A-Z0-9_]+)` \| (restricted|personal|off) \|(?: (yes|no|in part) \|)?/;
const rows = page.split('\n').flatMap((line) => (line.startsWith('|') ? [ROW.exec(line)] : [])).filter((row) => row !== null);

const COUNT = /(\d+) (?:are )?\*?(kinds|countries|restricted|personal|off)\b/g;
/** What a page says in numbers. */
const counted = (text: string) => Object.fromEntries([...text.matchAll(COUNT)].map(([, number, what]) => [what, Number(number)]));
const handled = (way: string) => Object.values(HANDLING).filter((handling) => handling === way).length;
const countries = new Set(DETECTORS.patterns.flatMap(({ region }: { region?: string }) => region ?? [])).size;
const kinds = Object.keys(HANDLING).length;

/** Whether a value counts without a word near it: in all of its forms, in some, in none. */
function byItself(kind: string): string {
    const forms = DETECTORS.patterns.filter((pattern) => pattern.kind === kind);
    const alone = forms.filter(({ confidence: [bare] }) => bare >= LIKELY);
    return alone.length === forms.length ? 'yes' : alone.length > 0 ? 'in part' : 'no';
}

describe('the page of all kinds', () => {
    it('names every kind, once, with its handling, and no other', () => {
        assert.equal(new Set(rows.map(([, kind]) => kind)).size, rows.length);
        assert.deepEqual(Object.fromEntries(rows.map(([, kind, handling]) => [kind, handling])), { ...HANDLING });
    });

    it('says which count without a word near them', () => {
        const told = rows.filter(([, , , itself]) => itself !== undefined).map(([, kind, , itself]) => [kind, itself]);
        assert.deepEqual(told, told.map(([kind]) => [kind, byItself(kind ?? '')]));
    });

    it('has the right numbers, and so has the README', () => {
        const expected = { kinds, countries, restricted: handled('restricted'), personal: handled('personal'), off: handled('off') };
        assert.deepEqual(counted(page), expected);
        const { kinds: kindsOfReadme, countries: countriesOfReadme } = counted(readFileSync('README.md', 'utf8'));
        assert.deepEqual([kindsOfReadme, countriesOfReadme], [kinds, countries]);
    });
});
