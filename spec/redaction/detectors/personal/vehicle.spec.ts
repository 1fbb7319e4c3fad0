import assert from 'node:assert/strict';
import { PLATES, VIN } from '../../../../lib/redaction/detectors/personal/vehicle';
import type { Row } from '../../../../lib/redaction/scan/row';
import { itFindsMarked } from './finding';

describe('VIN', () => {
    // The last one is everybody's example of the check digit.
    itFindsMarked({ numbers: [VIN] }, 'VIN', [
        'VIN «1HGCM82633A004352»', 'vin: «1hgcm82633a004352»', 'it is «1M8GDM9AXKP042788»', 'chassis «WVWZZZ1JZXW000001»',
        'Fahrgestellnummer «WVWZZZ1JZXW000001»', '车架号«LSVAU033972123456»',
        '1M8GDM9A1KP042788', 'VIN 1M8GDM9A1KP042788', 'VIN 1HGCM82633A00435', 'VIN 1HGCM82633A0043521', 'VIN 1HGCM8263OA004352',
        'VIN 12345678901234567', 'WVWZZZ1JZXW000001', 'WVWZZZ1JZXW00000A',
    ]);
    it('looks no further back in a row than a number is long', () => {
        let looks = 0;
        const joint = new Proxy(new Uint8Array(1_000), { get: (target, at) => (looks++, Reflect.get(target, at) as number) });
        const row = { joint, first: Int32Array.from({ length: 1_001 }, (_, piece) => piece), kinds: new Uint8Array(1_000) };
        assert.equal(VIN.fits!(row as unknown as Row, 0, 1_000), false);
        assert.ok(looks < 20, `${looks} times`);
    });
    itFindsMarked({ numbers: [VIN] }, 'VIN', ['it is «WVWZZZ1JZXW000001»', '1M8GDM9A1KP042788'], 0);
});

describe('PLATES', () => {
    itFindsMarked({ patterns: PLATES }, 'LICENSE_PLATE', [
        'license plate «ABC1234»', 'plate number «AB-123-CD»', 'Kennzeichen «M-AB 1234»', 'immatriculation «AA-123-BB»', 'matrícula «1234 BCD»',
        'targa «AB123CD»', 'kenteken «12-AB-34»', 'plaka «34ABC123»', '车牌«AB12345»',
        'ABC1234', 'plate 123456', 'plate ABCDEF', 'my plate of soup',
    ]);
});
