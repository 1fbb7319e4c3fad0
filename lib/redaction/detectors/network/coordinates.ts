import type { AnchoredDetector } from '../../scan/detector';
import { words } from '../../scan/words';
import { isDigit, isWord } from './characters';
import { codeAt } from '../../scan/letters';

const PLACE_WORDS = words(
    'gps', 'coordinates', 'coordinate', 'coords', 'coord', 'latitude', 'longitude', 'lat', 'lon', 'lng', 'long', 'location', 'position', 'geo',
    'geolocation', 'map', 'maps', 'koord*', 'standort', 'breitengrad', 'coord*', 'localisation', 'ubicacion', 'posicion', 'posizione',
    'localizacao', 'locatie', 'lokalizacja', 'plats', 'konum', '座標', '位置', '坐标', '经纬度', '定位',
);

const [DOT, DEGREE, MINUS, PLUS] = [0x2e, 0xb0, 0x2d, 0x2b];
const BETWEEN = '(?: ?[,;/] ?| {1,2})(?:lon(?:g|gitude)?[:=]? ?)?';
const DECIMAL = new RegExp(
    `[-+]?(\\d{1,2}\\.(\\d{2,12})) ?°? ?([NS]?)${BETWEEN}[-+]?(\\d{1,3}\\.(\\d{2,12}))(?: ?°)?(?: ?([EWO])\\b)?(?![\\d.]*\\d)`,
    'iy',
);
const MINUTES = "([0-5]?\\d(?:\\.\\d{1,6})?) ?['\u2032\u2019]";
const SECONDS = "(?:[0-5]?\\d(?:\\.\\d{1,6})? ?(?:[\"\u201d\u2033]|'{2}|\u2032{2}) ?)?";
const SEXAGESIMAL = new RegExp(
    `(\\d{1,2}) ?° ?${MINUTES} ?${SECONDS}[NS][ ,;/]{0,3}(\\d{1,3}) ?° ?${MINUTES} ?${SECONDS}[EWO](?![\\p{L}\\d])`,
    'iuy',
);

/**
 * Latitude and longitude, in decimals or in degrees and minutes. Four decimals tell one house from the next.
 * @see https://www.iso.org/standard/75147.html (ISO 6709)
 */
export const coordinates: AnchoredDetector<'COORDINATES'> = {
    kinds: { COORDINATES: 'off' },
    on: '',
    tokens: [{ least: 1, most: 3 }],
    find(scan, at) {
        const { text } = scan;
        let end = at + 1;
        while (isDigit(codeAt(text, end))) end++;
        if (end - at > 2) return end;
        const next = codeAt(text, end);
        const isDecimal = next === DOT && isDigit(codeAt(text, end + 2));
        const isDegrees = next === DEGREE || codeAt(text, end + 1) === DEGREE;
        if (!isDecimal && !isDegrees) return end;
        const before = codeAt(text, at - 1);
        if (before === DOT || isWord(before)) return end;
        const start = before === MINUS || before === PLUS ? at - 1 : at;
        const pair = isDecimal ? decimalAt(text, start) : sexagesimalAt(text, start);
        if (!pair) return end;
        const near = scan.near(PLACE_WORDS, start, pair.end);
        scan.claim('COORDINATES', start, pair.end, near === 'for' ? 0.95 : near === 'against' ? 0.2 : pair.confidence);
        return pair.end;
    },
};

interface Pair { end: number; confidence: number }

function decimalAt(text: string, start: number): Pair | undefined {
    DECIMAL.lastIndex = start;
    const [whole, latitude, decimals, north, longitude, others, east] = DECIMAL.exec(text) ?? [];
    if (!whole || Number(latitude) > 90 || Number(longitude) > 180) return undefined;
    const fewest = Math.min(decimals!.length, others!.length);
    const isLettered = Boolean(north && east);
    return { end: start + whole.length, confidence: isLettered ? 0.8 : fewest >= 5 ? 0.6 : fewest === 4 ? 0.4 : 0.05 };
}

function sexagesimalAt(text: string, start: number): Pair | undefined {
    SEXAGESIMAL.lastIndex = start;
    const [whole, latitude, , longitude] = SEXAGESIMAL.exec(text) ?? [];
    if (!whole || Number(latitude) > 90 || Number(longitude) > 180) return undefined;
    return { end: start + whole.length, confidence: 0.8 };
}
