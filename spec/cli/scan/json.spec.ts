import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAt, pathOf, tokensOf } from '../../../lib/cli/scan/search/json-tokens';
import { shownField } from '../../../lib/cli/scan/search/field-names';
import { Texts } from '../../../lib/cli/scan/search/texts';
import { searchValue } from '../../../lib/cli/scan/search/value';

function meant(text: string, from = 0) {
    return (tokensOf(text) ?? []).slice(from).map((token) => {
        const raw = text.slice(token.start, token.end);
        return [token.type, token.type === 'number' ? raw : JSON.parse(`"${raw}"`) as string, pathOf(token)];
    });
}

/** The same, by JSON.parse. */
function* expected(value: unknown, isNamed = false): Generator<[string, string]> {
    if (typeof value === 'string') return value === '' ? undefined : yield ['string', value];
    else if (Array.isArray(value)) for (const each of value) yield* expected(each);
    else if (typeof value === 'object' && value !== null) {
        for (const [key, each] of Object.entries(value)) {
            yield ['key', key];
            yield* expected(each, true);
        }
    } else if (/^-?\d+$/.test(JSON.stringify(value)) && (isNamed || JSON.stringify(value).length >= 9)) yield ['number', JSON.stringify(value)];
    return undefined;
}

describe('bot-warden scan, reading JSON', function () {
    this.timeout(180_000);
    it('sees every string, key and whole number that JSON.parse does', () => {
        fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, space) => {
            const text = JSON.stringify(value, undefined, space);
            assert.deepEqual(meant(text).map(([type, each]) => [type, each]), [...expected(JSON.parse(text))]);
        }));
    });

    it('takes nothing for JSON that is none', () => {
        fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'[]{}",: 1e-.tru\\n') }), (text) => {
            let isJson = true;
            try {
                JSON.parse(text);
            } catch {
                isJson = false;
            }
            if (tokensOf(text) && !isJson) assert.match(text, /\\/, text); // what is wrong in an escape is seen when it is read
            if (isJson) assert.ok(tokensOf(text), text);
        }), { numRuns: 2_000 });
    });

    it('says where', () => {
        const text = '{"a":{"b":["x",{"c.d":"y"}]},"id":"z"}';
        assert.deepEqual(meant(text).filter(([type]) => type === 'string').map(([, each, path]) => [each, path]), [['x', 'a.b.0'], ['y', 'a.b.1.c·d'], ['z', 'id']]);
        assert.deepEqual(tokensOf('{"id":1,"a":{"id":2}}')!.map((token) => [isAt(token, 'id'), isAt(token, 'id', 'a')]), [[false, false], [true, false], [false, false], [false, false], [false, true]]);
    });

    it('is not ended by depth', () => {
        for (const deep of ['['.repeat(200_000) + ']'.repeat(200_000), '{"a":'.repeat(100_000) + '"x"' + '}'.repeat(100_000)]) {
            assert.ok(tokensOf(deep));
        }
        const wide = `{"${'k'.repeat(100_000)}":{${'"id":"x",'.repeat(100_000)}"id":"4111111111111111"}}`;
        assert.equal(searchValue(`{"type":"message","channelId":"x","value":${wide}}`, new Texts({}), false)!.hits.length, 1);
        assert.ok(pathOf(tokensOf('{"a":'.repeat(1_000) + '"x"' + '}'.repeat(1_000))!.at(-1)!).length < 200);
    });

    for (const [path, shown] of [
        ['attachments.0.content.text', 'attachments[].content.text'], ['text', 'text'], ['0', '[]'], ['value.jo@example·com', 'value.*'], ['a.jo@mail', 'a.*'], ['a.John Smith.b', 'a.*.b'],
        [`a.${'x'.repeat(50)}`, 'a.*'], ['members.0.1', 'members[][]'],
    ] as const) {
        it(`shows ${path} as ${shown}`, () => assert.equal(shownField(path, (step) => step.includes('@')), shown));
    }
});

describe('bot-warden scan, searching JSON', function () {
    this.timeout(180_000);
    const texts = new Texts({});
    const at = (value: object) => searchValue(JSON.stringify(value), texts, true)!;

    for (const [what, value, kind, field] of [
        ['a string', { text: 'card 4111 1111 1111 1111' }, 'CREDIT_CARD', 'text'],
        ['a number', { n: 4111111111111111 }, 'CREDIT_CARD', 'n'],
        ['a key', { value: { 'jo@example.com': 1 } }, 'EMAIL_ADDRESS', 'value.*'],
        ['a string behind escapes', { text: 'a "b" \\ \n 4111 1111 1111 1111' }, 'CREDIT_CARD', 'text'],
        ['what only its field makes something', { user: { password: 'hunter2' } }, 'SECRET', 'user.password'],
        ['a short number that its field makes something', { pin: 4711 }, 'PIN', 'pin'],
        ['a name in camel case', { accountNumber: '12345678' }, 'US_BANK_NUMBER', 'accountNumber'],
    ] as const) {
        it(`finds ${what}, and where it begins`, () => {
            const json = JSON.stringify(value);
            const { hits, edits } = searchValue(json, texts, true)!;
            assert.deepEqual(hits.map((hit) => [hit.kind, hit.field]), [[kind, field]]);
            const [{ at: place }, { start, end, text }] = [hits[0]!, edits[0]!];
            assert.match(json.slice(place), /^(?:4111|jo@|hunter2|4711|12345678)/);
            const edited = json.slice(0, start) + text + json.slice(end);
            assert.ok(JSON.stringify(JSON.parse(edited)).includes(`[${kind}]`), edited);
            assert.deepEqual(searchValue(edited, texts, false)!.hits, []);
        });
    }

    for (const [what, value] of [
        ['what routes an activity', { type: 'message', id: '4111111111111111', channelId: 'sms', conversation: { id: '+14155550123' }, from: { id: '+14155550123' }, timestamp: '2026-11-30T10:00:00Z' }],
        ['nothing', {}], ['times', { time: '2026-11-30T10:00:00.123Z', n: 1790000000 }],
    ] as const) {
        it(`leaves ${what}`, () => assert.deepEqual(at(value).hits, []));
    }

    it('searches the same fields of what is no activity, and a key that looks like a path', () => {
        assert.equal(at({ id: '4111111111111111' }).hits.length, 1);
        assert.equal(at({ type: 'message', channelId: 'x', 'from.id': '4111111111111111' }).hits.length, 1);
    });

    it('numbers keys that become alike, so that no answer is lost', () => {
        const json = JSON.stringify({ 'jo@example.com': 1, 'al@example.com': 2 });
        const { edits } = searchValue(json, texts, true)!;
        const edited = edits.reduceRight((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), json);
        assert.deepEqual(JSON.parse(edited), { '[EMAIL_ADDRESS]': 1, '[EMAIL_ADDRESS] 2': 2 });
    });

    it('redacts once and for all, and changes nothing else', () => {
        const sensitive = fc.constantFrom('4111 1111 1111 1111', 'jo@example.com', '+44 20 7946 0958', 'DE89 3704 0044 0532 0130 00', 'password: hunter2!', '10.1.2.3');
        const text = fc.tuple(fc.string({ unit: 'grapheme' }), fc.option(sensitive), fc.string()).map((parts) => parts.join(' '));
        fc.assert(fc.property(fc.dictionary(fc.constantFrom('text', 'password', 'a', 'phone', 'é"'), fc.oneof(text, fc.array(text))), (value) => {
            const json = JSON.stringify(value);
            const { edits, hits } = searchValue(json, texts, true)!;
            const edited = edits.reduceRight((whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end), json);
            assert.deepEqual(searchValue(edited, texts, false)!.hits, [], edited);
            assert.equal(edited === json, hits.length === 0);
            assert.deepEqual(Object.keys(JSON.parse(edited) as object).length, Object.keys(value).length);
        }), { numRuns: 300 });
    });
});
