import assert from 'node:assert/strict';

// What SARIF 2.1.0 requires of the objects that we write: their required properties, the types and values of all, and no property that
// the standard does not know (its schema has `additionalProperties: false` throughout, but for property bags).

type Check = (value: unknown, path: string) => void;

const text: Check = (value, path) => assert.ok(typeof value === 'string' && value !== '', path);
const whole = (least: number): Check => (value, path) => assert.ok(Number.isInteger(value) && (value as number) >= least, path);
const yesNo: Check = (value, path) => assert.equal(typeof value, 'boolean', path);
const oneOf = (...values: readonly string[]): Check => (value, path) => assert.ok(values.includes(value as string), `${path}: ${String(value)}`);
const anything: Check = (value, path) => assert.equal(typeof value, 'object', path);
const uri: Check = (value, path) => assert.ok(typeof value === 'string' && URL.canParse(value, 'file:///sources/') && !/[\s\\#?]/.test(value), path);

const list = (each: Check): Check => (value, path) => {
    assert.ok(Array.isArray(value), path);
    for (const [index, item] of value.entries()) each(item, `${path}[${index}]`);
};

/** Names that end with `!` are required. */
const object = (properties: Record<string, Check>): Check => (value, path) => {
    assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), path);
    const known = new Map(Object.entries(properties).map(([name, check]) => [name.replace('!', ''), check]));
    for (const name of Object.keys(properties)) if (name.endsWith('!')) assert.ok(Object.hasOwn(value, name.slice(0, -1)), `${path}.${name}`);
    for (const [name, item] of Object.entries(value)) {
        const check = known.get(name);
        assert.ok(check, `${path}.${name} is not in the standard`);
        check(item, `${path}.${name}`);
    }
};

const message = object({ 'text!': text });
const rule = object({ 'id!': text, 'shortDescription': message, 'fullDescription': message, 'help': message, 'properties': anything });
const location = object({ 'physicalLocation': object({ 'artifactLocation!': object({ uri, uriBaseId: text }), 'region': object({ 'startLine!': whole(1) }) }) });
const result = object({
    'ruleId': text, 'ruleIndex': whole(0), 'kind': oneOf('notApplicable', 'pass', 'fail', 'review', 'open', 'informational'), 'level': oneOf('none', 'note', 'warning', 'error'),
    'message!': message, 'locations': list(location),
});
const invocation = object({ 'executionSuccessful!': yesNo, 'toolExecutionNotifications': list(object({ 'message!': message, 'level': oneOf('none', 'note', 'warning', 'error') })) });
const run = object({
    'tool!': object({ 'driver!': object({ 'name!': text, 'semanticVersion': text, 'rules': list(rule) }) }),
    'columnKind': oneOf('utf16CodeUnits', 'unicodeCodePoints'), 'invocations': list(invocation), 'results': list(result),
});
const log = object({ '$schema': text, 'version!': oneOf('2.1.0'), 'runs!': list(run) });

interface Results {
    runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; kind: string; level: string }[] }[];
}

/** @throws {AssertionError} where a log breaks the standard */
export function assertSarif(value: unknown): void {
    log(value, '$');
    for (const { tool: { driver: { rules } }, results } of (value as Results).runs) {
        assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length, 'ids of rules are unique');
        for (const { ruleId, ruleIndex, kind, level } of results) {
            assert.equal(rules[ruleIndex]?.id, ruleId, 'ruleIndex is that of ruleId (3.27.6)');
            if (kind !== 'fail') assert.equal(level, 'none', 'what is no failure has no level (3.27.10)');
        }
    }
}
