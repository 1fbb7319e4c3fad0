import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { MEASURES } from '../../lib/cli/doctor/measures';
import { ATTACKS } from '../../lib/testing';
import { rowsIn, type Row } from './support/markdown';
import { isThere } from './support/named';

const IDS = Object.keys(MEASURES);

/** The measures that a cell names: `G1.1, C3`, `G2.1a to G2.1e`. */
function measuresIn(cell: string): string[] {
    return cell.split(', ').flatMap((part) => {
        const [first = '', last] = part.split(' to ');
        if (!last) return [first];
        return IDS.slice(IDS.indexOf(first), IDS.indexOf(last) + 1);
    });
}

function optionsNamed(row: Row): string[] {
    return [...(row.cells.get('option') ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

for (const file of ['docs/threat-model.md', 'docs/measures.md']) {
    describe(`the tables of ${file}`, () => {
        const rows = rowsIn(readFileSync(file, 'utf8')).filter(({ cells }) => cells.has('option') && cells.has('spec'));

        it('have rows', () => assert.ok(rows.length >= 35));

        it('name options, functions and commands that are there', () => {
            assert.deepEqual(rows.flatMap((row) => optionsNamed(row).filter((name) => !isThere(name)).map((name) => `${file}:${row.line} ${name}`)), []);
        });

        it('give each row an option and a spec, or say that it is not the package\'s', () => {
            const bare = rows.filter((row) => row.cells.get('spec') !== 'yours' && (optionsNamed(row).length === 0 || !/\]\(\.\.\/spec\/[\w/-]+\.spec\.ts\)/.test(row.cells.get('spec') ?? '')));
            assert.deepEqual(bare.map(({ line }) => `${file}:${line}`), []);
        });

        it('name measures by their numbers', () => {
            const numbers = rows.flatMap((row) => measuresIn(row.cells.get('measure') ?? 'G0'));
            assert.deepEqual(numbers.filter((id) => !IDS.includes(id)), []);
        });
    });
}

describe('measures', () => {
    it('have a row for every number that the doctor knows', () => {
        const rows = rowsIn(readFileSync('docs/measures.md', 'utf8')).filter(({ cells }) => cells.has('measure'));
        assert.deepEqual(rows.flatMap(({ cells }) => measuresIn(cells.get('measure') ?? '')).toSorted(), IDS.toSorted());
    });

    for (const [name, expected] of [
        ['redaction.policy', true], ['redaction.polcy', false], ['keys', true], ['kees', false], ['AuditLog', true], ['verifyEndpoint()', true], ['rotate()', true],
        ['rotten()', false], ['bot-warden erase', true], ['bot-warden eraze', false], ['transcripts.forgetWords', true], ['channel.limits.depth', false],
    ] as const) {
        it(`name what is there: ${name} ${expected ? 'is' : 'is not'}`, () => assert.equal(isThere(name), expected));
    }
});

describe('events', () => {
    const declared = [...readFileSync('dist/events/security-events.d.ts', 'utf8').matchAll(/^ {4}type: '([\w-]+)'/gm)].map(([, type = '']) => type);
    const named = (file: string, column: string) => rowsIn(readFileSync(file, 'utf8')).flatMap(({ cells }) => [...(cells.get(column) ?? '').matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map(([, type = '']) => type));

    it('are all in the README, and no others', () => assert.deepEqual([...new Set(named('README.md', 'type'))].toSorted(), [...new Set(declared)].toSorted()));

    it('are what operators are told to look for', () => {
        const types = rowsIn(readFileSync('docs/operations.md', 'utf8')).flatMap(({ cells }) => (cells.get('event') ?? '').split(' with ')[0]?.match(/[a-z]+(?:-[a-z]+)*/g) ?? []);
        assert.ok(types.length >= 8);
        assert.deepEqual(types.filter((type) => !declared.includes(type)), []);
    });
});

describe('what developers are told to try', () => {
    const text = readFileSync('docs/training.md', 'utf8');

    it('is on the page of the sample', () => {
        const page = readFileSync('samples/echo-bot/public/index.html', 'utf8');
        const buttons = [...text.matchAll(/(?<!\*)\*([A-Z][^*\n]+)\*(?!\*)/g)].map(([, name = '']) => name);
        assert.ok(buttons.length >= 6);
        assert.deepEqual(buttons.filter((name) => !page.includes(name)), []);
    });

    it('is among the attacks', () => {
        const named = [...text.matchAll(/only: \[(.+?)\] \}/g)].flatMap(([, names = '']) => [...names.matchAll(/'((?:\\'|[^'])+)'/g)].map(([, name = '']) => name.replace("\\'", "'")));
        assert.ok(named.length >= 3);
        assert.deepEqual(named.filter((name) => !ATTACKS.some((each) => each.name === name)), []);
    });
});
