import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';

const PLATE_SHAPES = ['A', 'AA', 'AAA'].flatMap((district) =>
    ['A', 'AA'].flatMap((letters) =>
        ['9', '99', '999', '9999', '9A', '99A', '999A', '9999A'].map((digits) => `${district}-${letters}-${digits}`),
    ),
);

/** What stands in registers or on cars. */
export const DE_PUBLIC = [
    /** Commercial register, sections A and B. @see https://de.wikipedia.org/wiki/Handelsregister_(Deutschland) */
    pattern({
        kind: 'DE_HANDELSREGISTER', handling: 'off', region: 'DE',
        shapes: ['AAA-9', 'AAA-99', 'AAA-999', 'AAA-9999', 'AAA-99999', 'AAA-999999'],
        valid: (id) => /^HR[AB]/.test(id),
        context: words('handelsregister', 'handelsregisternummer', 'amtsgericht', 'registergericht', 'gmbh', 'firma', 'gesellschaft'),
        confidence: [0.6, 0.75],
    }),
    /** Number plates; E stands behind electric cars, H behind old ones. @see https://de.wikipedia.org/wiki/Kfz-Kennzeichen_(Deutschland) */
    pattern({
        kind: 'DE_KFZ', handling: 'off', region: 'DE',
        shapes: PLATE_SHAPES,
        valid: (_, written) => /^[a-z]{1,3}[ -][a-z]{1,2}[ -]\d{1,4}[eh]?$/i.test(written),
        context: words(
            'kennzeichen', 'nummernschild', 'kfz', 'fahrzeug', 'auto', 'pkw', 'lkw', 'zulassung', 'fahrzeugschein', 'license plate', 'number plate',
        ),
        confidence: [0.3, 0.7],
    }),
    /** Postal codes. @see https://de.wikipedia.org/wiki/Postleitzahl_(Deutschland) */
    pattern({
        kind: 'DE_PLZ', handling: 'off', region: 'DE',
        shapes: ['99999'],
        valid: (id) => id > '01000' && id < '99999',
        context: words(
            'plz', 'postleitzahl', 'postanschrift', 'adresse', 'wohnort', 'anschrift', 'lieferadresse', 'rechnungsadresse', 'straße', 'strasse',
            'hausnummer', 'postfach', 'gemeinde', 'stadt',
        ),
        confidence: [0.05, 0.7],
    }),
] as const;
