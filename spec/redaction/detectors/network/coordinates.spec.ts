import assert from 'node:assert/strict';
import { coordinates } from '../../../../lib/redaction/detectors/network/coordinates';
import { claimed } from '../../scanning';
import { linear } from './effort';

const found = (text: string, least?: number) => claimed({ anchored: [coordinates] }, text, least).map((claim) => claim.replace('COORDINATES ', ''));

describe('coordinates', () => {
    for (const place of [
        '48.85837, 2.29448', '-33.85678, 151.21530', '+48.85837,-2.29448', '48.85837;2.29448', '48.85837 2.29448', '48.8584° N, 2.2945° E', '48.8584 N 2.2945 E', '0.00001, -179.99999',
        '48°51\'30"N 2°17\'40"E', '48° 51\' 30.2" N, 2° 17\' 40.1" E', '48°51′30″N, 2°17′40″E', "48°51.5'N 2°17.67'W", '48°51′30″S 2°17′40″O', '90.00000, 180.00000',
    ]) {
        for (const [title, before, after] of [['alone', '', ''], ['in a sentence', 'we are at ', ', come'], ['at the end of one', 'we are at ', '.'], ['in brackets', '(', ')']] as const) {
            it(`finds ${place} ${title}`, () => assert.deepEqual(found(before + place + after), [place]));
        }
    }

    for (const text of ['GPS 48.85, 2.29', 'location: 48.8583,2.2944', '坐标48.8583, 2.2944', 'geo:48.8583,2.2944', 'lat 48.8583 lon 2.2944']) {
        it(`finds "${text}" in context`, () => assert.equal(found(text).length, 1));
    }
    for (const text of ['1.25, 2.50', '48.8583, 2.2944', 'order 48.85837, 2.29448']) {
        it(`is not sure of "${text}"`, () => {
            assert.deepEqual(found(text), []);
            assert.equal(found(text, 0).length, 1);
        });
    }

    for (const [title, text] of [
        ['a latitude over 90', '90.00001, 2.29448'],
        ['a longitude over 180', '48.85837, 180.00001'],
        ['degrees over 90', '91°51\'30"N 2°17\'40"E'],
        ['sixty minutes', '48°60\'30"N 2°17\'40"E'],
        ['one number', '48.85837'],
        ['a version', '1.22.33, 2.33'],
        ['a letter before it', 'v48.85837, 2.29448'],
        ['three numbers in the second', '48.85837, 2.29448.1'],
        ['a temperature', '21° C'],
        ['a date', '22.11.2026, 10.30'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(text, 0), []));
    }

    linear(coordinates);
});
