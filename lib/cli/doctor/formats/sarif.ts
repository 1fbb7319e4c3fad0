import type { Finding, Severity, Verdict } from '../finding';
import { MEASURES } from '../measures';
import type { Report } from '../report';

/** Of the standard: what is no failure has the level `none`. */
const RESULT: Readonly<Record<Verdict, { kind: string; level: string }>> = {
    'fail': { kind: 'fail', level: 'error' },
    'warn': { kind: 'fail', level: 'warning' },
    'cannot-see': { kind: 'review', level: 'none' },
    'pass': { kind: 'pass', level: 'none' },
};

/** As GitHub's code scanning sorts them (CVSS). */
const SCORE: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };

/**
 * A log of the Static Analysis Results Interchange Format, for code scanning and editors.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif({ tool, findings, problems }: Report): object {
    return {
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
        version: '2.1.0',
        runs: [{
            tool: { driver: { name: tool.name, semanticVersion: tool.version, rules: findings.map(ruleOf) } },
            columnKind: 'utf16CodeUnits',
            invocations: [{
                executionSuccessful: problems.length === 0,
                toolExecutionNotifications: problems.map((text) => ({ level: 'error', message: { text } })),
            }],
            results: findings.map(resultOf),
        }],
    };
}

function ruleOf({ id, title, why, mend, severity, measure }: Finding): object {
    return {
        id,
        shortDescription: { text: title },
        fullDescription: { text: why },
        help: { text: mend },
        properties: { 'security-severity': SCORE[severity], tags: ['security', measure, MEASURES[measure][1]] },
    };
}

function resultOf({ id, verdict, title, note, mend, where = [] }: Finding, ruleIndex: number): object {
    const text = [title, note, verdict === 'pass' ? undefined : mend].filter((part) => part !== undefined).map(sentence).join(' ');
    return { ruleId: id, ruleIndex, ...RESULT[verdict], message: { text }, ...(where.length > 0 && { locations: where.map(locationOf) }) };
}

function sentence(text: string): string {
    return /[.?!]$/.test(text) ? text : `${text}.`;
}

function locationOf({ file, line }: NonNullable<Finding['where']>[number]): object {
    const uri = file.split('/').map(encodeURIComponent).join('/');
    return { physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, ...(line !== undefined && { region: { startLine: line } }) } };
}
